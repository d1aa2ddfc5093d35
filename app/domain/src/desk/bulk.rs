//! One step on several rows of the inbox (A8.5, A8.6): each row has its own result.

use crate::appeal::form::RefusalGround;
use crate::ids::{AppealId, InstitutionId};
use crate::refusal::{Code, Field, Refusal};
use serde::{Deserialize, Serialize};

/// Most rows of one step.
pub const MOST: u32 = 50;

/// What is done with every row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BulkStep {
    /// To the institution that is proposed first for each (A8.5).
    #[default]
    RouteProposed,
    /// All to the same institution (A8.5).
    Route,
    /// Refused on one ground with one reason (A8.6).
    Refuse,
}

/// The step and its rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct BulkForm {
    /// The appeals.
    pub appeals: Vec<AppealId>,
    /// What is done.
    pub step: BulkStep,
    /// The institution of [`BulkStep::Route`].
    pub institution: Option<InstitutionId>,
    /// The ground of [`BulkStep::Refuse`].
    pub ground: RefusalGround,
    /// And its reason.
    pub reason: String,
}

/// What became of one row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BulkRow {
    /// The appeal.
    pub appeal: AppealId,
    /// The number it is known by; empty when there is no such appeal.
    pub number: String,
    /// Why it was not done; `None`: it was.
    pub why: Option<Why>,
}

/// Why a row was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The rule says no.
    Refused(Refusal),
    /// Somebody else was faster.
    Conflict,
    /// There is none, or it is outside the own territory.
    NotFound,
    /// No institution is proposed for it.
    NoProposal,
    /// Something failed; it can be tried again.
    Failed,
}

/// What a step on several rows must hold beside what each row's own form must.
///
/// # Errors
/// No rows, too many, or no institution where one is needed.
pub fn check(form: &BulkForm) -> Result<(), Refusal> {
    let institution = form.step == BulkStep::Route && form.institution.is_none();
    match form.appeals.len() {
        0 => Err(Refusal::form(Code::Required)),
        rows if rows > MOST as usize => Err(Refusal::form(Code::TooMany { max: MOST })),
        _ if institution => Err(Refusal::new(Field::Institutions, Code::Required)),
        _ => Ok(()),
    }
}
