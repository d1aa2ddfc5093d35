//! The administrative complaint about a decision (law 14, item 8; domain facts 1.11).

use serde::{Deserialize, Serialize};

use super::Rights;
use crate::time::{Date, UnixMs};

/// Until when one can complain, and what follows. Days are calendar days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ComplaintTerms {
    /// The last day; `None` while nothing has been decided.
    pub file_by: Option<Date>,
    /// It has passed. The complaint is taken all the same: whether the reason for the delay counts is for the higher body.
    pub late: bool,
    /// Days in which the higher body reviews it.
    pub review_days: u16,
    /// Days in which one may go to court.
    pub court_days: u16,
}

impl ComplaintTerms {
    /// For a decision of this moment.
    pub fn of(decided: Option<UnixMs>, now: UnixMs, rights: &Rights) -> ComplaintTerms {
        let file_by = decided.map(|at| at.date().plus(i32::from(rights.complaint_days)));
        ComplaintTerms {
            file_by,
            late: file_by.is_some_and(|day| now > day.ends_at()),
            review_days: rights.review_days,
            court_days: rights.court_days,
        }
    }
}
