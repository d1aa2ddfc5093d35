//! The letter on A4: letterhead, the receiver where a window envelope shows it, number and dates, the answer word for word, who
//! signed, and a code that leads to the appeal's page. Lengths are points; `y` goes down from the top.

use super::face::Faces;
use super::lines::wrapped;
use app::i18n::texts::letter as words;
use domain::lang::Lang;
use fast_qr::{ECL, QRBuilder};
use krilla::Document;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use services::post::Letter;

/// Letters of the state are in the state's language.
pub const LANG: Lang = Lang::Az;

pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
pub(super) const LEFT: f32 = 62.0;
pub(super) const WIDTH: f32 = PAGE.0 - LEFT - 50.0;
/// Where the words begin on the first page, and on the others.
const FIRST: f32 = 292.0;
pub(super) const NEXT: f32 = 70.0;
/// Where they end.
pub(super) const LAST: f32 = 770.0;
/// The window of a DL envelope: 45 mm from the top, 20 mm from the left.
const WINDOW: f32 = 140.0;
const WORDS: f32 = 11.0;
const SMALL: f32 = 9.0;
const CODE: f32 = 84.0;

/// Something on a page.
pub enum Mark {
    /// A line of text.
    Text { x: f32, y: f32, size: f32, bold: bool, text: String },
    /// A thin line across.
    Rule { y: f32 },
    /// The code.
    Code { x: f32, y: f32, address: String },
}

/// The file; `None` when a font can't be read.
pub fn letter(letter: &Letter, address: &str) -> Option<Vec<u8>> {
    let faces = Faces::open()?;
    let mut pages = vec![head(&faces, letter)];
    let mut y = body(&faces, letter, &mut pages);
    close(&faces, letter, address, &mut pages, &mut y);
    let of = pages.len();
    for (nr, page) in pages.iter_mut().enumerate() {
        page.push(text(LEFT, 806.0, SMALL, false, format!("{} · {}", letter.number, words::page(LANG, nr + 1, of))));
    }
    file(&faces, PAGE, &format!("{} {}", words::heading(LANG), letter.number), &pages)
}

pub(super) fn text(x: f32, y: f32, size: f32, bold: bool, text: impl Into<String>) -> Mark {
    Mark::Text { x, y, size, bold, text: text.into() }
}

/// Letterhead, receiver, number and dates, heading.
fn head(faces: &Faces, letter: &Letter) -> Vec<Mark> {
    let mut marks = Vec::new();
    let name = wrapped(&faces.bold, letter.institution.in_lang(LANG), 14.0, WIDTH);
    marks.extend(name.into_iter().zip(0_u8..).map(|(line, nr)| text(LEFT, 58.0 + 18.0 * f32::from(nr), 14.0, true, line)));
    marks.push(Mark::Rule { y: 104.0 });
    let receiver = wrapped(&faces.regular, &letter.address, WORDS, 230.0);
    // A long address is set closer, so that it ends above the heading.
    let step = if receiver.len() > 7 { 12.0 } else { 15.0 };
    let receiver = std::iter::once((true, letter.person.clone())).chain(receiver.into_iter().map(|line| (false, line)));
    marks.extend(receiver.zip(0_u8..).map(|((bold, line), nr)| text(LEFT, WINDOW + step * f32::from(nr), WORDS, bold, line)));
    let facts = [
        Some((words::number(LANG), letter.number.clone())),
        letter.registered_ms.map(|at| (words::registered(LANG), at.date().display())),
        Some((words::signed_on(LANG), letter.signed_ms.date().display())),
    ];
    for ((name, value), nr) in facts.into_iter().flatten().zip(0_u8..) {
        let y = WINDOW + 32.0 * f32::from(nr);
        marks.push(text(350.0, y, SMALL, false, name));
        marks.push(text(350.0, y + 14.0, WORDS, true, value));
    }
    marks.push(text(LEFT, 262.0, 13.0, true, words::heading(LANG)));
    marks
}

