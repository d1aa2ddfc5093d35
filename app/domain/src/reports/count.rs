//! The counting: one walk over the entries.

use super::{Dimension, Group, Head, MOST_COLUMNS, MOST_ROWS, Measure, Sum, Value};
use crate::registry::{Codes, Entry};
use crate::statistics::WorkingDays;
use crate::time::Date;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Counting<'a> {
    /// What the rows are.
    pub rows: Dimension,
    /// What the columns are; `None` for the whole alone.
    pub columns: Option<Dimension>,
    /// What is said of each.
    pub measure: Measure,
    /// The words of the codes.
    pub codes: &'a Codes,
    /// Working days from the first entry to today.
    pub days: &'a WorkingDays,
    /// Today.
    pub today: Date,
}

/// What was counted; heads have no names yet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counter {
    /// The columns.
    pub columns: Vec<Head>,
    /// The rows, cut at [`MOST_ROWS`].
    pub rows: Vec<Group>,
    /// Rows that were cut off.
    pub more_rows: u32,
    /// Columns that were cut off.
    pub more_columns: u32,
    /// The whole of each column.
    pub totals: Vec<Value>,
    /// The whole of everything.
    pub total: Value,
}

/// Counts the entries.
pub fn count<'a>(asked: &Counting, entries: impl Iterator<Item = &'a Entry>) -> Counter {
    let days = (asked.measure == Measure::HalfDays).then_some(asked.days);
    let (mut rows, mut columns) = (Axis::default(), Axis::default());
    let mut cells: Vec<Vec<Sum>> = Vec::new();
    let mut total = Sum::default();
    for entry in entries {
        let group = |dimension: Dimension| dimension.group(entry, asked.codes, asked.today);
        let row = rows.add(group(asked.rows), entry, asked.today, days);
        total.add(entry, asked.today, days);
        let Some(dimension) = asked.columns else { continue };
        let column = columns.add(group(dimension), entry, asked.today, days);
        if cells.len() <= row {
            cells.resize_with(row + 1, Vec::new);
        }
        let Some(line) = cells.get_mut(row) else { continue };
        if line.len() <= column {
            line.resize_with(column + 1, Sum::default);
        }
        if let Some(cell) = line.get_mut(column) {
            cell.add(entry, asked.today, days);
        }
    }
    let across = asked.columns.map(|dimension| columns.in_order(dimension)).unwrap_or_default();
    let down = rows.in_order(asked.rows);
    let head = |axis: &Axis, dimension: Dimension, at: usize| Head { key: dimension.key(axis.group(at), asked.codes), name: None };
    let shown: Vec<usize> = across.iter().copied().take(MOST_COLUMNS).collect();
    let cell = |row: usize, column: usize| {
        let sum = cells.get(row).and_then(|line| line.get(column));
        sum.map(|sum| sum.value(asked.measure)).unwrap_or_else(|| Sum::default().value(asked.measure))
    };
    Counter {
        columns: asked.columns.map(|dimension| shown.iter().map(|at| head(&columns, dimension, *at)).collect()).unwrap_or_default(),
        rows: down
            .iter()
            .take(MOST_ROWS)
            .map(|at| Group {
                head: head(&rows, asked.rows, *at),
                cells: shown.iter().map(|column| cell(*at, *column)).collect(),
                total: rows.value(*at, asked.measure),
            })
            .collect(),
        more_rows: down.len().saturating_sub(MOST_ROWS) as u32,
        more_columns: across.len().saturating_sub(MOST_COLUMNS) as u32,
        totals: shown.iter().map(|at| columns.value(*at, asked.measure)).collect(),
        total: total.value(asked.measure),
    }
}

/// The groups of one dimension in the order in which they were met.
#[derive(Default)]
struct Axis {
    /// For each group one more than its place; 0 for none.
    places: Vec<u16>,
    groups: Vec<u16>,
    sums: Vec<Sum>,
}

impl Axis {
    /// Counts the entry in its group; the group's place.
    fn add(&mut self, group: u16, entry: &Entry, today: Date, days: Option<&WorkingDays>) -> usize {
        let at = usize::from(group);
        if self.places.len() <= at {
            self.places.resize(at + 1, 0);
        }
        let known = self.places.get(at).copied().unwrap_or_default();
        let place = match known {
            0 => {
                self.groups.push(group);
                self.sums.push(Sum::default());
                if let Some(place) = self.places.get_mut(at) {
                    *place = self.groups.len() as u16;
                }
                self.groups.len() - 1
            }
            known => usize::from(known) - 1,
        };
        if let Some(sum) = self.sums.get_mut(place) {
            sum.add(entry, today, days);
        }
        place
    }

    fn group(&self, at: usize) -> u16 {
        self.groups.get(at).copied().unwrap_or_default()
    }

    fn value(&self, at: usize, measure: Measure) -> Value {
        self.sums.get(at).map(|sum| sum.value(measure)).unwrap_or_default()
    }

    /// The places as they are shown: in the dimension's own order, or the most first.
    fn in_order(&self, dimension: Dimension) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.groups.len()).collect();
        let received = |at: usize| self.sums.get(at).map(Sum::received).unwrap_or_default();
        match dimension.is_ordered() {
            true => places.sort_by_key(|at| self.group(*at)),
            false => places.sort_by_key(|at| (std::cmp::Reverse(received(*at)), self.group(*at))),
        }
        places
    }
}

#[cfg(test)]
mod tests;
