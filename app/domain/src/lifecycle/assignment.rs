//! One institution's work on an appeal, and what the citizen sees of several.

use serde::{Deserialize, Serialize};

use super::table::{Row, decide, row, steps_of};
use super::{Status, Step};
use crate::refusal::Refusal;
use crate::role::Role;

kinds! {
    /// Where an institution's work on an appeal stands.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    AssignmentStatus {
        /// In the institution's cabinet, not yet begun (A8.5).
        Placed = "placed",
        /// Being worked on (A7.0.1).
        InProgress = "in_progress",
        /// Waits for another institution's answer (A8.10).
        QuerySent = "query_sent",
        /// Its deadline was extended (A8.8).
        Extended = "extended",
        /// Sent on as not competent (A8.11): over for this institution.
        Forwarded = "forwarded",
        /// Answered (A8.9).
        Answered = "answered",
        /// Left unconsidered (A9.2).
        LeftUnconsidered = "left_unconsidered",
        /// Taken back by the owner's staff, or ended with the appeal: over for this institution.
        Recalled = "recalled",
    }
}

use AssignmentStatus::*;

const AT_WORK: &[AssignmentStatus] = &[Placed, InProgress, QuerySent, Extended];
const INSTITUTION: &[Role] = &[Role::InstitutionStaff];

#[rustfmt::skip]
pub(super) const TABLE: &[Row<AssignmentStatus>] = &[
    row(Step::Recall,             &[Role::OwnerStaff], AT_WORK,                    Some(Recalled),         "A8.5"),
    row(Step::Start,              INSTITUTION, &[Placed],                          Some(InProgress),       "A7.0.1"),
    row(Step::AddProgress,        INSTITUTION, &[Placed],                          Some(InProgress),       "A7.0.2"),
    row(Step::AddProgress,        INSTITUTION, &[InProgress, QuerySent, Extended], None,                   "A7.0.2"),
    row(Step::SendQuery,          INSTITUTION, &[Placed, InProgress, Extended],    Some(QuerySent),        "A8.10"),
    row(Step::ReceiveQueryAnswer, &[Role::InstitutionStaff, Role::System], &[QuerySent], Some(InProgress), "A8.10"),
    row(Step::Forward,            INSTITUTION, AT_WORK,                            Some(Forwarded),        "A8.11"),
    row(Step::ExtendStudy,        INSTITUTION, AT_WORK,                            Some(Extended),         "A8.8, law 10.1"),
    row(Step::Extend,             INSTITUTION, AT_WORK,                            Some(Extended),         "A8.8, law 10.2"),
    row(Step::Answer,             INSTITUTION, AT_WORK,                            Some(Answered),         "A8.9"),
    row(Step::LeaveUnconsidered,  INSTITUTION, AT_WORK,                            Some(LeftUnconsidered), "A9.2, law 8.1"),
    row(Step::Dispute,            &[Role::Citizen], &[Answered],                   Some(InProgress),       "A9.1, law 14"),
    row(Step::Reopen,             &[Role::OwnerStaff], &[Answered, LeftUnconsidered], Some(InProgress),    "A9.1, law 14"),
    row(Step::Withdraw,           &[Role::Citizen], AT_WORK,                       Some(Recalled),         "A9.1, law 14"),
];

impl AssignmentStatus {
    /// The institution still owes its part: its clock runs.
    pub fn is_open(self) -> bool {
        AT_WORK.contains(&self)
    }

    /// The institution is (or was) competent; it wasn't sent on nor taken back.
    pub fn stands(self) -> bool {
        !matches!(self, Forwarded | Recalled)
    }
}

/// The assignment's status after `role` takes `step`; refused as in [`super::next`].
pub fn assignment_next(status: AssignmentStatus, step: Step, role: Role) -> Result<AssignmentStatus, Refusal> {
    decide(TABLE, status, step, role)
}

/// The steps `role` may take on this assignment now: an institution's buttons.
pub fn assignment_steps(status: AssignmentStatus, role: Role) -> Vec<Step> {
    steps_of(TABLE, status, role)
}

/// Where work stands that begins again (A9.1; law 14, item 8), its step leading to `next`: an institution that is no longer in use gets nothing
/// back, and its part is over.
pub fn begun_again(next: AssignmentStatus, in_use: bool) -> AssignmentStatus {
    if in_use { next } else { Recalled }
}

/// What the citizen sees once work was to begin again: [`overall`], but where nobody is at work the owner's staff look for the institution
/// (A8.5), whoever has answered before.
pub fn overall_again(assignments: &[AssignmentStatus]) -> Status {
    let at_work = assignments.iter().any(|status| status.is_open());
    if at_work { overall(assignments) } else { Status::Sent }
}

/// What the citizen sees of an appeal that lies with these institutions: answered only when all that stand have finished
/// (A8.5, A8.9); with nobody any more, it is with the owner's staff again.
pub fn overall(assignments: &[AssignmentStatus]) -> Status {
    let standing: Vec<_> = assignments.iter().copied().filter(|status| status.stands()).collect();
    let any = |wanted| standing.contains(&wanted);
    if standing.is_empty() {
        return if assignments.contains(&Forwarded) { Status::Forwarded } else { Status::Sent };
    }
    if !standing.iter().any(|status| status.is_open()) {
        return if any(Answered) { Status::Answered } else { Status::LeftUnconsidered };
    }
    match () {
        () if any(QuerySent) => Status::QuerySent,
        () if any(Extended) => Status::Extended,
        () if standing.iter().all(|status| *status == Placed) => Status::Routed,
        () => Status::InProgress,
    }
}