/// The answer, over as many pages as it needs; where the last line ends.
fn body(faces: &Faces, letter: &Letter, pages: &mut Vec<Vec<Mark>>) -> f32 {
    let mut y = FIRST;
    for line in wrapped(&faces.regular, &letter.text, WORDS, WIDTH) {
        if y > LAST {
            pages.push(Vec::new());
            y = NEXT;
        }
        if let Some(page) = pages.last_mut() {
            page.push(text(LEFT, y, WORDS, false, line));
        }
        y += 16.0;
    }
    y
}

/// Who signed, and where the original is; never torn apart.
fn close(faces: &Faces, letter: &Letter, address: &str, pages: &mut Vec<Vec<Mark>>, y: &mut f32) {
    let photos = (letter.photos > 0).then(|| words::photos(LANG, i64::from(letter.photos)));
    let demo = letter.demo.then(|| words::signed_demo(LANG).to_owned());
    let signed = words::signed_by(LANG, &letter.signer, letter.signed_ms.display_minute());
    let told = [photos, Some(signed), demo, Some(words::original(LANG).to_owned()), Some(address.to_owned())];
    let beside = WIDTH - CODE - 16.0;
    let lines: Vec<String> = told.into_iter().flatten().flat_map(|words| wrapped(&faces.regular, &words, SMALL, beside)).collect();
    let height = CODE.max(13.0 * lines.len() as f32);
    if *y + 20.0 + height > LAST + 16.0 {
        pages.push(Vec::new());
        *y = NEXT;
    }
    let top = *y + 20.0;
    if let Some(page) = pages.last_mut() {
        page.push(Mark::Rule { y: top - 14.0 });
        page.push(Mark::Code { x: LEFT, y: top - 4.0, address: address.to_owned() });
        page.extend(
            lines.into_iter().zip(0_u8..).map(|(line, nr)| text(LEFT + CODE + 16.0, top + 8.0 + 13.0 * f32::from(nr), SMALL, false, line)),
        );
    }
}

/// Pages of one size, as a file.
pub fn file(faces: &Faces, (width, height): (f32, f32), title: &str, pages: &[Vec<Mark>]) -> Option<Vec<u8>> {
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(title.to_owned()).language(LANG.tag().to_owned()));
    for marks in pages {
        let mut page = document.start_page_with(PageSettings::from_wh(width, height)?);
        let mut surface = page.surface();
        surface.set_fill(Some(Fill::default()));
        for mark in marks {
            draw(&mut surface, faces, mark)?;
        }
        surface.finish();
        page.finish();
    }
    document.finish().ok()
}

fn draw(surface: &mut Surface<'_>, faces: &Faces, mark: &Mark) -> Option<()> {
    match mark {
        Mark::Text { text, .. } if text.is_empty() => {}
        Mark::Text { x, y, size, bold, text } => {
            let face = faces.weight(*bold);
            surface.draw_glyphs(Point::from_xy(*x, *y), &face.glyphs(text), face.font.clone(), text, *size, false);
        }
        Mark::Rule { y } => fill(surface, [Rect::from_xywh(LEFT, *y, WIDTH, 0.7)?].into_iter())?,
        Mark::Code { x, y, address } => {
            let code = QRBuilder::new(address.as_str()).ecl(ECL::M).build().ok()?;
            let side = CODE / code.size as f32;
            let dark = (0..code.size).flat_map(|row| (0..code.size).map(move |column| (row, column)));
            let dark = dark.filter(|(row, column)| code[*row][*column].value());
            let squares = dark.filter_map(|(row, column)| Rect::from_xywh(x + side * column as f32, y + side * row as f32, side, side));
            fill(surface, squares)?;
        }
    }
    Some(())
}

fn fill(surface: &mut Surface<'_>, rects: impl Iterator<Item = Rect>) -> Option<()> {
    let mut path = PathBuilder::new();
    rects.for_each(|rect| path.push_rect(rect));
    surface.draw_path(&path.finish()?);
    Some(())
}
