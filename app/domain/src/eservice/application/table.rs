//! One table of an application's state and who takes which step: it draws the buttons and guards the writes.

use crate::refusal::{Code, Refusal};
use crate::role::Role;
use serde::{Deserialize, Serialize};

words! {
    /// Where an application stands.
    ApplicationState {
        /// Being written by the provider.
        Draft = "draft",
        /// Signed and submitted; the operator's clock runs.
        Submitted = "submitted",
        /// Sent back with reasons: the provider mends it and submits again.
        Returned = "returned",
        /// Granted: an entry of the register.
        Granted = "granted",
        /// Taken back by the provider.
        Withdrawn = "withdrawn",
    }

    /// A step of an application.
    ApplicationStep {
        /// Writing it.
        Write = "write",
        /// Signing and submitting it.
        Submit = "submit",
        /// Taking it back.
        Withdraw = "withdraw",
        /// Granting it: the register is changed.
        Grant = "grant",
        /// Sending it back with reasons.
        Return = "return",
    }
}

struct Row {
    step: ApplicationStep,
    role: Role,
    from: &'static [ApplicationState],
    to: Option<ApplicationState>,
    clause: &'static str,
}

use ApplicationState::{Draft, Granted, Returned, Submitted, Withdrawn};
use Role::{InstitutionStaff, RegistryOperator};

#[rustfmt::skip]
const TABLE: &[Row] = &[
    Row { step: ApplicationStep::Write,    role: InstitutionStaff, from: &[Draft, Returned],            to: None,            clause: "R10.3" },
    Row { step: ApplicationStep::Submit,   role: InstitutionStaff, from: &[Draft, Returned],            to: Some(Submitted), clause: "R10.3" },
    Row { step: ApplicationStep::Withdraw, role: InstitutionStaff, from: &[Draft, Submitted, Returned], to: Some(Withdrawn), clause: "R10.3" },
    Row { step: ApplicationStep::Grant,    role: RegistryOperator, from: &[Submitted],                  to: Some(Granted),   clause: "R10.4" },
    Row { step: ApplicationStep::Return,   role: RegistryOperator, from: &[Submitted],                  to: Some(Returned),  clause: "R10.4" },
];

/// The state after `role` takes `step`.
///
/// # Errors
/// `NotYours` when the role never takes it, `AlreadyDone` when it was taken before, `NotNow` otherwise.
pub fn next(state: ApplicationState, step: ApplicationStep, role: Role) -> Result<ApplicationState, Refusal> {
    let mut mine = TABLE.iter().filter(|row| row.step == step && row.role == role);
    let Some(row) = mine.next() else { return Err(Refusal::form(Code::NotYours)) };
    if row.from.contains(&state) {
        return Ok(row.to.unwrap_or(state));
    }
    Err(Refusal::form(if row.to == Some(state) { Code::AlreadyDone } else { Code::NotNow }))
}

/// The steps that `role` may take now, in the table's order.
pub fn steps(state: ApplicationState, role: Role) -> Vec<ApplicationStep> {
    TABLE.iter().filter(|row| row.role == role && row.from.contains(&state)).map(|row| row.step).collect()
}

/// The clause under which a step is taken.
pub fn clause(step: ApplicationStep) -> &'static str {
    TABLE.iter().find(|row| row.step == step).map_or("", |row| row.clause)
}
