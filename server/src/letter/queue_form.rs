//! The application form that the queue's regulation names (its clause 3.2.1; R-annex1, note 1 of 2.6), on A4, made from the fields of the
//! form itself: each with its name and a line to write on. Lengths are points; `y` goes down from the top.

use super::face::Faces;
use super::lines::wrapped;
use super::sheet::{LANG, LEFT, Mark, PAGE, WIDTH, file, text};
use app::i18n::texts::{queue as words, server as said};
use domain::lang::Lang;

const WORDS: f32 = 11.0;
const SMALL: f32 = 9.0;
/// From one field to the next.
const STEP: f32 = 46.0;

/// The fields in the order of the form; the last one is filled in after the code has come.
pub(super) const FIELDS: [fn(Lang) -> &'static str; 11] = [
    words::given_name,
    words::surname,
    words::patronymic,
    words::document,
    words::phone,
    words::email,
    words::service,
    words::centre,
    words::day,
    words::time,
    words::code,
];

/// The file; `None` when a font can't be read.
pub fn queue_form() -> Option<Vec<u8>> {
    let faces = Faces::open()?;
    let (mut marks, mut y) = (Vec::new(), 58.0);
    let title = said::queue_form_title(LANG);
    for line in wrapped(&faces.bold, title, 14.0, WIDTH) {
        marks.push(text(LEFT, y, 14.0, true, line));
        y += 18.0;
    }
    for line in wrapped(&faces.regular, said::queue_form_how(LANG), WORDS, WIDTH) {
        y += 15.0;
        marks.push(text(LEFT, y, WORDS, false, line));
    }
    y += STEP;
    for (nr, label) in (1_u8..).zip(FIELDS) {
        marks.push(text(LEFT, y, SMALL, true, format!("{nr}. {}", label(LANG))));
        marks.push(Mark::Rule { y: y + 24.0 });
        y += STEP;
    }
    file(&faces, PAGE, title, &[marks])
}
