use std::collections::BTreeSet;

use proptest::prelude::*;

use super::assignment::TABLE as ASSIGNMENTS;
use super::table::TABLE;
use super::*;
use crate::refusal::{Code, Refusal};
use crate::role::Role;

#[test]
fn the_main_way_of_an_appeal_is_the_statutes() {
    use Step::*;
    let way = [
        ("A8.5", Correct, Role::OwnerStaff, Status::Sent),
        ("A8.5", Route, Role::OwnerStaff, Status::Routed),
        ("A8.4", Join, Role::Citizen, Status::Routed),
        ("A7.0.1", Start, Role::InstitutionStaff, Status::InProgress),
        ("A8.10", SendQuery, Role::InstitutionStaff, Status::QuerySent),
        ("A8.10", ReceiveQueryAnswer, Role::InstitutionStaff, Status::InProgress),
        ("A8.11", Forward, Role::InstitutionStaff, Status::Forwarded),
        ("A8.5", Route, Role::OwnerStaff, Status::Routed),
        ("A8.8, law 10.2", Extend, Role::InstitutionStaff, Status::Extended),
        ("A8.9", Answer, Role::InstitutionStaff, Status::Answered),
        ("A2.1", Rate, Role::Citizen, Status::Rated),
    ];
    let mut status = begin(Role::Citizen).unwrap();
    for (article, step, role, after) in way {
        assert_eq!(clause(status, step), Some(article), "{step:?} in {status:?}");
        status = next(status, step, role).unwrap();
        assert_eq!(status, after, "after {step:?}");
    }
}

#[test]
fn a8_3_only_a_citizen_sends() {
    for role in Role::ALL {
        assert_eq!(begin(role).is_ok(), role == Role::Citizen, "{role:?}");
    }
}

#[test]
fn a8_4_closed_appeals_cannot_be_joined() {
    for status in Status::ALL {
        let expected = if status.is_open() { Ok(status) } else { Err(Refusal::form(Code::Closed)) };
        assert_eq!(next(status, Step::Join, Role::Citizen), expected, "{status:?}");
    }
}

#[test]
fn a8_6_only_the_owners_staff_refuse_and_only_before_routing() {
    for status in Status::ALL {
        for role in Role::ALL {
            let may = role == Role::OwnerStaff && matches!(status, Status::Sent | Status::Forwarded);
            assert_eq!(next(status, Step::Refuse, role).is_ok(), may, "{status:?} {role:?}");
        }
    }
}

#[test]
fn a9_1_a_decision_that_falls_is_looked_at_anew_by_who_made_it() {
    for (status, after) in [
        (Status::Refused, Status::Sent),
        (Status::Answered, Status::InProgress),
        (Status::Rated, Status::InProgress),
        (Status::LeftUnconsidered, Status::InProgress),
    ] {
        assert_eq!(next(status, Step::Reopen, Role::OwnerStaff), Ok(after));
        assert!(next(status, Step::Reopen, Role::InstitutionStaff).is_err() && next(status, Step::Reopen, Role::Citizen).is_err());
    }
}

#[test]
fn a8_12_a_restriction_is_lifted_by_the_owner_alone() {
    let lifters: Vec<Role> = Role::ALL.into_iter().filter(|role| steps(Status::Restricted, *role).contains(&Step::Lift)).collect();
    assert_eq!(lifters, [Role::OwnerStaff]);
}

#[test]
fn a_refused_step_says_why() {
    let table = [
        (Status::Sent, Step::Answer, Role::Citizen, Code::NotYours),
        (Status::Sent, Step::Answer, Role::InstitutionStaff, Code::NotNow),
        (Status::Answered, Step::Answer, Role::InstitutionStaff, Code::AlreadyDone),
        (Status::Rated, Step::Rate, Role::Citizen, Code::AlreadyDone),
        (Status::Rated, Step::Withdraw, Role::Citizen, Code::NotNow),
        (Status::Sent, Step::Route, Role::Visitor, Code::NotYours),
    ];
    for (status, step, role, code) in table {
        assert_eq!(next(status, step, role), Err(Refusal::form(code)), "{step:?} in {status:?} by {role:?}");
    }
}

#[test]
fn visitors_have_no_buttons() {
    for status in Status::ALL {
        assert_eq!(steps(status, Role::Visitor), [], "{status:?}");
    }
}

#[test]
fn the_buttons_are_exactly_the_steps_that_succeed() {
    for (status, role, step) in everything() {
        assert_eq!(steps(status, role).contains(&step), next(status, step, role).is_ok(), "{status:?} {role:?} {step:?}");
    }
}

#[test]
fn no_two_lines_contradict_each_other() {
    for (status, role, step) in everything() {
        let lines = TABLE.iter().filter(|row| row.step == step && row.roles.contains(&role) && row.from.contains(&status));
        assert!(lines.count() <= 1, "{status:?} {role:?} {step:?}");
    }
}

#[test]
fn every_status_can_be_reached_and_every_open_one_left() {
    let mut reached = BTreeSet::from([Status::Sent]);
    for _ in 0..Status::ALL.len() {
        let further: Vec<Status> = everything()
            .filter(|(status, ..)| reached.contains(status))
            .filter_map(|(status, role, step)| next(status, step, role).ok())
            .collect();
        reached.extend(further);
    }
    assert_eq!(reached, BTreeSet::from(Status::ALL));
    for status in Status::ALL.into_iter().filter(|status| status.is_open()) {
        let out = everything().any(|(from, role, step)| from == status && next(from, step, role).is_ok_and(|to| to != status));
        assert!(out, "{status:?} is a dead end");
    }
}

