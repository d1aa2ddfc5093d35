//! The bytes that ticket printers take (ESC/POS): a picture in stripes, paper moved on and cut, and the printer asked whether it is done.

use super::Bitmap;

/// Rows in a stripe: what the smallest printers hold at a time.
const STRIPE: u32 = 128;
const INITIALISE: &[u8] = b"\x1b@";
const PICTURE: &[u8] = b"\x1dv0\0";
const FEED: &[u8] = b"\x1bd\x04";
const CUT: &[u8] = b"\x1dVB\0";

/// Asks at once how the paper is; answered out of turn. The answer's bits 5 and 6 say that there is none.
pub const ASK_PAPER: &[u8] = b"\x10\x04\x04";
/// Asks for the paper's state after all that was sent before is printed. The answer's bits 2 and 3 say that there is none.
pub const ASK_DONE: &[u8] = b"\x1dr\x01";

/// Whether the answer to [`ASK_PAPER`] says that the paper has ended.
pub fn is_out(answer: u8) -> bool {
    answer & 0x60 != 0
}

/// Whether the answer to [`ASK_DONE`] says that the paper has ended.
pub fn ended(answer: u8) -> bool {
    answer & 0x0c != 0
}

/// The bytes of a ticket.
pub fn bytes(picture: &Bitmap) -> Vec<u8> {
    let across = picture.across();
    let mut bytes = INITIALISE.to_vec();
    for stripe in picture.bytes().chunks((across * STRIPE) as usize) {
        let rows = stripe.len() as u32 / across;
        bytes.extend_from_slice(PICTURE);
        bytes.extend([across as u8, (across >> 8) as u8, rows as u8, (rows >> 8) as u8]);
        bytes.extend_from_slice(stripe);
    }
    bytes.extend_from_slice(FEED);
    bytes.extend_from_slice(CUT);
    bytes
}

/// The picture in the bytes of a ticket, as a printer would put it on paper; `None` when they are none of ours.
pub fn picture(bytes: &[u8]) -> Option<Bitmap> {
    let mut rest = bytes.strip_prefix(INITIALISE)?;
    let (mut width, mut rows) = (0, Vec::new());
    while let Some(stripe) = rest.strip_prefix(PICTURE) {
        let (head, data) = stripe.split_at_checked(4)?;
        let across = usize::from(u16::from_le_bytes([head[0], head[1]]));
        let height = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (dots, after) = data.split_at_checked(across * height)?;
        if width != 0 && width != across {
            return None;
        }
        width = across;
        rows.extend_from_slice(dots);
        rest = after;
    }
    rest.strip_prefix(FEED)?.starts_with(CUT).then_some(())?;
    Bitmap::of_bytes(width as u32 * 8, rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn q3_2_2_what_is_sent_is_what_is_printed(across in 1_u32..80, height in 1_u32..400, seed in any::<u64>()) {
            let mut state = seed | 1;
            let mut next = || { state ^= state << 13; state ^= state >> 7; state ^= state << 17; state as u8 };
            let dots: Vec<u8> = (0..across * height).map(|_| next()).collect();
            let drawn = Bitmap::of_bytes(across * 8, dots).unwrap();
            prop_assert_eq!(picture(&bytes(&drawn)), Some(drawn));
        }

        #[test]
        fn hostile_bytes_are_no_picture(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = picture(&bytes);
            let _ = picture(&[INITIALISE, PICTURE, &bytes].concat());
        }
    }

    #[test]
    fn q3_2_2_a_printer_says_when_its_paper_has_ended() {
        assert!(is_out(0x72) && !is_out(0x12));
        assert!(ended(0x0c) && !ended(0x00));
        assert_eq!(picture(b"\x1b@"), None);
    }
}
