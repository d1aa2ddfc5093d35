//! The walk down the quarters of the map: from the smallest square around a rectangle to ever smaller ones, each with its
//! stretch of every run. Empty quarters and those outside the rectangle are left out.

use std::ops::Range;

use super::run::Run;
use crate::geo::mercator::{FINEST, cell_of, coarser, morton, unmorton};
use crate::geo::{BBox, Point};

/// Number of runs.
pub(super) const RUNS: usize = 3;

/// A rectangle of finest cells, edges included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rect {
    pub west: u32,
    pub north: u32,
    pub east: u32,
    pub south: u32,
}

impl Rect {
    /// The cells of a box; `None` when the box isn't one.
    pub fn of(bbox: &BBox) -> Option<Self> {
        let numbers = [bbox.west, bbox.south, bbox.east, bbox.north].iter().all(|edge| edge.is_finite());
        if !numbers || bbox.west > bbox.east || bbox.south > bbox.north {
            return None;
        }
        let (west, north) = cell_of(Point { lat: bbox.north, lon: bbox.west });
        let (east, south) = cell_of(Point { lat: bbox.south, lon: bbox.east });
        Some(Self { west, north, east, south })
    }

    /// How many tiles of `level` cover it.
    pub fn tiles(&self, level: u8) -> u64 {
        let along = |from: u32, to: u32| u64::from(coarser(to, level) - coarser(from, level)) + 1;
        along(self.west, self.east).saturating_mul(along(self.north, self.south))
    }

    pub fn holds(&self, x: u32, y: u32) -> bool {
        (self.west..=self.east).contains(&x) && (self.north..=self.south).contains(&y)
    }
}

/// How a square lies to the rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lies {
    Inside,
    Across,
    Outside,
}

/// A square of the map and its stretch of every run.
#[derive(Clone, Debug)]
pub(super) struct Square {
    pub level: u8,
    /// Morton number among the squares of its level.
    pub prefix: u64,
    pub ranges: [Range<usize>; RUNS],
}

impl Square {
    /// The smallest square that holds the rectangle.
    pub fn around(runs: &[Run; RUNS], rect: &Rect) -> Self {
        let apart = (rect.west ^ rect.east) | (rect.north ^ rect.south);
        let level = apart.leading_zeros() as u8;
        let prefix = morton(coarser(rect.west, level), coarser(rect.north, level));
        let whole = Self { level: 0, prefix: 0, ranges: std::array::from_fn(|run| 0..runs[run].len()) };
        if level == 0 { whole } else { whole.part(runs, level, prefix) }
    }

    /// Column and row among the squares of its level.
    pub fn xy(&self) -> (u32, u32) {
        unmorton(self.prefix)
    }

    /// How many rows of all runs lie in it.
    pub fn len(&self) -> usize {
        self.ranges.iter().map(Range::len).sum()
    }

    pub fn lies_to(&self, rect: &Rect) -> Lies {
        let (x, y) = self.xy();
        let side = 1u64 << (FINEST - self.level);
        let span = |at: u32| (u64::from(at) * side, u64::from(at) * side + side - 1);
        let ((west, east), (north, south)) = (span(x), span(y));
        let (rw, re, rn, rs) = (u64::from(rect.west), u64::from(rect.east), u64::from(rect.north), u64::from(rect.south));
        if west > re || east < rw || north > rs || south < rn {
            Lies::Outside
        } else if west >= rw && east <= re && north >= rn && south <= rs {
            Lies::Inside
        } else {
            Lies::Across
        }
    }

    /// The four quarters, in Morton order.
    pub fn quarters(&self, runs: &[Run; RUNS]) -> [Self; 4] {
        let level = self.level + 1;
        let cuts: [[usize; 5]; RUNS] = std::array::from_fn(|run| self.cuts(&runs[run], &self.ranges[run], level));
        std::array::from_fn(|quarter| Self {
            level,
            prefix: self.prefix << 2 | quarter as u64,
            ranges: std::array::from_fn(|run| cuts[run][quarter]..cuts[run][quarter + 1]),
        })
    }

    fn cuts(&self, run: &Run, range: &Range<usize>, level: u8) -> [usize; 5] {
        let mut cuts = [range.start, range.end, range.end, range.end, range.end];
        for quarter in 1..4 {
            let from = cuts[quarter - 1];
            cuts[quarter] = from + below(&run.keys[from..range.end], start_of(self.prefix << 2 | quarter as u64, level));
        }
        cuts
    }

    fn part(&self, runs: &[Run; RUNS], level: u8, prefix: u64) -> Self {
        let ranges = std::array::from_fn(|run| {
            let keys = &runs[run].keys;
            let start = below(keys, start_of(prefix, level));
            let end = prefix.checked_add(1).filter(|next| *next >> (2 * u32::from(level) - 1) < 2);
            start..end.map_or(keys.len(), |next| below(keys, start_of(next, level)))
        });
        Self { level, prefix, ranges }
    }
}

/// The first key of a square.
fn start_of(prefix: u64, level: u8) -> u64 {
    prefix << (64 - 2 * u32::from(level))
}

fn below(keys: &[u64], key: u64) -> usize {
    keys.partition_point(|other| *other < key)
}

/// What to do with a square.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Go {
    /// Look at its quarters.
    Down,
    /// It is dealt with.
    On,
    /// The walk is over.
    Stop,
}

/// Visits the squares that hold anything and touch the rectangle, largest first, in Morton order.
pub(super) fn walk(runs: &[Run; RUNS], rect: &Rect, mut visit: impl FnMut(&Square, Lies) -> Go) {
    let mut waiting = vec![Square::around(runs, rect)];
    while let Some(square) = waiting.pop() {
        let lies = square.lies_to(rect);
        if lies == Lies::Outside || square.len() == 0 {
            continue;
        }
        match visit(&square, lies) {
            Go::Stop => return,
            Go::Down if square.level < FINEST => waiting.extend(square.quarters(runs).into_iter().rev()),
            _ => {}
        }
    }
}

/// Squares small enough to look at each of their rows.
const FEW: usize = 192;

/// Calls `each` with the run and a stretch of it that may match, and whether single rows still need [`Rect::holds`].
pub(super) fn stretches(runs: &[Run; RUNS], rect: &Rect, mut each: impl FnMut(usize, Range<usize>, bool)) {
    walk(runs, rect, |square, lies| {
        if lies == Lies::Across && square.len() > FEW && square.level < FINEST {
            return Go::Down;
        }
        for (run, range) in square.ranges.iter().enumerate().filter(|(_, range)| !range.is_empty()) {
            each(run, range.clone(), lies == Lies::Across);
        }
        Go::On
    });
}
