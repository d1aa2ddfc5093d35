//! The envelope (DL, 220 × 110 mm): sender above on the left, receiver below on the right.

use super::face::Faces;
use super::lines::wrapped;
use super::sheet::{LANG, Mark, file};
use app::i18n::texts::letter as words;
use services::post::Letter;

const PAGE: (f32, f32) = (623.62, 311.81);

/// The file; `None` when a font can't be read.
pub fn envelope(letter: &Letter) -> Option<Vec<u8>> {
    let faces = Faces::open()?;
    let mut marks = block(&faces, (40.0, 46.0, 250.0), 10.0, words::from(LANG), letter.institution.in_lang(LANG), &letter.number);
    marks.extend(block(&faces, (330.0, 170.0, 260.0), 12.0, words::to(LANG), &letter.person, &letter.address));
    file(&faces, PAGE, &letter.number, &[marks])
}

/// A word above, a name, and lines below it.
fn block(faces: &Faces, (x, y, width): (f32, f32, f32), size: f32, word: &str, name: &str, below: &str) -> Vec<Mark> {
    let name = wrapped(&faces.bold, name, size, width).into_iter().map(|line| (true, line));
    let below = wrapped(&faces.regular, below, size, width).into_iter().map(|line| (false, line));
    let lines = name.chain(below).zip(0_u8..).map(|((bold, text), nr)| Mark::Text {
        x,
        y: y + 16.0 + (size + 4.0) * f32::from(nr),
        size,
        bold,
        text,
    });
    std::iter::once(Mark::Text { x, y, size: 8.0, bold: false, text: word.to_owned() }).chain(lines).collect()
}
