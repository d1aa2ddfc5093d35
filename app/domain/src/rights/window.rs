//! The minutes after sending in which the author may correct a slip or take it all back: nobody has begun with it yet.

use crate::lifecycle::Status;
use crate::time::UnixMs;

/// Milliseconds that are left; 0 once they are over, or once the owner's staff have begun with it.
pub fn left_ms(status: Status, sent: UnixMs, now: UnixMs, minutes: u32) -> i64 {
    if status != Status::Sent {
        return 0;
    }
    (sent.0 + i64::from(minutes) * 60_000 - now.0).max(0)
}

/// The same in begun minutes, as people count: "1 minute" until the last millisecond.
pub fn minutes_of(left_ms: i64) -> i64 {
    (left_ms.max(0) + 59_999) / 60_000
}
