//! A ticket on paper is a picture: no code page of a printer knows "ə".

pub mod escpos;

/// Dots across a ticket: 72 mm of an 80 mm roll at 8 dots a millimetre.
pub const WIDTH: u32 = 576;

/// A picture of black and white dots, the way printers take it: rows of bytes, the highest bit left, 1 is black.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bitmap {
    width: u32,
    bytes: Vec<u8>,
}

impl Bitmap {
    /// A white picture; the width is rounded up to whole bytes.
    pub fn white(width: u32, height: u32) -> Bitmap {
        let across = width.div_ceil(8);
        Bitmap { width: across * 8, bytes: vec![0; (across * height) as usize] }
    }

    /// A picture of these rows; `None` unless they fill it.
    pub fn of_bytes(width: u32, bytes: Vec<u8>) -> Option<Bitmap> {
        let across = width as usize / 8;
        (across > 0 && width.is_multiple_of(8) && bytes.len().is_multiple_of(across)).then_some(Bitmap { width, bytes })
    }

    /// Dots across.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Dots down.
    pub fn height(&self) -> u32 {
        self.bytes.len() as u32 / self.across()
    }

    /// Bytes in a row.
    pub fn across(&self) -> u32 {
        self.width / 8
    }

    /// The rows.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Makes a dot black; beyond the edge nothing happens.
    pub fn blacken(&mut self, x: u32, y: u32) {
        let at = (y * self.across() + x / 8) as usize;
        if x < self.width
            && let Some(byte) = self.bytes.get_mut(at)
        {
            *byte |= 0x80 >> (x % 8);
        }
    }

    /// Whether a dot is black.
    pub fn is_black(&self, x: u32, y: u32) -> bool {
        let at = (y * self.across() + x / 8) as usize;
        x < self.width && self.bytes.get(at).is_some_and(|byte| byte & (0x80 >> (x % 8)) != 0)
    }

    /// Black stretches of each row: row, first dot, dots.
    pub fn stretches(&self) -> Vec<(u32, u32, u32)> {
        let mut found = Vec::new();
        for y in 0..self.height() {
            let mut begun = None;
            for x in 0..=self.width {
                match (begun, self.is_black(x, y)) {
                    (None, true) => begun = Some(x),
                    (Some(first), false) => {
                        found.push((y, first, x - first));
                        begun = None;
                    }
                    _ => {}
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_stand_where_they_were_put() {
        let mut picture = Bitmap::white(17, 3);
        assert_eq!((picture.width(), picture.height()), (24, 3));
        for (x, y) in [(0, 0), (7, 0), (8, 0), (23, 2), (24, 0), (0, 3)] {
            picture.blacken(x, y);
        }
        assert_eq!(picture.stretches(), [(0, 0, 1), (0, 7, 2), (2, 23, 1)], "and none beyond the edge");
        assert_eq!(Bitmap::of_bytes(24, picture.bytes().to_vec()), Some(picture));
        assert_eq!(Bitmap::of_bytes(24, vec![0; 4]), None);
        assert_eq!(Bitmap::of_bytes(0, Vec::new()), None);
    }
}