#[test]
fn what_is_closed_opens_again_only_by_dispute_complaint_or_lifting() {
    for (status, role, step) in everything().filter(|(status, ..)| !status.is_open()) {
        let opened = next(status, step, role).is_ok_and(Status::is_open);
        assert!(!opened || matches!(step, Step::Dispute | Step::Reopen | Step::Lift), "{status:?} {role:?} {step:?}");
    }
}

#[test]
fn a8_9_answered_only_when_every_competent_institution_has_answered() {
    use AssignmentStatus::*;
    let table = [
        (&[][..], Status::Sent),
        (&[Placed], Status::Routed),
        (&[Placed, InProgress], Status::InProgress),
        (&[Answered, Placed], Status::InProgress),
        (&[Answered, Answered], Status::Answered),
        (&[Answered, Forwarded], Status::Answered),
        (&[Answered, LeftUnconsidered], Status::Answered),
        (&[LeftUnconsidered], Status::LeftUnconsidered),
        (&[Forwarded], Status::Forwarded),
        (&[Forwarded, Placed], Status::Routed),
        (&[Recalled], Status::Sent),
        (&[Extended, InProgress], Status::Extended),
        (&[QuerySent, Extended], Status::QuerySent),
    ];
    for (assignments, seen) in table {
        assert_eq!(overall(assignments), seen, "{assignments:?}");
    }
}

#[test]
fn a9_1_what_begins_again_goes_to_who_did_it_or_to_the_owners_staff() {
    use AssignmentStatus::*;
    let table = [
        (&[(Answered, true)][..], Status::InProgress),
        (&[(Answered, false)], Status::Sent),
        (&[(Answered, false), (Answered, true)], Status::InProgress),
        (&[(LeftUnconsidered, false), (Answered, false)], Status::Sent),
    ];
    for (before, seen) in table {
        let next = |status| assignment_next(status, Step::Reopen, Role::OwnerStaff).unwrap();
        let after: Vec<_> = before.iter().map(|(status, in_use)| begun_again(next(*status), *in_use)).collect();
        assert_eq!(overall_again(&after), seen, "{before:?}");
        assert!(after.iter().zip(before).all(|(after, (_, in_use))| after.is_open() == *in_use), "who is switched off has nothing to do");
    }
    for (after, seen) in [
        (&[Recalled, Answered][..], Status::Sent),
        (&[Recalled, LeftUnconsidered], Status::Sent),
        (&[Recalled, Placed], Status::Routed),
        (&[Recalled, Forwarded], Status::Sent),
    ] {
        assert_eq!(overall_again(after), seen, "{after:?}: somebody owes the citizen an answer");
    }
}

#[test]
fn with_one_institution_both_tables_say_the_same() {
    for assignment in AssignmentStatus::ALL {
        for row in ASSIGNMENTS.iter().filter(|row| row.from.contains(&assignment) && row.step != Step::Withdraw) {
            let role = row.roles[0];
            let by_assignment = assignment_next(assignment, row.step, role).map(|after| overall(&[after]));
            assert_eq!(by_assignment, next(overall(&[assignment]), row.step, role), "{assignment:?} {:?}", row.step);
        }
    }
}

#[test]
fn words_of_database_and_wire_are_the_same_and_come_back() {
    for status in Status::ALL {
        assert_eq!(Status::parse(status.as_str()), Some(status));
        assert_eq!(serde_json::to_string(&status).unwrap(), format!("\"{}\"", status.as_str()));
    }
    for status in AssignmentStatus::ALL {
        assert_eq!(AssignmentStatus::parse(status.as_str()), Some(status));
        assert_eq!(serde_json::to_string(&status).unwrap(), format!("\"{}\"", status.as_str()));
    }
    for step in Step::ALL {
        assert_eq!(Step::parse(step.as_str()), Some(step));
        assert_eq!(serde_json::to_string(&step).unwrap(), format!("\"{}\"", step.as_str()));
    }
    for group in StatusGroup::ALL {
        assert_eq!(StatusGroup::parse(group.as_str()), Some(group));
    }
}

fn everything() -> impl Iterator<Item = (Status, Role, Step)> {
    Status::ALL
        .into_iter()
        .flat_map(|status| Role::ALL.into_iter().flat_map(move |role| Step::ALL.into_iter().map(move |step| (status, role, step))))
}

fn any_assignment() -> impl Strategy<Value = AssignmentStatus> {
    prop::sample::select(AssignmentStatus::ALL.to_vec())
}

proptest! {
    #[test]
    fn the_order_of_institutions_does_not_matter(mut assignments in prop::collection::vec(any_assignment(), 0..6)) {
        let seen = overall(&assignments);
        assignments.reverse();
        prop_assert_eq!(overall(&assignments), seen);
    }

    #[test]
    fn nobody_is_told_answered_while_somebody_works(assignments in prop::collection::vec(any_assignment(), 0..6)) {
        let working = assignments.iter().any(|status| status.is_open());
        prop_assert!(!working || overall(&assignments).is_open());
    }
}
