//! The table of the appeal's status.

use super::{Status, Step};
use crate::refusal::{Code, Refusal};
use crate::role::Role;

/// One line of a table: in any of the states `from`, one of `roles` may take `step`; `to` follows (`None`: the state stays).
pub(super) struct Row<S: 'static> {
    pub step: Step,
    pub roles: &'static [Role],
    pub from: &'static [S],
    pub to: Option<S>,
    /// The clause of the statute or the article of the law.
    pub clause: &'static str,
}

pub(super) const fn row<S>(step: Step, roles: &'static [Role], from: &'static [S], to: Option<S>, clause: &'static str) -> Row<S> {
    Row { step, roles, from, to, clause }
}

const CITIZEN: &[Role] = &[Role::Citizen];
const OWNER: &[Role] = &[Role::OwnerStaff];
const INSTITUTION: &[Role] = &[Role::InstitutionStaff];

use Status::*;

/// An institution has it and hasn't finished.
const WITH_INSTITUTION: &[Status] = &[Routed, InProgress, QuerySent, Extended];
const OPEN: &[Status] = &[Sent, Routed, InProgress, QuerySent, Forwarded, Extended];
/// Somebody has decided: there is something to complain about.
const DECIDED: &[Status] = &[Answered, Rated, LeftUnconsidered, Refused];
/// Neither stopped by the person nor by the owner: it may be read and shown.
const ALIVE: &[Status] = &[Sent, Routed, InProgress, QuerySent, Forwarded, Extended, Answered, Rated, LeftUnconsidered, Refused];

#[rustfmt::skip]
pub(super) const TABLE: &[Row<Status>] = &[
    row(Step::Join,               CITIZEN,     OPEN,                              None,                   "A8.4"),
    row(Step::Correct,            OWNER,       &[Sent, Forwarded],                None,                   "A8.5"),
    row(Step::Route,              OWNER,       &[Sent, Forwarded],                Some(Routed),           "A8.5"),
    row(Step::Route,              OWNER,       WITH_INSTITUTION,                  None,                   "A8.5"),
    row(Step::Recall,             OWNER,       WITH_INSTITUTION,                  Some(Sent),             "A8.5"),
    row(Step::Refuse,             OWNER,       &[Sent, Forwarded],                Some(Refused),          "A8.6"),
    row(Step::Merge,              OWNER,       &[Sent, Forwarded],                Some(Withdrawn),        "A8.4"),
    row(Step::Resend,             CITIZEN,     &[Refused, LeftUnconsidered],      None,                   "A8.7"),
    row(Step::Start,              INSTITUTION, &[Routed],                         Some(InProgress),       "A7.0.1"),
    row(Step::AddProgress,        INSTITUTION, &[Routed],                         Some(InProgress),       "A7.0.2"),
    row(Step::AddProgress,        INSTITUTION, &[InProgress, QuerySent, Extended], None,                  "A7.0.2"),
    row(Step::SendQuery,          INSTITUTION, &[Routed, InProgress, Extended],   Some(QuerySent),        "A8.10"),
    row(Step::ReceiveQueryAnswer, &[Role::InstitutionStaff, Role::System], &[QuerySent], Some(InProgress), "A8.10"),
    row(Step::Forward,            INSTITUTION, WITH_INSTITUTION,                  Some(Forwarded),        "A8.11"),
    row(Step::ExtendStudy,        INSTITUTION, WITH_INSTITUTION,                  Some(Extended),         "A8.8, law 10.1"),
    row(Step::Extend,             INSTITUTION, WITH_INSTITUTION,                  Some(Extended),         "A8.8, law 10.2"),
    row(Step::Answer,             INSTITUTION, WITH_INSTITUTION,                  Some(Answered),         "A8.9"),
    row(Step::LeaveUnconsidered,  INSTITUTION, WITH_INSTITUTION,                  Some(LeftUnconsidered), "A9.2, law 8.1"),
    row(Step::Rate,               CITIZEN,     &[Answered],                       Some(Rated),            "A2.1"),
    row(Step::Dispute,            CITIZEN,     &[Answered, Rated],                Some(InProgress),       "A9.1, law 14"),
    row(Step::Amend,              CITIZEN,     &[Sent],                           None,                   "A8.3"),
    row(Step::AddDocuments,       CITIZEN,     OPEN,                              None,                   "A9.1, law 14"),
    row(Step::Complain,           CITIZEN,     DECIDED,                           None,                   "A9.1, law 14"),
    row(Step::AskConfidentiality, CITIZEN,     ALIVE,                             None,                   "A9.1, law 14"),
    row(Step::LiftConfidentiality, CITIZEN,    ALIVE,                             None,                   "A9.1, law 14"),
    row(Step::Withdraw,           CITIZEN,     OPEN,                              Some(Withdrawn),        "A9.1, law 14"),
    row(Step::Leave,              CITIZEN,     OPEN,                              None,                   "A8.4"),
    row(Step::Restrict,           &[Role::OwnerStaff, Role::Operator], OPEN,      Some(Restricted),       "A8.12, T1.8"),
    row(Step::Lift,               OWNER,       &[Restricted],                     Some(Sent),             "A8.12, T1.9"),
    row(Step::Reopen,             OWNER,       &[Answered, Rated, LeftUnconsidered], Some(InProgress),    "A9.1, law 14"),
    row(Step::Reopen,             OWNER,       &[Refused],                        Some(Sent),             "A9.1, law 14"),
];

