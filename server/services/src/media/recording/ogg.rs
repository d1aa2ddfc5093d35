//! Ogg is pages with a checksum each. The second packet holds words about the sound: they go, and its pages are summed anew.

use super::Wrong;

/// Where the stream's number stands in a page's head.
const STREAM: std::ops::Range<usize> = 14..18;
/// Where the checksum stands.
const CHECKSUM: std::ops::Range<usize> = 22..26;
/// Where the number of segments stands.
const SEGMENTS: usize = 26;

/// Walks through all pages and empties the packet of words. One stream alone: a second one could hide more of them.
pub(super) fn blank(bytes: &mut [u8]) -> Result<(), Wrong> {
    let (mut at, mut packet, mut within) = (0, 0_u64, 0_usize);
    while at < bytes.len() {
        let (head, lacing) = page(bytes, at).ok_or(Wrong::Broken)?;
        if bytes[at..][STREAM] != bytes[STREAM] {
            return Err(Wrong::Broken);
        }
        let (mut from, mut touched) = (at + head, false);
        for segment in lacing {
            let to = from + usize::from(segment);
            if packet == 1 {
                empty(&mut bytes[from..to], within);
                within += to - from;
                touched = true;
            }
            // A shorter segment ends its packet.
            packet += u64::from(segment < 255);
            from = to;
        }
        if touched {
            sum(&mut bytes[at..from]);
        }
        at = from;
    }
    Ok(())
}

/// The length of the head, and the lengths of the segments; `None` when the page is cut off.
fn page(bytes: &[u8], at: usize) -> Option<(usize, Vec<u8>)> {
    let head = bytes.get(at..at + SEGMENTS + 1)?;
    let count = usize::from(head[SEGMENTS]);
    let lacing = bytes.get(at + SEGMENTS + 1..at + SEGMENTS + 1 + count)?.to_vec();
    let length: usize = lacing.iter().map(|length| usize::from(*length)).sum();
    let whole = head.starts_with(b"OggS") && at + SEGMENTS + 1 + count + length <= bytes.len();
    whole.then_some((SEGMENTS + 1 + count, lacing))
}

/// `OpusTags` or `\x03vorbis`, then a name of no letters and no words. Vorbis wants a last bit that says: this is all.
fn empty(part: &mut [u8], within: usize) {
    let name = match part {
        _ if within > 0 => 0,
        [b'O', b'p', b'u', b's', b'T', b'a', b'g', b's', ..] => 8,
        [3, b'v', b'o', b'r', b'b', b'i', b's', ..] => 7,
        _ => 0,
    };
    part[name..].fill(0);
    if name == 7 && part.len() > 15 {
        part[15] = 1;
    }
}

/// The page's checksum, with its own place taken as zero.
fn sum(page: &mut [u8]) {
    page[CHECKSUM].fill(0);
    let sum = page.iter().fold(0_u32, |sum, byte| {
        (0..8).fold(sum ^ (u32::from(*byte) << 24), |sum, _| if sum & 0x8000_0000 == 0 { sum << 1 } else { (sum << 1) ^ 0x04C1_1DB7 })
    });
    page[CHECKSUM].copy_from_slice(&sum.to_le_bytes());
}
