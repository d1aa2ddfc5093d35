//! WebM and Matroska: elements in elements. One walk bounds what the reader will meet and blanks out what the file says of
//! its origin; then the blocks are read to the last one, for what browsers record has no length in its head.

use super::{Found, MAX_SAMPLES, MAX_TABLES, Wrong, milliseconds, named};
use domain::media::MediaKind;
use matroska_demuxer::{Frame, MatroskaFile, TrackType};
use std::io::Cursor;
use std::ops::Range;

const EBML: u32 = 0x1A45_DFA3;
const SEGMENT: u32 = 0x1853_8067;
const INFO: u32 = 0x1549_A966;
const CLUSTER: u32 = 0x1F43_B675;
const SIMPLE_BLOCK: u32 = 0xA3;
const BLOCK_GROUP: u32 = 0xA0;
const VOID: u32 = 0xEC;
/// Tags, attachments, chapters; and the table of contents, which would point at what is gone.
const BLANK: [u32; 4] = [0x1254_C367, 0x1941_A469, 0x1043_A770, 0x114D_9B74];
/// In the head: title, moment, names of files.
const BLANK_IN_INFO: [u32; 4] = [0x7BA9, 0x4461, 0x7384, 0x3C_83AB];

/// An element: its name, and where it and its content are. Of unknown length are only those that end with the file.
struct Element {
    id: u32,
    whole: Range<usize>,
    content: Range<usize>,
}

/// Reads and blanks out.
pub(super) fn read(bytes: &mut Vec<u8>) -> Result<Found, Wrong> {
    let head = element(bytes, 0, bytes.len()).filter(|head| head.id == EBML).ok_or(Wrong::Broken)?;
    let segment = element(bytes, head.whole.end, bytes.len()).filter(|segment| segment.id == SEGMENT).ok_or(Wrong::Broken)?;
    if segment.whole.end != bytes.len() {
        return Err(Wrong::Broken); // cut off, or something else behind it
    }
    for room in walk(bytes, segment.content)? {
        match room.len() {
            // Browsers write an element's name and its length apart: a window may die between the two. No element fits in there.
            1 => bytes.truncate(room.start),
            _ => void(bytes, room),
        }
    }
    frames(bytes)
}

/// Everything in the segment, clusters entered; what is to be blanked out. A window that died while it recorded leaves a file that
/// ends within a block: what came before it can be seen and heard, so its beginning is blanked out too.
fn walk(bytes: &[u8], segment: Range<usize>) -> Result<Vec<Range<usize>>, Wrong> {
    let (mut at, mut blocks, mut tables, mut blank) = (segment.start, 0, 0, Vec::new());
    while at < segment.end {
        let Some(element) = element(bytes, at, segment.end) else {
            let torn = at..segment.end;
            return if blocks > 0 { Ok(blank.into_iter().chain([torn]).collect()) } else { Err(Wrong::Broken) };
        };
        at = element.whole.end;
        match element.id {
            CLUSTER => at = element.content.start,
            SIMPLE_BLOCK | BLOCK_GROUP => blocks += 1,
            VOID => blank.push(element.whole),
            id if BLANK.contains(&id) => blank.push(element.whole),
            INFO => blank.extend(origin(bytes, element.content)?),
            _ => tables += element.whole.len(),
        }
        if blocks > MAX_SAMPLES || tables > MAX_TABLES {
            return Err(Wrong::Broken);
        }
    }
    Ok(blank)
}

fn origin(bytes: &[u8], info: Range<usize>) -> Result<Vec<Range<usize>>, Wrong> {
    let (mut at, mut blank) = (info.start, Vec::new());
    if info.len() > MAX_TABLES {
        return Err(Wrong::Broken);
    }
    while at < info.end {
        let element = element(bytes, at, info.end).ok_or(Wrong::Broken)?;
        at = element.whole.end;
        if BLANK_IN_INFO.contains(&element.id) {
            blank.push(element.whole);
        }
    }
    Ok(blank)
}

