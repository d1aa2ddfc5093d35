//! "Həll olunmayıb": the answer does not settle the matter, and it goes back to those who answered (law 14, item 8).

use crate::calendar::Calendar;
use crate::deadline::{DeadlineKind, Due, FromDay, due};
use crate::time::UnixMs;

/// By when the institutions answer anew: what was said on this day is a new demand, so the term of law 10.1 (10.4 for danger)
/// begins again with it, for each of them alike.
pub fn due_again(urgent: bool, said: UnixMs, from_day: FromDay, calendar: &Calendar) -> Due {
    let kind = if urgent { DeadlineKind::Urgent } else { DeadlineKind::Ordinary };
    due(kind, said, from_day, calendar)
}
