//! What stands where on a ticket: centre, the line number 40 mm tall, service, people before, time, and the code for the phone. Lengths
//! are dots, eight a millimetre; `y` goes down.

use super::ink::{Ink, Scale};
use app::i18n::texts::ticket as words;
use domain::queue::print::{Bitmap, WIDTH};
use fast_qr::{ECL, QRBuilder};
use services::kiosk::Face;

const MARGIN: f32 = 12.0;
const ACROSS: f32 = WIDTH as f32 - 2.0 * MARGIN;
/// The number's height: 40 mm.
const NUMBER: f32 = 320.0;
/// Height of capital letters and digits as a share of the font's size.
const CAPITAL: f32 = 0.729;
/// Side of the code at the least.
const CODE: u32 = 200;
/// No ticket is longer.
const LONGEST: u32 = 1_600;

/// The picture; `address` is what the code leads to. `None` when a font can't be read.
pub fn picture(face: &Face, address: &str) -> Option<Bitmap> {
    let (regular, bold) = (Ink::regular()?, Ink::bold()?);
    let lang = face.lang;
    let mut paper = Paper { on: Bitmap::white(WIDTH, LONGEST), y: 8.0 };
    paper.centred(&bold, face.centre.in_lang(lang), 28.0);
    paper.rule();
    paper.centred(&regular, words::number(lang), 24.0);
    paper.number(&bold, &face.number);
    paper.rule();
    paper.centred(&bold, face.service.in_lang(lang), 30.0);
    if let Some(due) = face.due_min {
        paper.centred(&regular, &words::due(lang, domain::queue::clock(due)), 26.0);
    }
    paper.centred(&bold, &words::before(lang, i64::from(face.before)), 32.0);
    if let Some(minutes) = face.minutes {
        paper.centred(&regular, &words::wait(lang, i64::from(minutes)), 26.0);
    }
    paper.centred(&regular, &face.issued_ms.display_minute(), 24.0);
    if !face.secret.is_empty() {
        paper.code(address)?;
        paper.centred(&regular, words::phone(lang), 22.0);
    }
    Some(paper.cut())
}

struct Paper {
    on: Bitmap,
    y: f32,
}

impl Paper {
    fn centred(&mut self, ink: &Ink, text: &str, size: f32) {
        for line in ink.wrapped(text, size, ACROSS) {
            self.y += size * 1.2;
            let x = MARGIN + (ACROSS - ink.width(&line, size)) / 2.0;
            ink.draw(&mut self.on, &line, Scale::plain(size), x, self.y);
        }
        self.y += size * 0.4;
    }

    /// As wide as the paper lets it be and 40 mm tall, whatever number of digits it has.
    fn number(&mut self, ink: &Ink, number: &str) {
        let size = (100.0 * ACROSS / ink.width(number, 100.0)).min(NUMBER / CAPITAL);
        let scale = Scale { size, tall: NUMBER / (size * CAPITAL) };
        self.y += NUMBER + 12.0;
        ink.draw(&mut self.on, number, scale, MARGIN + (ACROSS - ink.width(number, size)) / 2.0, self.y);
        self.y += 16.0;
    }

    fn rule(&mut self) {
        self.y += 8.0;
        self.fill(MARGIN as u32, self.y as u32, ACROSS as u32, 3);
        self.y += 8.0;
    }

    fn code(&mut self, address: &str) -> Option<()> {
        let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
        let side = CODE.div_ceil(code.size as u32);
        let left = (WIDTH - side * code.size as u32) / 2;
        // Four squares of quiet around it.
        let top = self.y as u32 + 4 * side;
        for row in 0..code.size {
            for column in (0..code.size).filter(|column| code[row][*column].value()) {
                self.fill(left + side * column as u32, top + side * row as u32, side, side);
            }
        }
        self.y = (top + side * (code.size as u32 + 2)) as f32;
        Some(())
    }

    fn fill(&mut self, x: u32, y: u32, width: u32, height: u32) {
        for row in y..y + height {
            for column in x..x + width {
                self.on.blacken(column, row);
            }
        }
    }

    /// The paper as far as something is on it.
    fn cut(self) -> Bitmap {
        let rows = (self.y as u32 + 8).min(LONGEST);
        let bytes = self.on.bytes()[..(rows * self.on.across()) as usize].to_vec();
        Bitmap::of_bytes(WIDTH, bytes).unwrap_or(self.on)
    }
}
