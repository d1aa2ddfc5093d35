//! The index and its upkeep.

use super::facet::Facet;
use super::id::{appeal_id, id_bits};
use super::run::{Row, Run};
use super::walk::RUNS;
use crate::geo::Point;
use crate::geo::mercator::key_of;
use crate::ids::AppealId;

/// The fresh run goes into the young one above this length.
const FRESH: usize = 2_048;
/// The young run goes into the large one above this length.
const YOUNG: usize = 65_536;

/// An appeal as the map knows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// The bits of its UUID.
    pub id: u128,
    /// Its place.
    pub point: Point,
    /// What can be filtered on.
    pub facet: Facet,
}

impl Entry {
    /// An entry; `None` when the id isn't a UUID.
    pub fn new(id: &AppealId, point: Point, facet: Facet) -> Option<Self> {
        Some(Self { id: id_bits(id)?, point, facet })
    }

    /// The id in its written form.
    pub fn appeal(&self) -> AppealId {
        appeal_id(self.id)
    }

    fn row(&self) -> Row {
        (key_of(self.point), self.facet.pack(), self.id)
    }
}

/// All public appeals. Places are kept to a centimetre. An appeal is on the map once: put it in again with [`MapIndex::put`].
#[derive(Clone, Debug, Default)]
pub struct MapIndex {
    /// The large, the young and the fresh run.
    pub(super) runs: [Run; RUNS],
}

impl MapIndex {
    /// An index of many appeals at once (start of the server).
    pub fn build(entries: Vec<Entry>) -> Self {
        let rows = entries.iter().map(Entry::row).collect();
        Self { runs: [Run::of(rows), Run::default(), Run::default()] }
    }

    /// How many appeals are on the map.
    pub fn len(&self) -> usize {
        self.runs.iter().map(Run::live).sum()
    }

    /// No appeal is on the map.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds an appeal that isn't on the map yet.
    pub fn insert(&mut self, entry: Entry) {
        let [large, young, fresh] = &mut self.runs;
        fresh.insert(entry.row());
        if fresh.len() > FRESH {
            young.merge(fresh);
        }
        if young.len() > YOUNG {
            large.merge(young);
        }
    }

    /// Gives the appeal at this place another facet; `false` when it isn't there.
    pub fn update(&mut self, entry: Entry) -> bool {
        let (key, facet, id) = entry.row();
        let Some((run, at)) = self.find(key, id) else { return false };
        self.runs[run].facets[at] = facet;
        true
    }

    /// Adds the appeal, or gives it its new facet if it is there already.
    pub fn put(&mut self, entry: Entry) {
        if !self.update(entry) {
            self.insert(entry);
        }
    }

    /// Takes the appeal at this place off the map; `false` when it isn't there. To move one: remove it at the old place, put
    /// it at the new one.
    pub fn remove(&mut self, id: u128, point: Point) -> bool {
        let Some((run, at)) = self.find(key_of(point), id) else { return false };
        self.runs[run].take_off(at);
        true
    }

    fn find(&self, key: u64, id: u128) -> Option<(usize, usize)> {
        self.runs.iter().enumerate().find_map(|(run, rows)| Some((run, rows.find(key, id)?)))
    }
}
