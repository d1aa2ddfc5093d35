//! MP4, M4A, MOV, 3GP: boxes in boxes, whole files and those in fragments alike. Read here and not by a library: the ones there
//! are believe counts and lengths, and a bent file keeps them busy for ever. Here every step goes forward, and what is counted
//! must lie in the file.

mod blank;
mod fragment;
mod torn;
mod track;

use super::{Found, MAX_TABLES, Wrong, be32, milliseconds, named};
use domain::media::MediaKind;
use std::ops::Range;
use track::Track;

/// Boxes that hold boxes and are looked into.
const CONTAINERS: [&[u8; 4]; 3] = [b"moov", b"moof", b"mvex"];
/// Most tracks of a file.
const MAX_TRACKS: usize = 16;

/// A box: its name, and where it and its content are.
#[derive(Clone, Debug)]
struct Atom {
    name: [u8; 4],
    whole: Range<usize>,
    content: Range<usize>,
}

impl Atom {
    fn of<'a>(&self, bytes: &'a [u8]) -> &'a [u8] {
        &bytes[self.content.clone()]
    }

    fn inner(&self, bytes: &[u8]) -> Result<Vec<Atom>, Wrong> {
        atoms(bytes, self.content.clone())
    }
}

/// Reads and blanks out. A file that ends within a fragment ends behind the one before from now on.
pub(super) fn read(bytes: &mut Vec<u8>) -> Result<Found, Wrong> {
    let top = torn::whole(bytes)?;
    if !top.iter().any(|atom| &atom.name == b"moov") {
        return Err(Wrong::Other);
    }
    let mut walked = Walked::default();
    walked.all(bytes, &top)?;
    let found = walked.found(bytes.len())?;
    blank::blank(bytes, &walked.blank, &walked.times);
    blank::drop_tracks(bytes, &walked.tracks);
    Ok(found)
}

/// What the walk has met.
#[derive(Default)]
struct Walked {
    tables: usize,
    /// Boxes to be blanked out.
    blank: Vec<Atom>,
    /// Headers that tell when the file was made.
    times: Vec<Atom>,
    tracks: Vec<Track>,
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
        match &atom.name {
            b"mdat" | b"free" | b"skip" | b"wide" => return Ok(()),
            name if CONTAINERS.contains(&name) => {
                self.within(8)?;
                self.all(bytes, &atom.inner(bytes)?)?;
                return if name == b"moof" { self.fragment(bytes, atom) } else { Ok(()) };
            }
            b"mvhd" => self.times.push(atom.clone()),
            b"trak" => self.track(bytes, atom)?,
            b"trex" => fragment::defaults(atom.of(bytes), &mut self.tracks)?,
            _ => {}
        }
        self.within(atom.whole.len())
    }

    fn track(&mut self, bytes: &[u8], atom: &Atom) -> Result<(), Wrong> {
        let inner = atom.inner(bytes)?;
        let track = Track::read(bytes, atom, &inner)?;
        self.times.extend(track.times.iter().cloned());
        self.blank.extend(inner.into_iter().filter(|atom| blank::tells_of_origin(&atom.name)));
        self.tracks.push(track);
        if self.tracks.len() > MAX_TRACKS { Err(Wrong::Broken) } else { Ok(()) }
    }

    fn fragment(&mut self, bytes: &[u8], moof: &Atom) -> Result<(), Wrong> {
        for traf in moof.inner(bytes)?.iter().filter(|atom| &atom.name == b"traf") {
            let inner = traf.inner(bytes)?;
            self.blank.extend(inner.iter().filter(|atom| blank::tells_of_origin(&atom.name)).cloned());
            fragment::read(bytes, moof.whole.start, &inner, &mut self.tracks)?;
        }
        Ok(())
    }

    /// The tables of a file are small beside its sound; what is all tables was made to harm.
    fn within(&mut self, more: usize) -> Result<(), Wrong> {
        self.tables += more;
        if self.tables <= MAX_TABLES { Ok(()) } else { Err(Wrong::Broken) }
    }

    fn found(&self, length: usize) -> Result<Found, Wrong> {
        let of = |handler: &[u8; 4]| self.tracks.iter().find(|track| &track.handler == handler);
        let (pictures, sound) = (of(b"vide"), of(b"soun"));
        let kind = if pictures.is_some() { MediaKind::Video } else { MediaKind::Voice };
        let (mut duration_ms, mut codecs) = (0, Vec::new());
        for track in pictures.into_iter().chain(sound) {
            if !track.lies_within(length) {
                return Err(Wrong::Broken); // cut off
            }
            duration_ms = duration_ms.max(milliseconds(u128::from(track.ticks), 1, u128::from(track.timescale))?);
            codecs.push(track.codec.as_str());
        }
        if duration_ms == 0 {
            return Err(Wrong::Broken);
        }
        let (width, height) = pictures.map_or((0, 0), Track::size);
        Ok(Found { mime: named(kind, "audio/mp4", "video/mp4"), kind, duration_ms, width, height, codecs: codecs.join(" ") })
    }
}

/// The boxes one after the other; each must end where the room ends, or before.
fn atoms(bytes: &[u8], room: Range<usize>) -> Result<Vec<Atom>, Wrong> {
    let (mut found, mut at) = (Vec::new(), room.start);
    while at < room.end {
        let atom = atom(bytes, at, room.end).ok_or(Wrong::Broken)?;
        at = atom.whole.end;
        found.push(atom);
        if found.len() > MAX_TABLES / 8 {
            return Err(Wrong::Broken);
        }
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
