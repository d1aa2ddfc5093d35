//! How long somebody waits, as an honest guess: people before × the middle service time ÷ counters at work.

use super::share::Share;

/// The middle of the service times, seconds; of two middle ones the longer. `None` without any.
pub fn median(mut seconds: Vec<i64>) -> Option<i64> {
    seconds.retain(|time| *time >= 0);
    seconds.sort_unstable();
    seconds.get(seconds.len() / 2).copied()
}

/// Minutes until the turn of somebody with so many people `before`, rounded up; `None` when no counter serves the line. `seconds` is
/// the middle service time.
pub fn minutes(before: u32, seconds: i64, counters: Share) -> Option<u32> {
    let all = i64::from(before).saturating_mul(seconds.max(0));
    let wait = counters.divide(all)?;
    u32::try_from(wait.saturating_add(59) / 60).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q_plus_the_wait_is_people_by_service_time_by_counters() {
        for (before, seconds, counters, expected) in [
            (0, 600, 3, Some(0)),
            (1, 600, 3, Some(4)),
            (4, 600, 1, Some(40)),
            (4, 600, 4, Some(10)),
            (5, 61, 5, Some(2)),
            (1, -5, 1, Some(0)),
            (9, 600, 0, None),
        ] {
            assert_eq!(minutes(before, seconds, Share::whole(counters)), expected, "{before} people, {seconds} s, {counters} counters");
        }
        assert_eq!(minutes(u32::MAX, i64::MAX, Share::whole(1)), None, "nobody is promised a turn in a thousand years");
    }

    #[test]
    fn q_plus_the_middle_time_is_not_moved_by_one_long_visit() {
        assert_eq!(median(vec![300, 360, 7_200]), Some(360));
        assert_eq!(median(vec![60, 120]), Some(120));
        assert_eq!(median(vec![-1]), None);
    }
}
