//! How long to wait before a register is asked again.

/// The first pause, milliseconds.
const FIRST_MS: i64 = 30_000;
/// The longest pause, milliseconds.
const LONGEST_MS: i64 = 3_600_000;
/// How often a register is asked about the same thing before it is given up until the next sign-in: about a day.
pub const ATTEMPTS: u32 = 28;

/// How long to wait after so many attempts, in milliseconds; `None` when it is given up. `chance` (0 to 1) spreads the pauses by
/// a quarter to either side: whoever waited for the same failure does not come back at the same moment.
pub fn pause_after(attempts: u32, chance: f64) -> Option<i64> {
    let whole = (1..ATTEMPTS).contains(&attempts).then(|| LONGEST_MS.min(FIRST_MS << (attempts - 1).min(16)))?;
    let share = 0.75 + chance.clamp(0.0, 1.0) / 2.0;
    Some((whole as f64 * share) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_are_spread_and_end_within_two_days() {
        assert_eq!((pause_after(0, 0.5), pause_after(ATTEMPTS, 0.5), pause_after(u32::MAX, 0.5)), (None, None, None));
        assert_eq!([0.0, 0.5, 1.0, 9.0].map(|chance| pause_after(1, chance)), [Some(22_500), Some(30_000), Some(37_500), Some(37_500)]);
        assert_eq!(pause_after(2, 0.5), Some(60_000));
        assert_eq!(pause_after(20, 0.5), Some(LONGEST_MS));
        let all: i64 = (1..).map_while(|nr| pause_after(nr, 0.5)).sum();
        assert!(all > 16 * 3_600_000 && all < 48 * 3_600_000, "{all}");
    }
}
