//! MP4, M4A, MOV, 3GP: boxes in boxes. One walk bounds the counts and blanks out what the file says of its origin; then the
//! tracks are read, whole files and those in fragments alike.

mod blank;

use super::{Found, MAX_SAMPLES, MAX_TABLES, Wrong, be32, milliseconds, named};
use domain::media::MediaKind;
use re_mp4::{Mp4, StsdBoxContent, Track};
use std::ops::Range;

/// Boxes that hold boxes.
const CONTAINERS: [&[u8; 4]; 8] = [b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf", b"mvex"];

/// A box: its name, and where it and its content are.
#[derive(Clone, Debug)]
struct Atom {
    name: [u8; 4],
    whole: Range<usize>,
    content: Range<usize>,
}

/// Reads and blanks out.
pub(super) fn read(bytes: &mut [u8]) -> Result<Found, Wrong> {
    let top = atoms(bytes, 0..bytes.len())?;
    if !top.iter().any(|atom| &atom.name == b"moov") {
        return Err(Wrong::Other);
    }
    let mut walked = Walked::default();
    walked.all(bytes, &top)?;
    walked.fits()?;
    blank::blank(bytes, &walked.blank, &walked.times);
    let mp4 = Mp4::read_bytes(bytes).map_err(|_| Wrong::Broken)?;
    let found = found(bytes, &mp4, &walked)?;
    blank::drop_tracks(bytes, &mp4, &walked.tracks);
    Ok(found)
}

/// What the walk has met.
#[derive(Default)]
struct Walked {
    samples: u64,
    tables: usize,
    /// Boxes to be blanked out.
    blank: Vec<Atom>,
    /// Headers that tell when the file was made.
    times: Vec<Atom>,
    tracks: Vec<Trak>,
}

/// A track by its boxes.
#[derive(Clone, Debug)]
struct Trak {
    atom: Atom,
    id: u32,
    /// `soun`, `vide`, or something nobody hears or sees.
    handler: [u8; 4],
    /// Shown turned by a quarter.
    turned: bool,
}

impl Walked {
    fn all(&mut self, bytes: &[u8], atoms: &[Atom]) -> Result<(), Wrong> {
        for atom in atoms {
            self.one(bytes, atom)?;
        }
        Ok(())
    }

    fn one(&mut self, bytes: &[u8], atom: &Atom) -> Result<(), Wrong> {
        if blank::tells_of_origin(&atom.name) {
            self.blank.push(atom.clone());
            return Ok(());
        }
        let count = |at: usize| be32(&bytes[atom.content.clone()], at).map(u64::from).ok_or(Wrong::Broken);
        match &atom.name {
            b"mdat" | b"free" | b"skip" | b"wide" => return Ok(()),
            b"stsz" => self.samples += count(8)?,
            b"trun" => self.samples += count(4)?,
            b"mvhd" | b"tkhd" | b"mdhd" => self.times.push(atom.clone()),
            name if CONTAINERS.contains(&name) => {
                let inner = atoms(bytes, atom.content.clone())?;
                if name == b"trak" {
                    self.tracks.push(trak(bytes, atom, &inner)?);
                }
                return self.all(bytes, &inner);
            }
            _ => {}
        }
        self.tables += atom.whole.len();
        Ok(())
    }

    /// Lying counts would make the reader allocate without end.
    fn fits(&self) -> Result<(), Wrong> {
        let fits = self.samples <= MAX_SAMPLES && self.tables <= MAX_TABLES && self.tracks.len() <= 16;
        fits.then_some(()).ok_or(Wrong::Broken)
    }
}

/// The boxes one after the other; each must end where the room ends, or before.
fn atoms(bytes: &[u8], room: Range<usize>) -> Result<Vec<Atom>, Wrong> {
    let (mut found, mut at) = (Vec::new(), room.start);
    while at < room.end {
        let atom = atom(bytes, at, room.end).ok_or(Wrong::Broken)?;
        at = atom.whole.end;
        found.push(atom);
    }
    Ok(found)
}

fn atom(bytes: &[u8], at: usize, end: usize) -> Option<Atom> {
    let size = be32(bytes, at)?;
    let name: [u8; 4] = bytes.get(at + 4..at + 8)?.try_into().ok()?;
    let (head, size) = match size {
        // Sixty-four bits follow.
        1 => (16, usize::try_from(u64::from_be_bytes(bytes.get(at + 8..at + 16)?.try_into().ok()?)).ok()?),
        size => (8, size as usize),
    };
    let ends = at.checked_add(size).filter(|ends| size >= head && *ends <= end)?;
    Some(Atom { name, whole: at..ends, content: at + head..ends })
}

fn trak(bytes: &[u8], atom: &Atom, inner: &[Atom]) -> Result<Trak, Wrong> {
    let of = |name: &[u8; 4]| inner.iter().find(|atom| &atom.name == name).ok_or(Wrong::Broken);
    let head = &bytes[of(b"tkhd")?.content.clone()];
    let wide = usize::from(head.first() == Some(&1));
    let id = be32(head, 12 + 8 * wide).ok_or(Wrong::Broken)?;
    let turned = be32(head, 40 + 12 * wide) == Some(0);
    let media = atoms(bytes, of(b"mdia")?.content.clone())?;
    let handler = media.iter().find(|atom| &atom.name == b"hdlr").ok_or(Wrong::Broken)?;
    let handler = bytes[handler.content.clone()].get(8..12).and_then(|four| four.try_into().ok()).ok_or(Wrong::Broken)?;
    Ok(Trak { atom: atom.clone(), id, handler, turned })
}

fn found(bytes: &[u8], mp4: &Mp4, walked: &Walked) -> Result<Found, Wrong> {
    let of = |handler: &[u8; 4]| walked.tracks.iter().find(|track| &track.handler == handler);
    let (pictures, sound) = (of(b"vide"), of(b"soun"));
    let kind = if pictures.is_some() { MediaKind::Video } else { MediaKind::Voice };
    let (mut duration_ms, mut codecs) = (0, Vec::new());
    for one in pictures.into_iter().chain(sound) {
        let track = mp4.tracks().get(&one.id).ok_or(Wrong::Broken)?;
        duration_ms = duration_ms.max(duration(bytes.len(), track)?);
        codecs.push(codec(mp4, track));
    }
    if duration_ms == 0 {
        return Err(Wrong::Broken);
    }
    let size = pictures.and_then(|one| Some((mp4.tracks().get(&one.id)?, one.turned)));
    let (width, height) = match size {
        Some((track, true)) => (track.height, track.width),
        Some((track, false)) => (track.width, track.height),
        None => (0, 0),
    };
    let mime = named(kind, "audio/mp4", "video/mp4");
    Ok(Found { mime, kind, duration_ms, width: width.into(), height: height.into(), codecs: codecs.join(" ") })
}

/// How long the samples play, whatever the headers say. Every sample lies in the file: one that is cut off has lost its end.
fn duration(length: usize, track: &Track) -> Result<i64, Wrong> {
    let inside = |sample: &re_mp4::Sample| sample.offset.checked_add(sample.size).is_some_and(|end| end <= length as u64);
    if track.samples.is_empty() || !track.samples.iter().all(inside) {
        return Err(Wrong::Broken);
    }
    let starts = |at: usize| track.samples.get(at).map_or(0, |sample| i128::from(sample.decode_timestamp));
    let last = track.samples.len() - 1;
    // The length of the last one is taken from the one before: the header, from which it would come, may lie.
    let before = if last > 0 { starts(last) - starts(last - 1) } else { 0 };
    let ticks = starts(last) - starts(0) + before;
    let said = if last == 0 { u128::from(track.duration) } else { 0 };
    milliseconds(u128::try_from(ticks).map_err(|_| Wrong::Broken)?.max(said), 1, u128::from(track.timescale))
}

fn codec(mp4: &Mp4, track: &Track) -> String {
    let name = track.codec_string(mp4).unwrap_or_else(|| match &track.trak(mp4).mdia.minf.stbl.stsd.contents {
        StsdBoxContent::Unknown(name) => name.to_string(),
        _ => String::new(),
    });
    name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '.').take(32).collect()
}
