//! Fragments, as browsers record: each brings the durations and sizes of some more samples.

use super::track::Track;
use super::{Atom, MAX_TABLES, Wrong, be32};

/// `trex`: what samples of a track have where a fragment says nothing else.
pub(super) fn defaults(trex: &[u8], tracks: &mut [Track]) -> Result<(), Wrong> {
    let number = |at: usize| be32(trex, at).ok_or(Wrong::Broken);
    let (id, defaults) = (number(4)?, (number(12)?, number(16)?));
    tracks.iter_mut().filter(|track| track.id == id).for_each(|track| track.defaults = defaults);
    Ok(())
}

/// `traf`: adds to the track that it names.
pub(super) fn read(bytes: &[u8], moof: usize, traf: &[Atom], tracks: &mut [Track]) -> Result<(), Wrong> {
    let tfhd = traf.iter().find(|atom| &atom.name == b"tfhd").ok_or(Wrong::Broken)?;
    let mut head = Reader { bytes: tfhd.of(bytes), at: 0 };
    let (flags, id) = (head.number()?, head.number()?);
    let track = tracks.iter_mut().find(|track| track.id == id).ok_or(Wrong::Broken)?;
    let base = match head.when(flags, 0x1)? {
        Some(high) => u64::from(high) << 32 | u64::from(head.number()?),
        None => moof as u64,
    };
    head.when(flags, 0x2)?;
    let duration = head.when(flags, 0x8)?.unwrap_or(track.defaults.0);
    let size = head.when(flags, 0x10)?.unwrap_or(track.defaults.1);
    let mut next = base;
    for trun in traf.iter().filter(|atom| &atom.name == b"trun") {
        next = run(trun.of(bytes), base, next, (duration, size), track)?;
    }
    Ok(())
}

/// `trun`: samples one behind the other; where the next ones begin.
fn run(trun: &[u8], base: u64, next: u64, (duration, size): (u32, u32), track: &mut Track) -> Result<u64, Wrong> {
    let mut run = Reader { bytes: trun, at: 0 };
    let (flags, count) = (run.number()?, run.number()?);
    let start = match run.when(flags, 0x1)? {
        Some(offset) => base.checked_add_signed(i64::from(offset.cast_signed())).ok_or(Wrong::Broken)?,
        None => next,
    };
    run.when(flags, 0x4)?;
    let (mut ticks, mut length) = (0_u64, 0_u64);
    if flags & 0xF00 == 0 {
        // Nothing is said of any single one: they needn't be gone through.
        (ticks, length) = (u64::from(count) * u64::from(duration), u64::from(count) * u64::from(size));
    } else {
        for _ in 0..count {
            ticks += u64::from(run.when(flags, 0x100)?.unwrap_or(duration));
            length += u64::from(run.when(flags, 0x200)?.unwrap_or(size));
            run.when(flags, 0x400)?;
            run.when(flags, 0x800)?;
        }
    }
    let end = start.checked_add(length).ok_or(Wrong::Broken)?;
    track.ticks = track.ticks.saturating_add(ticks);
    track.data.push(start..end);
    if track.data.len() > MAX_TABLES / 8 { Err(Wrong::Broken) } else { Ok(end) }
}

/// Numbers one after the other; beyond the end there is none.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn number(&mut self) -> Result<u32, Wrong> {
        let number = be32(self.bytes, self.at).ok_or(Wrong::Broken)?;
        self.at += 4;
        Ok(number)
    }

    /// A number that is there only with a flag.
    fn when(&mut self, flags: u32, flag: u32) -> Result<Option<u32>, Wrong> {
        if flags & flag == 0 { Ok(None) } else { self.number().map(Some) }
    }
}
