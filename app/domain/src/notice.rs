//! Notices in a person's cabinet (T4.2). The sentence is chosen in the reader's language from the kind.

use crate::appeal::view::What;
use crate::ids::{AppealId, NoticeId};
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Id.
    pub id: NoticeId,
    /// What happened.
    pub what: What,
    /// To which appeal.
    pub appeal: AppealId,
    /// Its number then.
    pub number: String,
    /// A day that belongs to it (due date).
    pub day: Option<Date>,
    /// Moment of sending: it counts as delivered then (T4.3).
    pub sent_ms: UnixMs,
    /// Moment of reading.
    pub read_ms: Option<UnixMs>,
}
