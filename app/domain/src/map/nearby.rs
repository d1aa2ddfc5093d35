//! Appeals near a place (A8.4: while sending, others' appeals at this place are shown).

use super::filter::MapFilter;
use super::index::MapIndex;
use super::walk::{Rect, stretches};
use crate::geo::mercator::{point_of, unmorton};
use crate::geo::{BBox, Point};

/// Nobody looks for "the same matter" farther away than this, in metres.
pub const FARTHEST: f64 = 5_000.0;

impl MapIndex {
    /// The `limit` nearest appeals within `metres` (at most [`FARTHEST`]) that pass the filter, nearest first, with their
    /// distance in metres.
    pub fn nearby(&self, point: Point, metres: f64, filter: &MapFilter, limit: usize) -> Vec<(u128, f64)> {
        let reach = metres.clamp(0.0, FARTHEST);
        let Some(rect) = Rect::of(&BBox::reaching(point, reach)) else { return Vec::new() };
        let test = filter.test();
        let mut found = Vec::new();
        stretches(&self.runs, &rect, |run, range, partly| {
            let run = &self.runs[run];
            for at in test.positions(&run.facets[range.clone()]).map(|at| range.start + at) {
                let (x, y) = unmorton(run.keys[at]);
                if !partly || rect.holds(x, y) {
                    found.push((run.ids[at], point.metres_to(point_of(run.keys[at]))));
                }
            }
        });
        found.retain(|(_, distance)| *distance <= reach);
        found.sort_unstable_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        found.truncate(limit);
        found
    }
}
