//! Letters as dots. Azerbaijani, English and Russian need no shaping: one character is one glyph.

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use domain::queue::print::Bitmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// A dot is black when so much of it is covered.
const COVERED: f32 = 0.5;

/// A font of one weight.
pub struct Ink {
    font: FontRef<'static>,
}

/// How large letters are drawn: dots an em, and how much taller than wide.
#[derive(Clone, Copy)]
pub struct Scale {
    /// Dots an em, across.
    pub size: f32,
    /// Times as tall.
    pub tall: f32,
}

impl Scale {
    /// As the font has it.
    pub fn plain(size: f32) -> Scale {
        Scale { size, tall: 1.0 }
    }
}

impl Ink {
    /// The font for words; `None` when it can't be read.
    pub fn regular() -> Option<Ink> {
        Some(Ink { font: FontRef::new(dejavu::sans::regular()).ok()? })
    }

    /// The one for numbers and names.
    pub fn bold() -> Option<Ink> {
        Some(Ink { font: FontRef::new(dejavu::sans::bold()).ok()? })
    }

    /// Dots that a line takes across.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        let metrics = self.font.glyph_metrics(Size::new(size), LocationRef::default());
        text.chars().map(|letter| metrics.advance_width(self.glyph(letter)).unwrap_or_default()).sum()
    }

    /// The text in lines of at most so many dots; a word that is longer is cut.
    pub fn wrapped(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in text.split_whitespace() {
            let mut word = word.to_owned();
            loop {
                let line = lines.last().cloned().unwrap_or_default();
                let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
                if self.width(&longer, size) <= width {
                    lines.pop();
                    lines.push(longer);
                    break;
                }
                if !line.is_empty() {
                    lines.push(String::new());
                    continue;
                }
                let fits = self.fitting(&word, size, width);
                let rest = word.split_off(fits);
                lines.pop();
                lines.extend([word, String::new()]);
                word = rest;
            }
        }
        lines
    }

    /// Bytes of the longest beginning that fits; at least one character.
    fn fitting(&self, word: &str, size: f32, width: f32) -> usize {
        let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
        let first = word.chars().next().map_or(0, char::len_utf8);
        ends.take_while(|end| self.width(&word[..*end], size) <= width).last().unwrap_or(first)
    }

    /// Draws a line that begins at `x`, its letters standing on `base`.
    pub fn draw(&self, on: &mut Bitmap, text: &str, scale: Scale, x: f32, base: f32) {
        let metrics = self.font.glyph_metrics(Size::new(scale.size), LocationRef::default());
        let mut pen = x;
        for letter in text.chars() {
            let glyph = self.glyph(letter);
            self.glyph_on(on, glyph, scale, pen, base);
            pen += metrics.advance_width(glyph).unwrap_or_default();
        }
    }

    fn glyph_on(&self, on: &mut Bitmap, glyph: GlyphId, scale: Scale, x: f32, base: f32) {
        let Some(outline) = self.font.outline_glyphs().get(glyph) else { return };
        // Room for what rises above the line and hangs below it, and for what leans over its sides.
        let (above, side) = (scale.size * scale.tall * 1.25, scale.size * 0.5);
        let room = ((scale.size * 2.5) as usize + 2, (scale.size * scale.tall * 1.7) as usize + 2);
        let (left, top) = ((x - side).floor(), (base - above).floor());
        let mut lines = Lines {
            on: Rasterizer::new(room.0, room.1),
            x: x - left,
            base: base - top,
            tall: scale.tall,
            start: point(0.0, 0.0),
            at: point(0.0, 0.0),
        };
        if outline.draw(DrawSettings::unhinted(Size::new(scale.size), LocationRef::default()), &mut lines).is_err() {
            return;
        }
        lines.on.for_each_pixel_2d(|column, row, covered| {
            let (column, row) = (left + column as f32, top + row as f32);
            if covered >= COVERED && column >= 0.0 && row >= 0.0 {
                on.blacken(column as u32, row as u32);
            }
        });
    }

    fn glyph(&self, letter: char) -> GlyphId {
        let charmap = self.font.charmap();
        charmap.map(letter).or_else(|| charmap.map('□')).unwrap_or(GlyphId::new(0))
    }
}

/// The outline of a glyph on its way to dots; the font's `y` goes up, the paper's down.
struct Lines {
    on: Rasterizer,
    x: f32,
    base: f32,
    tall: f32,
    start: Point,
    at: Point,
}

impl Lines {
    fn spot(&self, x: f32, y: f32) -> Point {
        point(self.x + x, self.base - y * self.tall)
    }
}

impl OutlinePen for Lines {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = self.spot(x, y);
        self.at = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.spot(x, y);
        self.on.draw_line(self.at, to);
        self.at = to;
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (over, to) = (self.spot(cx, cy), self.spot(x, y));
        self.on.draw_quad(self.at, over, to);
        self.at = to;
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (a, b, to) = (self.spot(ax, ay), self.spot(bx, by), self.spot(x, y));
        self.on.draw_cubic(self.at, a, b, to);
        self.at = to;
    }

    fn close(&mut self) {
        self.on.draw_line(self.at, self.start);
        self.at = self.start;
    }
}
