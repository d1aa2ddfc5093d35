//! A sorted run: keys, facets and ids in parallel, by key.

use std::ops::Range;

use super::facet::GONE;

/// Appeals in Morton order. One that was taken off the map stays in place, marked gone, until the run is merged.
#[derive(Clone, Debug, Default)]
pub(super) struct Run {
    pub keys: Vec<u64>,
    pub facets: Vec<u32>,
    pub ids: Vec<u128>,
    /// Keys of what is gone, sorted.
    gone: Vec<u64>,
}

/// Key, facet, id.
pub(super) type Row = (u64, u32, u128);

impl Run {
    /// A run of rows in any order.
    pub fn of(mut rows: Vec<Row>) -> Self {
        rows.sort_unstable_by_key(|row| (row.0, row.2));
        let mut run = Self::with_room(rows.len());
        rows.into_iter().for_each(|row| run.push(row));
        run
    }

    fn with_room(len: usize) -> Self {
        Self { keys: Vec::with_capacity(len), facets: Vec::with_capacity(len), ids: Vec::with_capacity(len), gone: Vec::new() }
    }

    fn push(&mut self, (key, facet, id): Row) {
        self.keys.push(key);
        self.facets.push(facet);
        self.ids.push(id);
    }

    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// How many are on the map.
    pub fn live(&self) -> usize {
        self.len() - self.gone.len()
    }

    /// How many in this stretch are on the map.
    pub fn live_in(&self, range: &Range<usize>) -> u32 {
        (range.len() - self.gone_in(range)) as u32
    }

    pub fn gone_in(&self, range: &Range<usize>) -> usize {
        if self.gone.is_empty() || range.is_empty() {
            return 0;
        }
        let (first, last) = (self.keys[range.start], self.keys[range.end - 1]);
        self.gone.partition_point(|key| *key <= last) - self.gone.partition_point(|key| *key < first)
    }

    /// Inserts in order; meant for short runs, because what follows moves.
    pub fn insert(&mut self, (key, facet, id): Row) {
        let at = self.keys.partition_point(|other| *other <= key);
        self.keys.insert(at, key);
        self.facets.insert(at, facet);
        self.ids.insert(at, id);
    }

    /// The position of an appeal on the map.
    pub fn find(&self, key: u64, id: u128) -> Option<usize> {
        let first = self.keys.partition_point(|other| *other < key);
        let same = self.keys[first..].iter().take_while(|other| **other == key).count();
        (first..first + same).find(|at| self.ids[*at] == id && self.facets[*at] & GONE == 0)
    }

    /// Takes the appeal at this position off the map.
    pub fn take_off(&mut self, at: usize) {
        self.facets[at] |= GONE;
        let key = self.keys[at];
        let place = self.gone.partition_point(|other| *other < key);
        self.gone.insert(place, key);
    }

    /// Takes in all of `younger`, which is empty afterwards; what is gone is left out.
    pub fn merge(&mut self, younger: &mut Self) {
        let (old, new) = (std::mem::take(self), std::mem::take(younger));
        let mut merged = Self::with_room(old.live() + new.live());
        let mut new_rows = new.rows().peekable();
        for row in old.rows() {
            while let Some(younger) = new_rows.next_if(|younger| younger.0 < row.0) {
                merged.push(younger);
            }
            merged.push(row);
        }
        new_rows.for_each(|row| merged.push(row));
        *self = merged;
    }

    fn rows(&self) -> impl Iterator<Item = Row> + '_ {
        let all = self.keys.iter().zip(&self.facets).zip(&self.ids);
        all.map(|((key, facet), id)| (*key, *facet, *id)).filter(|row| row.1 & GONE == 0)
    }
}
