//! States and steps.

use serde::{Deserialize, Serialize};

words! {
    /// How far a request is.
    State {
        /// It has come in, and its sender has the confirmation (R7.1.2).
        Received = "received",
        /// An employee works on it.
        InWork = "in_work",
        /// It lies with its sender, who mends it (R7.4).
        Returned = "returned",
        /// Its sender has mended it.
        Mended = "mended",
        /// The result is there.
        Done = "done",
        /// It was refused on a ground of the regulation (3.3.1).
        Refused = "refused",
        /// Its sender has taken it back.
        Withdrawn = "withdrawn",
    }

    /// What is done with a request.
    Step {
        /// An employee takes it in hand.
        Take = "take",
        /// A word on how far it is (R7.1.3).
        Note = "note",
        /// It goes back to be mended (R7.4).
        Return = "return",
        /// The result.
        Finish = "finish",
        /// Refusal.
        Refuse = "refuse",
        /// The sender mends it.
        Mend = "mend",
        /// The sender takes it back.
        Withdraw = "withdraw",
        /// The result of a service that runs wholly by itself (R-annex1, 1.6).
        Give = "give",
        /// Its refusal.
        Deny = "deny",
    }

    /// An entry of a request's history.
    What {
        /// It was sent.
        Sent = "sent",
        /// It was received, and the sender was told so (R6.3, R7.1.2).
        Received = "received",
        /// An employee took it.
        Taken = "taken",
        /// How far it is.
        Noted = "noted",
        /// It went back.
        Returned = "returned",
        /// It was mended.
        Mended = "mended",
        /// The result.
        Done = "done",
        /// It was refused.
        Refused = "refused",
        /// It was taken back.
        Withdrawn = "withdrawn",
    }
}

/// Who takes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Who has sent it.
    Person,
    /// The provider's staff.
    Provider,
    /// The provider's system, without a person.
    System,
}

/// A row: the step, whose it is, from which states, to which state, and the entry that it writes.
type Row = (Step, Side, &'static [State], State, What);

/// The life of a request.
#[rustfmt::skip]
const TABLE: &[Row] = &[
    (Step::Take, Side::Provider, &[State::Received, State::Mended], State::InWork, What::Taken),
    (Step::Note, Side::Provider, &[State::InWork], State::InWork, What::Noted),
    (Step::Return, Side::Provider, &[State::Received, State::InWork, State::Mended], State::Returned, What::Returned),
    (Step::Finish, Side::Provider, &[State::InWork, State::Mended], State::Done, What::Done),
    (Step::Refuse, Side::Provider, &[State::Received, State::InWork, State::Mended], State::Refused, What::Refused),
    (Step::Mend, Side::Person, &[State::Returned], State::Mended, What::Mended),
    (Step::Withdraw, Side::Person, &[State::Received, State::InWork, State::Returned, State::Mended], State::Withdrawn, What::Withdrawn),
    (Step::Give, Side::System, &[State::Received], State::Done, What::Done),
    (Step::Deny, Side::System, &[State::Received], State::Refused, What::Refused),
];

fn row(step: Step) -> Option<&'static Row> {
    TABLE.iter().find(|row| row.0 == step)
}

/// Whether the step is possible in this state.
pub fn may(step: Step, state: State) -> bool {
    row(step).is_some_and(|row| row.2.contains(&state))
}

/// The steps that a side can take now, in the order of the table.
pub fn steps(side: Side, state: State) -> Vec<Step> {
    TABLE.iter().filter(|row| row.1 == side && row.2.contains(&state)).map(|row| row.0).collect()
}

/// What the step makes of the state, and the entry that it writes; `None` when it is not possible.
pub fn after(step: Step, state: State) -> Option<(State, What)> {
    row(step).filter(|row| row.2.contains(&state)).map(|row| (row.3, row.4))
}

impl State {
    /// Nothing more happens.
    pub fn is_over(self) -> bool {
        matches!(self, State::Done | State::Refused | State::Withdrawn)
    }

    /// The provider's time runs: neither over nor with the sender.
    pub fn runs(self) -> bool {
        !self.is_over() && self != State::Returned
    }
}
