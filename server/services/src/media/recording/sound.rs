//! Sound alone: Ogg, WAV, MP3. Read packet by packet, nothing decoded.

use super::{Found, MAX_SAMPLES, Wrong, milliseconds};
use domain::media::MediaKind;
use std::io::Cursor;
use symphonia::core::formats::{FormatOptions, FormatReader};
use symphonia::core::io::{MediaSourceStream, MediaSourceStreamOptions};
use symphonia::default::formats::{MpaReader, OggReader, WavReader};

/// The containers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Format {
    Ogg,
    Wav,
    Mp3,
}

/// Reads the first track to its end.
pub(super) fn read(bytes: &[u8], format: Format) -> Result<Found, Wrong> {
    // The reader wants to own what it reads, so it gets a copy: a few megabytes, one file at a time.
    let stream = MediaSourceStream::new(Box::new(Cursor::new(bytes.to_vec())), MediaSourceStreamOptions::default());
    let options = FormatOptions::default();
    let (mime, codec, reader): (_, _, Result<Box<dyn FormatReader>, _>) = match format {
        Format::Ogg => ("audio/ogg", ogg_codec(bytes), OggReader::try_new(stream, options).map(|reader| Box::new(reader) as _)),
        Format::Wav => ("audio/wav", "pcm", WavReader::try_new(stream, options).map(|reader| Box::new(reader) as _)),
        Format::Mp3 => ("audio/mpeg", "mp3", MpaReader::try_new(stream, options).map(|reader| Box::new(reader) as _)),
    };
    let not_it = if matches!(format, Format::Mp3) { Wrong::Other } else { Wrong::Broken };
    let mut reader = reader.map_err(|_| not_it)?;
    let duration_ms = duration(reader.as_mut())?;
    Ok(Found { mime, kind: MediaKind::Voice, duration_ms, width: 0, height: 0, codecs: codec.to_owned() })
}

fn duration(reader: &mut dyn FormatReader) -> Result<i64, Wrong> {
    let track = reader.tracks().first().ok_or(Wrong::Broken)?;
    let (id, base) = (track.id, track.time_base.ok_or(Wrong::Broken)?);
    let (mut packets, mut end) = (0_u64, 0_i128);
    // An error at the end is a packet cut off; what came before can be heard.
    while let Ok(Some(packet)) = reader.next_packet() {
        packets += 1;
        if packets > MAX_SAMPLES {
            return Err(Wrong::Broken);
        }
        if packet.track_id == id {
            end = end.max(i128::from(packet.pts.get()) + i128::from(packet.dur.get()));
        }
    }
    let ticks = u128::try_from(end).ok().filter(|ticks| *ticks > 0).ok_or(Wrong::Broken)?;
    Ok(milliseconds(ticks, u128::from(base.numer.get()), u128::from(base.denom.get()))?.max(1))
}

fn ogg_codec(bytes: &[u8]) -> &'static str {
    let head = &bytes[..bytes.len().min(200)];
    let has = |word: &[u8]| head.windows(word.len()).any(|there| there == word);
    if has(b"OpusHead") {
        "opus"
    } else if has(b"vorbis") {
        "vorbis"
    } else {
        "ogg"
    }
}

/// A WAV is chunks one after the other; all but form and sound become empty room.
pub(super) fn blank_wav(bytes: &mut [u8]) -> Result<(), Wrong> {
    let le32 = |bytes: &[u8], at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
    if le32(bytes, 4).is_none_or(|said| said.saturating_add(8) > bytes.len()) {
        return Err(Wrong::Broken);
    }
    let mut at = 12;
    while at + 8 <= bytes.len() {
        let length = le32(bytes, at + 4).ok_or(Wrong::Broken)?;
        let end = (at + 8).checked_add(length).filter(|end| *end <= bytes.len()).ok_or(Wrong::Broken)?;
        if ![b"fmt ", b"data", b"fact"].iter().any(|kept| bytes[at..at + 4] == kept[..]) {
            bytes[at..at + 4].copy_from_slice(b"JUNK");
            bytes[at + 8..end].fill(0);
        }
        // Chunks begin at even places.
        at = end + length % 2;
    }
    Ok(())
}

/// Words and pictures before and behind the sound of an MP3.
pub(super) fn cut_tags(bytes: &mut Vec<u8>) {
    while let [b'I', b'D', b'3', _, _, flags, a, b, c, d, ..] = bytes.as_slice() {
        let length = [a, b, c, d].iter().fold(0_usize, |length, byte| length << 7 | usize::from(**byte & 0x7F));
        let footer = if flags & 0x10 == 0 { 0 } else { 10 };
        bytes.drain(..(10 + length + footer).min(bytes.len()));
    }
    if bytes.len() >= 128 && bytes[bytes.len() - 128..].starts_with(b"TAG") {
        bytes.truncate(bytes.len() - 128);
    }
}
