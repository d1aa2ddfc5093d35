//! The letters' font: how wide each glyph is, and the glyphs of a line. Azerbaijani, English and Russian need no shaping: one
//! character is one glyph.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// A font of one weight.
pub struct Face {
    /// For drawing.
    pub font: Font,
    reader: FontRef<'static>,
    em: f32,
}

/// Both weights.
pub struct Faces {
    /// For the words.
    pub regular: Face,
    /// For headings.
    pub bold: Face,
}

impl Faces {
    /// The fonts that come with the program; `None` if they could not be read.
    pub fn open() -> Option<Faces> {
        Some(Faces { regular: Face::of(dejavu::sans::regular())?, bold: Face::of(dejavu::sans::bold())? })
    }

    /// The one of this weight.
    pub fn weight(&self, bold: bool) -> &Face {
        if bold { &self.bold } else { &self.regular }
    }
}

impl Face {
    fn of(data: &'static [u8]) -> Option<Face> {
        let reader = FontRef::new(data).ok()?;
        let em = f32::from(reader.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        Some(Face { font: Font::new(data.into(), 0)?, reader, em })
    }

    /// The width of a line, in points.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|letter| self.glyph(letter).1).sum::<f32>() * size
    }

    /// The glyphs of a line, each with the character that it stands for, so that the text can be read and searched.
    pub fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let glyph = |(at, letter): (usize, char)| {
            let (id, advance) = self.glyph(letter);
            KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, at..at + letter.len_utf8(), None)
        };
        text.char_indices().map(glyph).collect()
    }

    /// A glyph and its width as a share of the font's size; a box for what the font doesn't know.
    fn glyph(&self, letter: char) -> (GlyphId, f32) {
        let charmap = self.reader.charmap();
        let id = charmap.map(letter).or_else(|| charmap.map('□')).unwrap_or(skrifa::GlyphId::new(0));
        let advance = self.reader.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(id).unwrap_or_default();
        (GlyphId::new(id.to_u32()), advance / self.em)
    }
}