fn element(bytes: &[u8], at: usize, end: usize) -> Option<Element> {
    let (id, id_length) = number(bytes, at, 4, true)?;
    let (size, size_length) = number(bytes, at + id_length, 8, false)?;
    let start = at + id_length + size_length;
    let unknown = size == (1_u64 << (7 * size_length)) - 1;
    let id = u32::try_from(id).ok()?;
    let ends = match unknown {
        true if id == SEGMENT || id == CLUSTER => end,
        true => return None,
        false => start.checked_add(usize::try_from(size).ok()?)?,
    };
    (ends <= end).then_some(Element { id, whole: at..ends, content: start..ends })
}

/// A number whose first byte says how many bytes it has; of names that mark stays in it.
fn number(bytes: &[u8], at: usize, most: u32, marked: bool) -> Option<(u64, usize)> {
    let first = *bytes.get(at)?;
    let length = first.leading_zeros() + 1;
    if length > most {
        return None;
    }
    let all = bytes.get(at..at + length as usize)?;
    let value = all.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
    let mark = 1_u64 << (7 * length);
    Some((if marked { value } else { value & (mark - 1) }, length as usize))
}

/// Turns an element into empty room of the same length.
fn void(bytes: &mut [u8], room: Range<usize>) {
    let length = room.len();
    let place = &mut bytes[room];
    place.fill(0);
    if length >= 9 {
        place[0] = VOID as u8;
        place[1..9].copy_from_slice(&((1_u64 << 56) | (length as u64 - 9)).to_be_bytes());
    } else if length >= 2 {
        place[0] = VOID as u8;
        place[1] = 0x80 | (length as u8 - 2);
    }
}

fn frames(bytes: &[u8]) -> Result<Found, Wrong> {
    let mut file = MatroskaFile::open(Cursor::new(bytes)).map_err(|_| Wrong::Broken)?;
    let of = |kind: TrackType| file.tracks().iter().find(|track| track.track_type() == kind);
    let (pictures, sound) = (of(TrackType::Video), of(TrackType::Audio));
    let kind = if pictures.is_some() { MediaKind::Video } else { MediaKind::Voice };
    let both: Vec<_> = pictures.into_iter().chain(sound).collect();
    let codecs = both.iter().map(|track| codec(track.codec_id())).collect::<Vec<_>>().join(" ");
    let known: Vec<u64> = both.iter().map(|track| track.track_number().get()).collect();
    let side = |side: u64| u32::try_from(side).ok().filter(|side| *side <= 16_384).ok_or(Wrong::Broken);
    let (width, height) = match pictures.and_then(|track| track.video()) {
        Some(video) => (side(video.pixel_width().get())?, side(video.pixel_height().get())?),
        None => (0, 0),
    };
    let scale = file.info().timestamp_scale().get();
    let ticks = ticks(&mut file, &known)?;
    let duration_ms = milliseconds(u128::from(ticks), u128::from(scale), 1_000_000_000)?.max(1);
    Ok(Found { mime: named(kind, "audio/webm", "video/webm"), kind, duration_ms, width, height, codecs })
}

/// Where the last block begins, and as much more as lay between the last two.
fn ticks(file: &mut MatroskaFile<Cursor<&[u8]>>, known: &[u64]) -> Result<u64, Wrong> {
    let (mut frame, mut last, mut step, mut count) = (Frame::default(), 0_u64, 0_u64, 0_u64);
    while file.next_frame(&mut frame).map_err(|_| Wrong::Broken)? {
        if frame.timestamp > last {
            (step, last) = (frame.timestamp - last, frame.timestamp);
        }
        count += u64::from(known.contains(&frame.track));
        if count > MAX_SAMPLES {
            return Err(Wrong::Broken);
        }
    }
    // Without any block there is nothing to hear.
    if count == 0 { Err(Wrong::Broken) } else { Ok(last.saturating_add(if count > 2 { step } else { 0 })) }
}

/// `V_VP8` → `vp8`.
fn codec(id: &str) -> String {
    let name = id.split_once('_').map_or(id, |(_, name)| name).to_ascii_lowercase();
    name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '.').take(32).collect()
}
