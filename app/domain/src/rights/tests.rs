use super::complaint::ComplaintTerms;
use super::dispute::due_again;
use super::window::{left_ms, minutes_of};
use super::withdrawing::{Withdrawing, withdrawing};
use super::*;
use crate::calendar::tests::{date, official};
use crate::deadline::FromDay;
use crate::lifecycle::{Status, clause, next, steps};
use crate::role::Role;
use crate::time::UnixMs;

const AUTHOR: Stand =
    Stand { author: true, author_left: false, window_open: true, confidential: false, disputes: 0, additions: 0, official: false };
const JOINED: Stand = Stand { author: false, ..AUTHOR };

fn code(step: Step, stand: Stand) -> Option<Code> {
    may(step, &stand, &Rights::default()).err().map(|refusal| refusal.code)
}

#[test]
fn a9_1_every_right_is_a_step_with_its_clause() {
    let table = [
        (Status::Sent, Step::Amend, "A8.3"),
        (Status::Routed, Step::AddDocuments, "A9.1, law 14"),
        (Status::InProgress, Step::Withdraw, "A9.1, law 14"),
        (Status::Answered, Step::AskConfidentiality, "A9.1, law 14"),
        (Status::Refused, Step::Complain, "A9.1, law 14"),
        (Status::LeftUnconsidered, Step::Complain, "A9.1, law 14"),
        (Status::Rated, Step::Dispute, "A9.1, law 14"),
        (Status::Refused, Step::Resend, "A8.7"),
        (Status::Routed, Step::Leave, "A8.4"),
    ];
    for (status, step, article) in table {
        assert_eq!(clause(status, step), Some(article), "{step:?} in {status:?}");
        assert!(next(status, step, Role::Citizen).is_ok());
        assert!(next(status, step, Role::OwnerStaff).is_err(), "{step:?} is the person's alone");
    }
    for ended in [Status::Withdrawn, Status::Restricted] {
        assert_eq!(steps(ended, Role::Citizen), [], "{ended:?}");
    }
}

#[test]
fn a9_1_the_authors_rights_and_those_of_who_joined() {
    let table = [
        (Step::Amend, None, Some(Code::NotYours)),
        (Step::Withdraw, None, Some(Code::NotYours)),
        (Step::AddDocuments, None, None),
        (Step::AskConfidentiality, None, Some(Code::NotYours)),
        (Step::LiftConfidentiality, Some(Code::AlreadyDone), Some(Code::NotYours)),
        (Step::Complain, None, None),
        (Step::Dispute, None, Some(Code::NotYours)),
        (Step::Rate, None, Some(Code::NotYours)),
        (Step::Resend, None, Some(Code::NotYours)),
        (Step::Leave, Some(Code::NotYours), None),
        (Step::Route, Some(Code::NotYours), Some(Code::NotYours)),
    ];
    for (step, author, joined) in table {
        assert_eq!((code(step, AUTHOR), code(step, JOINED)), (author, joined), "{step:?}");
    }
}

#[test]
fn a9_1_who_withdrew_has_left_and_those_who_joined_speak() {
    let (gone, staying) = (Stand { author_left: true, ..AUTHOR }, Stand { author_left: true, ..JOINED });
    assert_eq!(code(Step::Withdraw, gone), Some(Code::AlreadyDone));
    for step in [Step::Amend, Step::AddDocuments, Step::AskConfidentiality, Step::Complain, Step::Dispute, Step::Rate] {
        assert_eq!(code(step, gone), Some(Code::NotYours), "{step:?}");
    }
    for step in [Step::AddDocuments, Step::Complain, Step::Dispute, Step::Rate, Step::Leave] {
        assert_eq!(code(step, staying), None, "{step:?}");
    }
    assert_eq!((withdrawing(0), withdrawing(1)), (Withdrawing::Ends, Withdrawing::GoesOn));
}

#[test]
fn a9_1_limits_are_told_with_their_number() {
    assert_eq!(code(Step::Amend, Stand { window_open: false, ..AUTHOR }), Some(Code::WindowClosed { minutes: 15 }));
    assert_eq!(code(Step::Dispute, Stand { disputes: 2, ..AUTHOR }), None);
    assert_eq!(code(Step::Dispute, Stand { disputes: 3, ..AUTHOR }), Some(Code::TooOften { max: 3 }));
    assert_eq!(code(Step::AddDocuments, Stand { additions: 20, ..JOINED }), Some(Code::TooOften { max: 20 }));
    assert_eq!(code(Step::AskConfidentiality, Stand { confidential: true, ..AUTHOR }), Some(Code::AlreadyDone));
    assert_eq!(code(Step::LiftConfidentiality, Stand { confidential: true, ..AUTHOR }), None);
}

#[test]
fn a9_1_the_window_closes_to_the_millisecond_and_with_the_first_step_of_staff() {
    let sent = UnixMs(1_773_400_000_000);
    let left = |status, after_ms: i64| left_ms(status, sent, UnixMs(sent.0 + after_ms), 15);
    assert_eq!((left(Status::Sent, 0), left(Status::Sent, 899_999), left(Status::Sent, 900_000)), (900_000, 1, 0));
    assert_eq!((left(Status::Routed, 0), left(Status::Sent, 90_000_000)), (0, 0));
    assert_eq!([900_000, 840_001, 840_000, 1, 0].map(minutes_of), [15, 15, 14, 1, 0]);
}

#[test]
fn a9_1_what_is_not_solved_is_due_anew_from_the_day_it_was_said() {
    let said = UnixMs(date("2026-03-13").starts_at().0 + 10 * 3_600_000);
    let due = due_again(false, said, FromDay::Next, &official());
    assert_eq!((due.on, due.article), (date("2026-04-14"), "10.1"), "fifteen working days, Novruz and Ramazan left out");
    let danger = due_again(true, said, FromDay::Next, &official());
    assert_eq!((danger.on, danger.article), (date("2026-03-14"), "10.4"));
}

#[test]
fn a9_1_a_complaint_has_thirty_days_and_a_late_one_is_told() {
    let decided = UnixMs(date("2026-03-13").starts_at().0);
    let at = |day: &str| ComplaintTerms::of(Some(decided), date(day).ends_at(), &Rights::default());
    assert_eq!(at("2026-04-12"), ComplaintTerms { file_by: Some(date("2026-04-12")), late: false, review_days: 30, court_days: 30 });
    assert!(at("2026-04-13").late);
    assert_eq!(ComplaintTerms::of(None, decided, &Rights::default()).file_by, None);
}

#[test]
fn a9_1_confidential_words_are_never_cleared() {
    for (clears, confidential, left, may_be) in
        [(true, false, false, true), (true, true, false, false), (true, false, true, false), (false, true, true, true)]
    {
        assert_eq!(may_publish(clears, confidential, left).is_ok(), may_be, "{clears} {confidential} {left}");
    }
}
