//! Counters as far as a group of services has them: one that serves several groups is one counter, and each has its part of it.

use crate::ids::{CounterId, GroupId};
use std::collections::BTreeMap;

/// Parts of one counter: up to ten groups share one without a remainder.
const PARTS: u64 = 2_520;

/// How much of the counters a group has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(u64);

impl Share {
    /// So many whole counters.
    pub fn whole(counters: u32) -> Share {
        Share(u64::from(counters) * PARTS)
    }

    /// One counter among so many groups.
    fn among(groups: usize) -> Share {
        Share(PARTS / (groups.max(1) as u64))
    }

    /// No counter serves it.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Not more than so many counters.
    #[must_use]
    pub fn at_most(self, counters: u32) -> Share {
        self.min(Share::whole(counters))
    }

    /// So many percent of it in whole counters, rounded down.
    pub fn percent(self, percent: u32) -> u32 {
        u32::try_from(self.0 * u64::from(percent) / (100 * PARTS)).unwrap_or(u32::MAX)
    }

    /// What so much work takes when it is shared by these counters, rounded up; `None` without any.
    pub(super) fn divide(self, work: i64) -> Option<i64> {
        let parts = i64::try_from(self.0).ok().filter(|parts| *parts > 0)?;
        let whole = i128::from(work) * i128::from(PARTS);
        i64::try_from((whole + i128::from(parts) - 1) / i128::from(parts)).ok()
    }
}

/// The shares of all groups; each pair is a counter and a group that it serves.
pub fn shares<'a>(served: impl IntoIterator<Item = (&'a CounterId, &'a GroupId)>) -> BTreeMap<GroupId, Share> {
    let mut of_counter: BTreeMap<&CounterId, Vec<&GroupId>> = BTreeMap::new();
    for (counter, group) in served {
        of_counter.entry(counter).or_default().push(group);
    }
    let mut shares: BTreeMap<GroupId, Share> = BTreeMap::new();
    for groups in of_counter.values() {
        for group in groups {
            let share = shares.entry((*group).clone()).or_default();
            share.0 += Share::among(groups.len()).0;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q_plus_a_counter_that_serves_several_groups_is_one_counter() {
        let rows = [("1", "a"), ("2", "a"), ("2", "b"), ("3", "a"), ("3", "b"), ("3", "c")];
        let rows: Vec<(CounterId, GroupId)> = rows.into_iter().map(|(counter, group)| (counter.into(), group.into())).collect();
        let shares = shares(rows.iter().map(|(counter, group)| (counter, group)));
        let all: u64 = shares.values().map(|share| share.0).sum();
        assert_eq!(all, 3 * PARTS, "three counters, however they are shared");
        let of = |group: &str| shares.get(&group.into()).copied().unwrap_or_default();
        assert_eq!((of("a").percent(100), of("b").percent(100), of("c").percent(100)), (1, 0, 0));
        assert!(of("a") > of("b") && of("b") > of("c") && of("d").is_none());
    }

    #[test]
    fn work_is_shared_by_parts_of_counters() {
        assert_eq!(Share::whole(3).divide(10), Some(4));
        assert_eq!(Share::among(2).divide(10), Some(20), "half a counter takes twice as long");
        assert_eq!((Share::default().divide(1), Share::whole(1).divide(0)), (None, Some(0)));
        assert_eq!(Share::whole(9).at_most(2), Share::whole(2));
        assert_eq!(Share::whole(u32::MAX).percent(100), u32::MAX);
    }
}
