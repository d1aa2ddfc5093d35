//! One track: what it is, how long it plays, where its data lie.

use super::{Atom, MAX_TABLES, Wrong, be32};
use std::ops::Range;

/// A track as its boxes tell it; fragments add to it.
#[derive(Clone, Debug)]
pub(super) struct Track {
    pub atom: Atom,
    pub id: u32,
    /// `soun`, `vide`, or something nobody hears or sees.
    pub handler: [u8; 4],
    pub codec: String,
    /// Ticks in a second.
    pub timescale: u32,
    /// How long it plays, by its samples; what the head says is not believed.
    pub ticks: u64,
    /// Where its data lie in the file.
    pub data: Vec<Range<u64>>,
    /// Headers that tell when it was made.
    pub times: Vec<Atom>,
    /// Duration and size of a sample of a fragment that says nothing else.
    pub defaults: (u32, u32),
    width: u32,
    height: u32,
    /// Shown turned by a quarter.
    turned: bool,
}

impl Track {
    /// Reads `trak`, whose boxes are `inner`.
    pub fn read(bytes: &[u8], atom: &Atom, inner: &[Atom]) -> Result<Track, Wrong> {
        let (tkhd, mdia) = (of(inner, b"tkhd")?, of(inner, b"mdia")?.inner(bytes)?);
        let (mdhd, hdlr) = (of(&mdia, b"mdhd")?, of(&mdia, b"hdlr")?);
        let stbl = of(&of(&mdia, b"minf")?.inner(bytes)?, b"stbl")?.inner(bytes)?;
        let (head, media) = (tkhd.of(bytes), mdhd.of(bytes));
        let number = |of: &[u8], at: usize| be32(of, at).ok_or(Wrong::Broken);
        // The second version has longer moments.
        let (wide_head, wide_media) = (usize::from(head.first() == Some(&1)), usize::from(media.first() == Some(&1)));
        let samples = Samples { bytes, stbl: &stbl };
        Ok(Track {
            atom: atom.clone(),
            id: number(head, 12 + 8 * wide_head)?,
            handler: four(hdlr.of(bytes), 8)?,
            codec: name(four(of(&stbl, b"stsd")?.of(bytes), 12)?),
            timescale: number(media, 12 + 8 * wide_media)?,
            ticks: samples.ticks()?,
            data: samples.data()?,
            times: vec![tkhd.clone(), mdhd.clone()],
            defaults: (0, 0),
            width: number(head, 76 + 12 * wide_head)? >> 16,
            height: number(head, 80 + 12 * wide_head)? >> 16,
            turned: number(head, 40 + 12 * wide_head)? == 0,
        })
    }

    /// Pixels as they are shown.
    pub fn size(&self) -> (u32, u32) {
        if self.turned { (self.height, self.width) } else { (self.width, self.height) }
    }

    /// All its data are there.
    pub fn lies_within(&self, length: usize) -> bool {
        !self.data.is_empty() && self.data.iter().all(|range| range.end <= length as u64)
    }
}

fn of<'a>(atoms: &'a [Atom], name: &[u8; 4]) -> Result<&'a Atom, Wrong> {
    atoms.iter().find(|atom| &atom.name == name).ok_or(Wrong::Broken)
}

fn four(bytes: &[u8], at: usize) -> Result<[u8; 4], Wrong> {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).ok_or(Wrong::Broken)
}

fn name(four: [u8; 4]) -> String {
    four.iter().map(|byte| char::from(*byte)).filter(char::is_ascii_alphanumeric).collect()
}

/// The tables of the samples.
struct Samples<'a> {
    bytes: &'a [u8],
    stbl: &'a [Atom],
}

impl Samples<'_> {
    /// A table's rows of `width` numbers each, behind `head` bytes that end with how many there are.
    fn rows<const W: usize>(&self, name: &[u8; 4], head: usize) -> Result<Vec<[u32; W]>, Wrong> {
        let Ok(table) = of(self.stbl, name) else { return Ok(Vec::new()) };
        let table = table.of(self.bytes);
        let count = be32(table, head - 4).ok_or(Wrong::Broken)? as usize;
        let rows = table.get(head..).filter(|rows| rows.len() / (W * 4) >= count && rows.len() <= MAX_TABLES).ok_or(Wrong::Broken)?;
        let row = |row: &[u8]| std::array::from_fn(|at| be32(row, at * 4).unwrap_or(0));
        Ok(rows.chunks_exact(W * 4).take(count).map(row).collect())
    }

    fn ticks(&self) -> Result<u64, Wrong> {
        let runs = self.rows::<2>(b"stts", 8)?;
        Ok(runs.iter().fold(0, |ticks: u64, [count, delta]| ticks.saturating_add(u64::from(*count) * u64::from(*delta))))
    }

    /// The chunks: so many samples in each, one behind the other.
    fn data(&self) -> Result<Vec<Range<u64>>, Wrong> {
        let (chunks, runs) = (self.chunks()?, self.rows::<3>(b"stsc", 8)?);
        let (mut sizes, mut run, mut data) = (self.sizes()?, 0, Vec::with_capacity(chunks.len()));
        for (nr, start) in (1_u32..).zip(chunks) {
            while runs.get(run + 1).is_some_and(|[first, ..]| *first <= nr) {
                run += 1;
            }
            let [_, samples, _] = *runs.get(run).ok_or(Wrong::Broken)?;
            let length = sizes.take(samples);
            data.push(start..start.checked_add(length).ok_or(Wrong::Broken)?);
        }
        Ok(data)
    }

    fn chunks(&self) -> Result<Vec<u64>, Wrong> {
        let short = self.rows::<1>(b"stco", 8)?.into_iter().map(|[at]| u64::from(at));
        let long = self.rows::<2>(b"co64", 8)?.into_iter().map(|[high, low]| u64::from(high) << 32 | u64::from(low));
        Ok(short.chain(long).collect())
    }

    fn sizes(&self) -> Result<Sizes, Wrong> {
        let table = of(self.stbl, b"stsz")?.of(self.bytes);
        match be32(table, 4).ok_or(Wrong::Broken)? {
            0 => Ok(Sizes::Each(self.rows::<1>(b"stsz", 12)?.into_iter())),
            size => Ok(Sizes::All { size, left: be32(table, 8).ok_or(Wrong::Broken)? }),
        }
    }
}

/// Sizes of the samples in their order.
enum Sizes {
    Each(std::vec::IntoIter<[u32; 1]>),
    All { size: u32, left: u32 },
}

impl Sizes {
    /// The sum of the next ones, as far as there are any.
    fn take(&mut self, count: u32) -> u64 {
        match self {
            Sizes::Each(rows) => rows.by_ref().take(count as usize).map(|[size]| u64::from(size)).sum(),
            Sizes::All { size, left } => {
                let taken = count.min(*left);
                *left -= taken;
                u64::from(taken) * u64::from(*size)
            }
        }
    }
}
