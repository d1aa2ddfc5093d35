//! All entries in the order of sending. A page is a walk over all of them: some milliseconds for a million, whichever filter and
//! whichever page, and the total is exact.

use super::{Entry, Key, Order, Sieve};

/// The entries.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
}

impl Ledger {
    /// Of entries in any order.
    pub fn build(mut entries: Vec<Entry>) -> Ledger {
        entries.sort_unstable_by_key(|entry| entry.key);
        Ledger { entries }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// There are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Puts an entry in, or in the place of its earlier state.
    pub fn put(&mut self, entry: Entry) {
        match self.find(entry.key) {
            Ok(at) => {
                if let Some(place) = self.entries.get_mut(at) {
                    *place = entry;
                }
            }
            Err(at) => self.entries.insert(at, entry),
        }
    }

    /// Takes an entry out; nothing happens when there is none.
    pub fn remove(&mut self, key: Key) {
        if let Ok(at) = self.find(key) {
            self.entries.remove(at);
        }
    }

    fn find(&self, key: Key) -> Result<usize, usize> {
        self.entries.binary_search_by_key(&key, |entry| entry.key)
    }

    /// Those that pass, in the order of sending.
    pub fn passing<'a>(&'a self, sieve: &'a Sieve) -> impl DoubleEndedIterator<Item = &'a Entry> {
        self.entries.iter().filter(|entry| sieve.passes(entry))
    }

    /// A stretch of those that pass, and how many pass in all.
    pub fn stretch(&self, sieve: &Sieve, order: Order, first: usize, count: usize) -> (Vec<Entry>, usize) {
        match order {
            Order::Newest => cut(self.passing(sieve).rev(), first, count),
            Order::Oldest => cut(self.passing(sieve), first, count),
            Order::Due => self.by_due(sieve, first, count),
        }
    }

    /// The nearest last day first, then the one sent first. Only the stretch itself is sorted.
    fn by_due(&self, sieve: &Sieve, first: usize, count: usize) -> (Vec<Entry>, usize) {
        let passes = self.entries.iter().enumerate().filter(|(_, entry)| sieve.passes(entry));
        let mut ranked: Vec<(i32, u32)> = passes.map(|(at, entry)| (entry.due, at as u32)).collect();
        let total = ranked.len();
        if first >= total || count == 0 {
            return (Vec::new(), total);
        }
        let end = first.saturating_add(count).min(total);
        if end < total {
            ranked.select_nth_unstable(end - 1);
            ranked.truncate(end);
        }
        if first > 0 {
            ranked.select_nth_unstable(first);
        }
        let mut stretch = ranked.split_off(first);
        stretch.sort_unstable();
        (stretch.into_iter().filter_map(|(_, at)| self.entries.get(at as usize).copied()).collect(), total)
    }
}

fn cut<'a>(passing: impl Iterator<Item = &'a Entry>, first: usize, count: usize) -> (Vec<Entry>, usize) {
    let (mut total, mut found) = (0, Vec::with_capacity(count.min(1_024)));
    for entry in passing {
        if total >= first && found.len() < count {
            found.push(*entry);
        }
        total += 1;
    }
    (found, total)
}

#[cfg(test)]
mod tests;
