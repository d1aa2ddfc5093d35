//! What the map draws: numbers for cells with several appeals, pins for single ones, never more than a few hundred.

use std::ops::Range;

use super::facet::Facet;
use super::filter::{MapFilter, Test};
use super::index::MapIndex;
use super::run::Run;
use super::walk::{Go, RUNS, Rect, Square, walk};
use crate::geo::mercator::{point_at, point_of, tile_bbox, unmorton};
use crate::geo::{BBox, Point};

/// Most clusters and pins of one answer.
pub const MAX_ITEMS: usize = 300;
/// From this zoom on, cells are smaller and a cell with several appeals opens as a list.
pub const DEEPEST_ZOOM: u8 = 17;
/// Appeals looked at for the place of a cluster's number.
const SAMPLES: usize = 8;

/// How far a cluster keeps away from the sides of its cell, as a share of it.
const APART: f64 = 0.2;

/// Several appeals in one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// The middle of (a sample of) its appeals.
    pub point: Point,
    /// How many.
    pub count: u32,
    /// The cell.
    pub bbox: BBox,
    /// It can't be split further: open it as a list.
    pub stack: bool,
}

/// A single appeal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pin {
    /// The bits of its UUID.
    pub id: u128,
    /// Its place.
    pub point: Point,
    /// Its facet.
    pub facet: Facet,
}

/// Clusters and pins, together at most as many as were asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapAnswer {
    /// Cells with several appeals.
    pub clusters: Vec<Cluster>,
    /// Single appeals.
    pub pins: Vec<Pin>,
    /// How many appeals that is.
    pub total: u32,
}

impl MapIndex {
    /// What to draw in this part of the map at this Leaflet zoom: cells of 64 pixels (16 at the deepest zoom), coarser ones
    /// where there would be more than `max` items. Cells lie on a fixed grid and are shown whole, so numbers stay the same
    /// while the map is moved. A box that isn't one gives an empty answer.
    pub fn clusters(&self, bbox: &BBox, zoom: u8, filter: &MapFilter, max: usize) -> MapAnswer {
        let Some(rect) = Rect::of(bbox) else { return MapAnswer::default() };
        let test = filter.test();
        let mut answer = MapAnswer::default();
        for cell in self.cells(&rect, zoom.min(22), max.max(4)) {
            self.draw(&cell, zoom, filter.is_all(), &test, &mut answer);
        }
        answer
    }

    fn cells(&self, rect: &Rect, zoom: u8, max: usize) -> Vec<Square> {
        let mut level = if zoom >= DEEPEST_ZOOM { zoom + 4 } else { zoom + 2 };
        while level > 0 && rect.tiles(level) > 4 * max as u64 {
            level -= 1;
        }
        loop {
            let cells = self.cells_of(rect, level, max);
            if cells.len() <= max || level == 0 {
                return cells;
            }
            level -= 1;
        }
    }

    /// The cells of one level that hold anything; one more than `max` when there are too many.
    fn cells_of(&self, rect: &Rect, level: u8, max: usize) -> Vec<Square> {
        let mut cells = Vec::new();
        walk(&self.runs, rect, |square, _| {
            if square.level < level {
                return Go::Down;
            }
            cells.push(square.clone());
            if cells.len() > max { Go::Stop } else { Go::On }
        });
        cells
    }

    fn draw(&self, cell: &Square, zoom: u8, all: bool, test: &Test, answer: &mut MapAnswer) {
        let counts: [u32; RUNS] = std::array::from_fn(|run| count(&self.runs[run], &cell.ranges[run], all, test));
        let count: u32 = counts.iter().sum();
        answer.total += count;
        match count {
            0 => {}
            1 => answer.pins.extend(self.pin(cell, test)),
            _ => answer.clusters.push(self.cluster(cell, zoom, all, test, &counts)),
        }
    }

    fn pin(&self, cell: &Square, test: &Test) -> Option<Pin> {
        self.runs.iter().zip(&cell.ranges).find_map(|(run, range)| {
            let at = range.start + test.first(&run.facets[range.clone()])?;
            Some(Pin { id: run.ids[at], point: point_of(run.keys[at]).rounded(), facet: Facet::unpack(run.facets[at]) })
        })
    }

    fn cluster(&self, cell: &Square, zoom: u8, all: bool, test: &Test, counts: &[u32; RUNS]) -> Cluster {
        let mut middle = Middle::default();
        for ((run, range), count) in self.runs.iter().zip(&cell.ranges).zip(counts).filter(|(_, count)| **count > 0) {
            let mut sample = Middle::default();
            let untouched = all && run.gone_in(range) == 0;
            sample_positions(run, range, untouched, test, *count).for_each(|at| sample.add(run.keys[at]));
            middle.join(&sample, f64::from(*count));
        }
        let (x, y) = cell.xy();
        let bbox = tile_bbox(x, y, cell.level).widened();
        let stack = zoom >= DEEPEST_ZOOM || self.is_one_place(cell);
        // A number in the middle of its cell doesn't cover its neighbour's, so that a finger meets the right one (WCAG 2.5.8).
        let point = if stack { middle.point() } else { bbox.keep_inside(middle.point(), APART) };
        Cluster { point, count: counts.iter().sum(), bbox, stack }
    }

    /// Everything in the cell lies within about two metres.
    fn is_one_place(&self, cell: &Square) -> bool {
        let ends = self.runs.iter().zip(&cell.ranges).filter(|(_, range)| !range.is_empty());
        let mut ends = ends.flat_map(|(run, range)| [run.keys[range.start] >> 16, run.keys[range.end - 1] >> 16]);
        let first = ends.next();
        ends.all(|key| Some(key) == first)
    }
}

fn count(run: &Run, range: &Range<usize>, all: bool, test: &Test) -> u32 {
    if all { run.live_in(range) } else { test.count(&run.facets[range.clone()]) }
}

/// Up to [`SAMPLES`] positions that pass, spread over the stretch.
fn sample_positions<'a>(
    run: &'a Run,
    range: &'a Range<usize>,
    untouched: bool,
    test: &'a Test,
    count: u32,
) -> impl Iterator<Item = usize> + 'a {
    let parts = SAMPLES.min(range.len());
    let few = count as usize <= SAMPLES;
    let cut = move |part: usize| range.start + range.len() * part / parts;
    let spread = (0..if few { 0 } else { parts }).filter_map(move |part| {
        let stretch = cut(part)..cut(part + 1);
        let within = if untouched { Some(stretch.len() / 2) } else { test.first(&run.facets[stretch.clone()]) };
        within.map(|within| stretch.start + within)
    });
    let each = few.then(|| test.positions(&run.facets[range.clone()]).map(|at| range.start + at)).into_iter().flatten();
    spread.chain(each)
}

/// A weighted mean of places, in cells of the finest grid.
#[derive(Default)]
struct Middle {
    x: f64,
    y: f64,
    weight: f64,
}

impl Middle {
    fn add(&mut self, key: u64) {
        let (x, y) = unmorton(key);
        self.x += f64::from(x) + 0.5;
        self.y += f64::from(y) + 0.5;
        self.weight += 1.0;
    }

    fn join(&mut self, sample: &Self, weight: f64) {
        if sample.weight > 0.0 {
            let scale = weight / sample.weight;
            self.x += sample.x * scale;
            self.y += sample.y * scale;
            self.weight += weight;
        }
    }

    fn point(&self) -> Point {
        point_at(self.x / self.weight.max(1.0), self.y / self.weight.max(1.0)).rounded()
    }
}
