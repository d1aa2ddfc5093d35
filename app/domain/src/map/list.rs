//! The list beside the map: the newest appeals in view.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::facet::{LAST_DAY, day_of};
use super::filter::MapFilter;
use super::index::MapIndex;
use super::run::Run;
use super::walk::{Rect, stretches};
use crate::geo::BBox;
use crate::geo::mercator::unmorton;

/// A place in the list: newest day first, within a day the greater UUIDv7 first. Also the mark after which the next page
/// begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// Day of sending ([`super::day_number`]).
    pub day: u16,
    /// The bits of the appeal's UUID.
    pub id: u128,
}

/// Rows looked at before the oldest day worth looking at is found anew.
const STRIDE: usize = 1024;

impl MapIndex {
    /// The newest `limit` appeals in the box that pass the filter, newest first, beginning after the mark.
    pub fn list(&self, bbox: &BBox, filter: &MapFilter, after: Option<Mark>, limit: usize) -> Vec<Mark> {
        let Some(rect) = Rect::of(bbox) else { return Vec::new() };
        let test = filter.test().within_days(0, after.map_or(LAST_DAY, |mark| mark.day));
        let mut newest = Newest { limit, after, kept: BinaryHeap::new() };
        stretches(&self.runs, &rect, |run, range, partly| {
            let run = &self.runs[run];
            for from in range.clone().step_by(STRIDE) {
                let stride = from..range.end.min(from + STRIDE);
                let worth = test.within_days(newest.oldest_day(), LAST_DAY);
                let hits = worth.positions(&run.facets[stride.clone()]).map(|at| from + at);
                hits.filter(|at| !partly || holds(&rect, run, *at)).for_each(|at| newest.offer(mark(run, at)));
            }
        });
        newest.into_list()
    }
}

fn holds(rect: &Rect, run: &Run, at: usize) -> bool {
    let (x, y) = unmorton(run.keys[at]);
    rect.holds(x, y)
}

fn mark(run: &Run, at: usize) -> Mark {
    Mark { day: day_of(run.facets[at]), id: run.ids[at] }
}

/// The newest few of many.
struct Newest {
    limit: usize,
    after: Option<Mark>,
    kept: BinaryHeap<Reverse<Mark>>,
}

impl Newest {
    /// Nothing older can get into the list any more.
    fn oldest_day(&self) -> u16 {
        let full = self.kept.len() >= self.limit;
        self.kept.peek().filter(|_| full).map_or(0, |oldest| oldest.0.day)
    }

    fn offer(&mut self, mark: Mark) {
        if self.after.is_some_and(|after| mark >= after) {
            return;
        }
        self.kept.push(Reverse(mark));
        if self.kept.len() > self.limit {
            self.kept.pop();
        }
    }

    fn into_list(self) -> Vec<Mark> {
        self.kept.into_sorted_vec().into_iter().map(|reversed| reversed.0).collect()
    }
}
