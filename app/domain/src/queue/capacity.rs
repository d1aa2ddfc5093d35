//! How many places a step has.

use super::share::Share;

/// Places of a step that can be ordered: the counters that work then, less the share kept for who comes without an order. Rounded down,
/// but at least one when any counter works, unless everything is kept.
pub fn places(counters: Share, limit: Option<u32>, walk_in_percent: u8) -> u32 {
    let working = limit.map_or(counters, |limit| counters.at_most(limit));
    let share = 100 - u32::from(walk_in_percent.min(100));
    if working.is_none() || share == 0 { 0 } else { working.percent(share).max(1) }
}

#[cfg(test)]
mod tests {
    use super::super::share::shares;
    use super::*;
    use crate::ids::{CounterId, GroupId};

    fn whole(counters: u32, limit: Option<u32>, walk_in_percent: u8) -> u32 {
        places(Share::whole(counters), limit, walk_in_percent)
    }

    #[test]
    fn places_follow_the_counters_and_the_share_of_who_comes_without_an_order() {
        let cases = [(20, None, 50, 10), (5, None, 50, 2), (1, None, 50, 1), (1, None, 99, 1), (1, None, 100, 0), (0, None, 0, 0)];
        for (counters, limit, percent, expected) in cases {
            assert_eq!(whole(counters, limit, percent), expected, "{counters} counters, {percent} %");
        }
        assert_eq!((whole(20, Some(4), 0), whole(3, Some(9), 0), whole(20, Some(0), 0)), (4, 3, 0));
        assert_eq!(whole(u32::MAX, None, 0), u32::MAX);
    }

    #[test]
    fn q_plus_four_counters_for_two_groups_are_four_places_and_not_eight() {
        let counters: Vec<CounterId> = ["1", "2", "3", "4"].map(CounterId::from).to_vec();
        let groups: Vec<GroupId> = ["a", "b"].map(GroupId::from).to_vec();
        let served = counters.iter().flat_map(|counter| groups.iter().map(move |group| (counter, group)));
        let shares = shares(served);
        let of = |group: &str| places(shares.get(&group.into()).copied().unwrap_or_default(), None, 0);
        assert_eq!((of("a"), of("b"), of("c")), (2, 2, 0));
    }
}
