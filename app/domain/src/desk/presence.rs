//! Who has a card open: a short lease that the open page renews (A8.5).

use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// How long a card counts as open after its page was last heard of, milliseconds. Open pages are heard of twice a minute, with the
/// reader's clock, so that one lost message is no absence.
pub const LEASE_MS: i64 = 70_000;

/// Another employee who has the same card open; told to staff of the same desk alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Name.
    pub name: String,
    /// Since when.
    pub since_ms: UnixMs,
}
