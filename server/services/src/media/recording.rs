//! What a recording really is (A8.3). Its name and declared type are never believed: the container is walked through,
//! what it says of place, time and maker is blanked out, and every track is read to its last sample.
//!
//! Readers of containers that come from elsewhere are made for honest files. So each file passes a sieve of ours first, which
//! bounds what they will count and allocate; what makes them panic all the same is caught by the caller's thread.

mod mp4;
mod ogg;
mod sound;
#[cfg(test)]
pub(crate) mod tests;
mod webm;

use domain::media::{MediaKind, RecordingLimits, field_of};
use domain::refusal::{Code, Refusal};

/// Most samples of all tracks together: video at 240 pictures a second and sound for an hour have fewer.
const MAX_SAMPLES: u64 = 500_000;
/// Most bytes of a container's own tables; a minute of video needs a few thousand.
const MAX_TABLES: usize = 4 << 20;

/// What was found in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// MIME type by container and kind.
    pub mime: &'static str,
    pub kind: MediaKind,
    pub duration_ms: i64,
    /// Pixels as they are shown; 0 for sound.
    pub width: u32,
    pub height: u32,
    /// Names of the codecs.
    pub codecs: String,
}

/// Why a file is no recording, before it is known what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// Something else altogether.
    Other,
    /// Cut off, damaged, or made to harm.
    Broken,
}

/// Reads a recording of unknown origin and blanks out, in place, what it says of its origin.
///
/// # Errors
/// [`Refusal`] of the field of `kind`: `NotARecording`, `BrokenRecording`, `PlaysTooLong`.
pub(crate) fn read(mut bytes: Vec<u8>, kind: MediaKind, limits: &RecordingLimits) -> Result<(Found, Vec<u8>), Refusal> {
    let refused = |code| Refusal::new(field_of(kind), code);
    let found = read_any(&mut bytes).map_err(|wrong| match wrong {
        Wrong::Other => refused(Code::NotARecording),
        Wrong::Broken => refused(Code::BrokenRecording),
    })?;
    if found.kind != kind {
        return Err(refused(Code::NotARecording));
    }
    let max_s = limits.seconds(kind);
    // Whoever stops at the last second is not punished for the device's rounding.
    if found.duration_ms > i64::from(max_s) * 1_000 + 2_000 {
        return Err(refused(Code::PlaysTooLong { max_s }));
    }
    Ok((found, bytes))
}

/// The container by the first bytes.
fn read_any(bytes: &mut Vec<u8>) -> Result<Found, Wrong> {
    match bytes.as_slice() {
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => mp4::read(bytes),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => webm::read(bytes),
        [b'O', b'g', b'g', b'S', ..] => {
            ogg::blank(bytes)?;
            sound::read(bytes, sound::Format::Ogg)
        }
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => {
            sound::blank_wav(bytes)?;
            sound::read(bytes, sound::Format::Wav)
        }
        [b'I', b'D', b'3', ..] | [0xFF, 0xE0..=0xFF, ..] => {
            sound::cut_tags(bytes);
            sound::read(bytes, sound::Format::Mp3)
        }
        _ => Err(Wrong::Other),
    }
}

/// The name under which a container and its kind are sent out.
fn named(kind: MediaKind, sound: &'static str, pictures: &'static str) -> &'static str {
    if kind == MediaKind::Video { pictures } else { sound }
}

/// Milliseconds of so many ticks; nothing sensible stays nothing, and what is too much stays too much.
fn milliseconds(ticks: u128, numerator: u128, denominator: u128) -> Result<i64, Wrong> {
    let ms = ticks.saturating_mul(numerator).saturating_mul(1_000).checked_div(denominator).ok_or(Wrong::Broken)?;
    Ok(i64::try_from(ms).unwrap_or(i64::MAX))
}

/// A big-endian number of four bytes.
fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
