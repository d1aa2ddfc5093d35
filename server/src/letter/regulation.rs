//! A regulation on A4 in the layout of the model form (R-annex1): the block of approval on the right, the title, every clause with its
//! number. Lengths are points; `y` goes down from the top.

use super::face::Faces;
use super::lines::wrapped;
use super::sheet::{LANG, LAST, LEFT, Mark, NEXT, PAGE, WIDTH, file, text};
use app::i18n::texts::{letter as paper, regulation as words};
use app::page::regulation::words::{group, number, said, section, title};
use domain::regulation::{Clause, Section};
use services::regulation::Sheet;

const WORDS: f32 = 11.0;
const SMALL: f32 = 9.0;
const LINE: f32 = 15.0;
/// The block of approval begins here.
const APPROVAL: f32 = 330.0;

/// Pages that are being filled.
struct Pages<'a> {
    faces: &'a Faces,
    pages: Vec<Vec<Mark>>,
    y: f32,
}

/// The file; `None` when a font can't be read.
pub fn regulation(sheet: &Sheet) -> Option<Vec<u8>> {
    let faces = Faces::open()?;
    let shown = &sheet.shown;
    let mut pages = Pages { faces: &faces, pages: vec![Vec::new()], y: 58.0 };
    pages.approval(sheet);
    pages.y += 24.0;
    pages.words(&shown.text.name, 14.0, true, LEFT);
    pages.words(words::form_title(LANG), 12.0, true, LEFT);
    for (one, nr) in [(Section::General, "1"), (Section::Providing, "2"), (Section::Procedures, "3")] {
        pages.y += 12.0;
        pages.words(&format!("{nr}. {}", section(LANG, one)), 12.5, true, LEFT);
        for clause in Clause::ALL.iter().copied().filter(|clause| clause.section() == one) {
            pages.clause(clause, sheet);
        }
    }
    let (of, mut pages) = (pages.pages.len(), pages.pages);
    let version = words::line_version(LANG, shown.version);
    for (nr, page) in pages.iter_mut().enumerate() {
        page.push(text(LEFT, 806.0, SMALL, false, format!("{version} · {}", paper::page(LANG, nr + 1, of))));
    }
    file(&faces, PAGE, &format!("{} {}", shown.text.name, words::form_title(LANG)), &pages)
}

impl Pages<'_> {
    /// "Təsdiq edirəm": the body, who signed, when.
    fn approval(&mut self, sheet: &Sheet) {
        let shown = &sheet.shown;
        let day = shown.since_ms.map(|at| at.date().display());
        let signed = [shown.signer.clone(), day.unwrap_or_default()];
        let signed = signed.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
        let signed = if signed.is_empty() { words::not_said(LANG).to_owned() } else { signed };
        self.words(&format!("{}:", words::approve_head(LANG)), WORDS, true, APPROVAL);
        self.words(&sheet.provider, WORDS, false, APPROVAL);
        self.words(&signed, WORDS, false, APPROVAL);
    }

    /// A clause: its label, then what it says.
    fn clause(&mut self, clause: Clause, sheet: &Sheet) {
        if let Some((number, words)) = group(LANG, clause) {
            self.y += 6.0;
            self.words(&format!("{number}. {words}:"), WORDS, true, LEFT);
        }
        self.y += 4.0;
        let (nr, label) = (number(clause), title(LANG, clause));
        let heading = if nr.is_empty() { format!("{label}:") } else { format!("{nr}. {label}:") };
        self.words(&heading, WORDS, true, LEFT);
        let lines = said(LANG, clause, &sheet.shown.text);
        if lines.is_empty() {
            self.words(words::not_said(LANG), WORDS, false, LEFT + 14.0);
        }
        for line in lines {
            self.words(&line, WORDS, false, LEFT + 14.0);
        }
    }

    /// A paragraph, on as many lines and pages as it needs.
    fn words(&mut self, words: &str, size: f32, bold: bool, left: f32) {
        for line in wrapped(self.faces.weight(bold), words, size, LEFT + WIDTH - left) {
            if self.y > LAST {
                self.pages.push(Vec::new());
                self.y = NEXT;
            }
            if let Some(page) = self.pages.last_mut() {
                page.push(text(left, self.y, size, bold, line));
            }
            self.y += LINE;
        }
    }
}
