//! Considering a complaint (law 14, item 8; Law "İnzibati icraat haqqında" art. 78; Q3.5): by somebody who did not decide the
//! first time, within a month; it is rejected, or the decision falls and the matter is looked at anew.
//!
//! How a complaint is made and until when stands in [`crate::rights::complaint`]; here is what becomes of it.

mod form;
mod view;

pub use form::{ComplaintForm, DecideForm, decide, file};
pub use view::{ComplaintCase, MyComplaints, Review};

use crate::deadline::Due;
use crate::ids::PersonId;
use crate::refusal::{Code, Refusal};
use crate::rights::Rights;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

kinds! {
    /// What is complained about.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    About {
        /// A decision on an appeal: a refusal, an answer, leaving unconsidered (A9.1, A9.2).
        #[default]
        Decision = "decision",
        /// How a person was served in a centre or in its queue (Q3.5).
        Queue = "queue",
    }
}

kinds! {
    /// How it was decided.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    Outcome {
        /// The complaint is rejected: the decision stands.
        Rejected = "rejected",
        /// The complaint is right: the decision falls, and the matter is looked at anew.
        Granted = "granted",
    }
}

/// The last day of the review (Law "İnzibati icraat haqqında" art. 78): calendar days from the day of the complaint. No rule was found that moves it off a rest day, so
/// the stricter reading holds (domain facts 1.11).
pub fn due(filed: UnixMs, rights: &Rights) -> Due {
    let on = filed.date().plus(i32::from(rights.review_days));
    Due { on, ends: on.ends_at(), article: "78" }
}

/// Whether this employee may consider it: neither who made the decision nor who complains about it.
///
/// # Errors
/// `OwnDecision`.
pub fn may_consider(employee: &PersonId, complains: &PersonId, decided_by: &[PersonId]) -> Result<(), Refusal> {
    let own = employee == complains || decided_by.contains(employee);
    if own { Err(Refusal::form(Code::OwnDecision)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::tests::date;

    #[test]
    fn a9_2_a_complaint_is_reviewed_within_a_month() {
        let filed = UnixMs(date("2026-03-13").starts_at().0 + 10 * 3_600_000);
        let due = due(filed, &Rights::default());
        assert_eq!(due.on, date("2026-04-12"), "a Sunday stays the last day");
        assert!(!due.is_late(due.on.ends_at()) && due.is_late(UnixMs(due.on.ends_at().0 + 1)));
    }

    #[test]
    fn a9_2_nobody_considers_a_complaint_about_the_own_decision_nor_the_own_complaint() {
        let (employee, citizen, other) = (PersonId::from("e"), PersonId::from("c"), PersonId::from("o"));
        let no = Err(Refusal::form(Code::OwnDecision));
        assert_eq!(may_consider(&employee, &citizen, std::slice::from_ref(&other)), Ok(()));
        assert_eq!(may_consider(&employee, &citizen, &[other, employee.clone()]), no);
        assert_eq!(may_consider(&employee, &employee, &[]), no);
    }

    #[test]
    fn words_come_back_from_the_database() {
        assert!(About::ALL.into_iter().all(|about| About::parse(about.as_str()) == Some(about)));
        assert!(Outcome::ALL.into_iter().all(|outcome| Outcome::parse(outcome.as_str()) == Some(outcome)));
    }
}
