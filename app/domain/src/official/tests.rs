use super::*;
use crate::appeal::validate::Tidy;
use crate::calendar::Calendar;
use crate::deadline::FromDay;
use crate::ids::InstitutionId;
use crate::refusal::{Code, Field, Refusal};
use crate::role::{Actor, Role};
use crate::time::{Date, UnixMs};

fn azersu() -> Party {
    Party::Institution("azersu".into())
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn a5_0_7_who_may_ask_whom_and_by_which_clause() {
    let aayda = Party::Institution("aayda".into());
    let named = [
        (Party::Owner, azersu(), "A5.0.7"),
        (azersu(), Party::Owner, "A5.0.8"),
        (azersu(), Party::Operator, "A6.0.4"),
        (Party::Operator, azersu(), "A7.0.6"),
        (Party::Owner, Party::Operator, "A6.0.9"),
        (Party::Operator, Party::Owner, "A5.0.6"),
    ];
    for (asker, asked, by) in named {
        assert_eq!(clause(&asker, &asked), Some(by));
    }
    for (asker, asked) in [(azersu(), aayda), (azersu(), azersu()), (Party::Owner, Party::Owner), (Party::Operator, Party::Operator)] {
        assert_eq!(clause(&asker, &asked), None, "{asker:?} asks {asked:?}");
    }
}

#[test]
fn a_side_comes_back_from_its_word_and_nothing_else_is_one() {
    for party in [Party::Owner, Party::Operator, azersu()] {
        assert_eq!(Party::parse(&party.word()), Some(party));
    }
    for strange in ["", "institution", "institution/", "citizen", "Owner"] {
        assert_eq!(Party::parse(strange), None);
    }
    let actor =
        |role, institution: Option<InstitutionId>| Actor { person: Some("p".into()), role, institution, territory: None, post: None };
    assert_eq!(Party::of(&actor(Role::InstitutionStaff, Some("azersu".into()))), Some(azersu()));
    assert_eq!(Party::of(&actor(Role::InstitutionStaff, None)), None);
    assert_eq!(Party::of(&actor(Role::Citizen, None)), None);
}

#[test]
fn a6_0_4_the_last_day_is_counted_in_working_days_and_reminded_of_before() {
    let calendar = Calendar::default();
    let friday = UnixMs(day("2026-04-03").starts_at().0 + 36_000_000);
    let usual = due("A5.0.7", friday, DAYS, FromDay::Next, &calendar);
    assert_eq!((usual.on, usual.article), (day("2026-04-17"), "A5.0.7"));
    assert_eq!(remind_on(friday, usual.on, &calendar), day("2026-04-15"));
    let monday = due("A5.0.7", friday, 1, FromDay::Next, &calendar).on;
    assert_eq!((monday, remind_on(friday, monday, &calendar)), (day("2026-04-06"), day("2026-04-04")), "never on the day of asking");
    assert_eq!(due("A5.0.7", friday, 9_999, FromDay::Next, &calendar).on, due("A5.0.7", friday, MOST_DAYS, FromDay::Next, &calendar).on);
}

#[test]
fn a5_0_7_a_request_names_the_side_the_subject_and_what_is_asked() {
    let form = |to: &str, subject: &str, text: &str, days: &str| {
        let form = OfficialForm { to: to.into(), subject: subject.into(), text: text.into(), days: days.into(), ..OfficialForm::default() };
        request(&form.tidied()).err().unwrap_or_default()
    };
    let text = "Son rüb üzrə görülmüş işlərin siyahısını göndərin.";
    assert_eq!(form(" owner ", "  Siyahı \n ", text, ""), []);
    assert_eq!(form("owner", "Siyahı", text, "30"), []);
    for days in ["0", "31", "-1", "on", "99999999999"] {
        assert_eq!(form("owner", "Siyahı", text, days), [Refusal::new(Field::Days, Code::BadFormat)], "{days}");
    }
    let nothing = [
        Refusal::new(Field::Institutions, Code::Required),
        Refusal::new(Field::Subject, Code::Required),
        Refusal::new(Field::Text, Code::Required),
    ];
    assert_eq!(form("", " \u{202e} ", "", "10"), nothing);
    let long = "ə".repeat(201);
    assert_eq!(form("owner", &long, text, ""), [Refusal::new(Field::Subject, Code::TooLong { max: 200, is: 201 })]);
}

#[test]
fn a_notice_carries_number_and_address() {
    let carried = word("RS-2026-0000001-1", &"id".into());
    assert_eq!(read_word(&carried), ("RS-2026-0000001-1", "id"));
    assert_eq!(read_word("alone"), ("alone", ""));
}