/// The status of an appeal just sent (A8.3): only a citizen sends.
pub fn begin(role: Role) -> Result<Status, Refusal> {
    let allowed = role == Role::Citizen;
    allowed.then_some(Sent).ok_or(Refusal::form(Code::NotYours))
}

/// The status of an official appeal just sent (R11.7): its sender has named the institution, so nobody has to find it.
pub fn addressed(role: Role) -> Result<Status, Refusal> {
    begin(role).map(|_| Routed)
}

/// The status after `role` takes `step`. Where several institutions work on the appeal, [`super::overall`] of their
/// assignments has the last word; after [`Step::Lift`] too.
///
/// Refused with `NotYours` (the role never takes this step), `Closed` (joining what is closed), `AlreadyDone` (the step was
/// taken before) or `NotNow`.
pub fn next(status: Status, step: Step, role: Role) -> Result<Status, Refusal> {
    let closed = step == Step::Join && role == Role::Citizen && !status.is_open();
    if closed {
        return Err(Refusal::form(Code::Closed));
    }
    decide(TABLE, status, step, role)
}

/// The steps `role` may take now, in the table's order: the buttons to show.
pub fn steps(status: Status, role: Role) -> Vec<Step> {
    steps_of(TABLE, status, role)
}

/// The clause under which the step is taken; `None` when it can't be taken in this status by anybody.
pub fn clause(status: Status, step: Step) -> Option<&'static str> {
    TABLE.iter().find(|row| row.step == step && row.from.contains(&status)).map(|row| row.clause)
}

pub(super) fn decide<S: Copy + PartialEq>(table: &[Row<S>], state: S, step: Step, role: Role) -> Result<S, Refusal> {
    let mine = || table.iter().filter(|row| row.step == step && row.roles.contains(&role));
    if let Some(row) = mine().find(|row| row.from.contains(&state)) {
        return Ok(row.to.unwrap_or(state));
    }
    let code = match (mine().next().is_some(), mine().any(|row| row.to == Some(state))) {
        (false, _) => Code::NotYours,
        (true, true) => Code::AlreadyDone,
        (true, false) => Code::NotNow,
    };
    Err(Refusal::form(code))
}

pub(super) fn steps_of<S: Copy + PartialEq>(table: &[Row<S>], state: S, role: Role) -> Vec<Step> {
    let mut steps: Vec<Step> =
        table.iter().filter(|row| row.roles.contains(&role) && row.from.contains(&state)).map(|row| row.step).collect();
    steps.dedup();
    steps
}
