//! Complaints as people are shown them.

use super::{About, Outcome};
use crate::appeal::view::Clock;
use crate::ids::{AdditionId, AppealId};
use crate::lang::Named;
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// How the review stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Its last day.
    pub due: Date,
    /// How and when it was decided, with the reasons; `None` while it waits.
    pub decided: Option<(Outcome, String, UnixMs)>,
}

/// A complaint with everything that a reader may know of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComplaintCase {
    /// Id.
    pub id: AdditionId,
    /// Its own number.
    pub number: String,
    /// What kind of matter.
    pub about: About,
    /// The appeal and its number.
    pub appeal: Option<(AppealId, String)>,
    /// Whose decision; `None`: the owner's own, or everybody's.
    pub institution: Option<Named>,
    /// What it is about, in the person's words; empty for a decision on an appeal.
    pub subject: String,
    /// Who complains; only for staff.
    pub person: Option<String>,
    /// The grounds.
    pub text: String,
    /// What is asked for.
    pub demand: String,
    /// When it was made.
    pub filed_ms: UnixMs,
    /// How it stands.
    pub review: Review,
    /// The running clock; `None` once it is decided.
    pub clock: Option<Clock>,
    /// Who decided; only for staff.
    pub decided_by: Option<String>,
    /// The reader may decide it: did not make the decision that it is about.
    pub may_decide: bool,
}

/// A person's complaints, and what the form begins with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MyComplaints {
    /// A new id for the form.
    pub id: AdditionId,
    /// The complaints, newest first.
    pub list: Vec<ComplaintCase>,
    /// Days in which one is reviewed.
    pub review_days: u16,
    /// Days in which one may go to court after that.
    pub court_days: u16,
}
