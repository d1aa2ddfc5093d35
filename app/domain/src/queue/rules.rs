//! What the regulation leaves open about orders, set by whoever runs the system.

use serde::{Deserialize, Serialize};

/// The settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct QueueRules {
    /// Minutes a place is kept while its confirmation code is on the way.
    pub hold_minutes: u32,
    /// Codes sent for one order, the first included.
    pub codes: u32,
    /// Minutes after which a place that was given back can be taken again: with less, places would be traded. The real time lies between
    /// this and twice as much, so that nobody can wait for the second.
    pub cooling_minutes: u32,
    /// Orders that one document may have open.
    pub open_per_document: u32,
    /// Orders that one e-mail address may have open: families share one.
    pub open_per_email: u32,
    /// Orders that one telephone may have open.
    pub open_per_phone: u32,
    /// Who waits for a place may wait so often at the same time.
    pub waits_per_email: u32,
    /// The hour of the day before from which a reminder goes out.
    pub remind_hour: u8,
}

impl Default for QueueRules {
    fn default() -> QueueRules {
        QueueRules {
            hold_minutes: 15,
            codes: 4,
            cooling_minutes: 30,
            open_per_document: 3,
            open_per_email: 6,
            open_per_phone: 6,
            waits_per_email: 3,
            remind_hour: 10,
        }
    }
}
