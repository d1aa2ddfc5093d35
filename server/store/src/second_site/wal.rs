//! SQLite's write-ahead log as it lies on the disk (sqlite.org/fileformat2, "The Write-Ahead Log"): a header of 32 bytes, then
//! frames of 24 bytes and a page. A frame counts when its salt is the header's and its checksum follows the one before; a commit
//! ends with the frame that names the size of the database.

/// Bytes of the header.
pub const HEADER: usize = 32;
/// Bytes before each page.
const FRAME: usize = 24;

/// How far a log was read: its header, the bytes so far, the checksum there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Grows by one whenever the log begins anew.
    pub seq: u32,
    salt: [u8; 8],
    page: usize,
    big_endian: bool,
    /// Bytes read, the header included.
    pub offset: u64,
    sum: (u32, u32),
}

impl Cursor {
    /// At the beginning of a log; `None` when this is no header.
    pub fn read(header: &[u8]) -> Option<Cursor> {
        let header = header.get(..HEADER)?;
        let magic = word(header, 0)?;
        let big_endian = match magic {
            0x377f_0682 => false,
            0x377f_0683 => true,
            _ => return None,
        };
        let page = word(header, 8)? as usize;
        let sum = checksum(&header[..24], (0, 0), big_endian);
        let fits = (512..=65_536).contains(&page) && page.is_power_of_two() && sum == (word(header, 24)?, word(header, 28)?);
        let cursor = Cursor { seq: word(header, 12)?, salt: header[16..24].try_into().ok()?, page, big_endian, offset: HEADER as u64, sum };
        fits.then_some(cursor)
    }

    /// Whether another header is that of the same log.
    pub fn is_same(&self, other: &Cursor) -> bool {
        (self.seq, self.salt) == (other.seq, other.salt)
    }

    /// Past all whole commits at the beginning of `bytes`, which stand where the cursor is.
    pub fn past_commits(&self, bytes: &[u8]) -> Cursor {
        let (mut here, mut commit) = (*self, *self);
        for frame in bytes.chunks_exact(FRAME + self.page) {
            if frame[8..16] != self.salt {
                break;
            }
            let sum = checksum(&frame[FRAME..], checksum(&frame[..8], here.sum, self.big_endian), self.big_endian);
            if (word(frame, 16), word(frame, 20)) != (Some(sum.0), Some(sum.1)) {
                break;
            }
            here.sum = sum;
            here.offset += frame.len() as u64;
            if word(frame, 4).is_some_and(|pages| pages > 0) {
                commit = here;
            }
        }
        commit
    }

    /// Frames so far.
    pub fn frames(&self) -> u64 {
        (self.offset - HEADER as u64) / (FRAME + self.page) as u64
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn checksum(bytes: &[u8], (mut one, mut two): (u32, u32), big_endian: bool) -> (u32, u32) {
    let read = if big_endian { u32::from_be_bytes } else { u32::from_le_bytes };
    for pair in bytes.chunks_exact(8) {
        let &[a, b, c, d, e, f, g, h] = pair else { continue };
        one = one.wrapping_add(read([a, b, c, d])).wrapping_add(two);
        two = two.wrapping_add(read([e, f, g, h])).wrapping_add(one);
    }
    (one, two)
}
