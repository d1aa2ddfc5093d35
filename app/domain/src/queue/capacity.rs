//! How many places a step has.

/// Places of a step that can be ordered: the counters that work then, less the share kept for who comes without an order. Rounded down,
/// but at least one when any counter works, unless everything is kept.
pub fn places(counters: u32, limit: Option<u32>, walk_in_percent: u8) -> u32 {
    let working = counters.min(limit.unwrap_or(counters));
    let share = 100 - u32::from(walk_in_percent.min(100));
    match (working, share) {
        (0, _) | (_, 0) => 0,
        _ => (u64::from(working) * u64::from(share) / 100).max(1) as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn places_follow_the_counters_and_the_share_of_who_comes_without_an_order() {
        let cases = [(20, None, 50, 10), (5, None, 50, 2), (1, None, 50, 1), (1, None, 99, 1), (1, None, 100, 0), (0, None, 0, 0)];
        for (counters, limit, percent, expected) in cases {
            assert_eq!(places(counters, limit, percent), expected, "{counters} counters, {percent} %");
        }
        assert_eq!((places(20, Some(4), 0), places(3, Some(9), 0), places(20, Some(0), 0)), (4, 3, 0));
        assert_eq!(places(u32::MAX, None, 0), u32::MAX);
    }
}
