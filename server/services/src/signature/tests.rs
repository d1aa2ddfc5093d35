//! What is accepted and what is not: our own signatures, those of another tool, and bytes made to deceive.

mod deceit;
mod demo;
mod old;
mod other_tool;
mod pki;
mod random;

use super::*;
use domain::ids::{InstitutionId, MediaId};
use domain::signature::{Check, Outcome, Why};
use domain::time::Date;

/// A day on which everything in these tests is valid.
fn now() -> UnixMs {
    UnixMs(Date::new(2026, 3, 13).unwrap().starts_at().0 + 10 * 3_600_000)
}

fn payload(text: &str) -> String {
    answer_payload("AM-2026-0000001-0", &InstitutionId::from("azersu"), text, &[MediaId::from("ab12")]).unwrap()
}

fn employee() -> Employee {
    Employee { fin: "5ABC12D".into(), given_name: "Nərgiz".into(), surname: "Əliyeva".into(), organization: "Azərsu".into() }
}

fn of_employee() -> Expected<'static> {
    Expected { fin: Some("5ABC12D"), sent: Some(now()) }
}

/// What failed, and why.
fn failed(report: &Report) -> Vec<(Check, Why)> {
    let failed = |(check, outcome): &(Check, Outcome)| match outcome {
        Outcome::Failed(why) => Some((*check, *why)),
        _ => None,
    };
    report.checks.iter().filter_map(failed).collect()
}
