use super::*;
use crate::appeal::form::AnswerMode;
use crate::appeal::validate::{MAX_TEXT, Tidy};
use crate::lifecycle::{self, Status};
use crate::official::MAX_SUBJECT;
use crate::refusal::{Code, Field};
use crate::rights::{self, Rights, Stand};
use crate::role::Role;

fn letter() -> LetterForm {
    LetterForm {
        id: "0197c0de-0000-7000-8000-000000000001".into(),
        institution: "azersu".into(),
        subject: "Su sayğacının yoxlanması".into(),
        text: "Sayğacımın yoxlanılmasını və nəticənin yazılı bildirilməsini xahiş edirəm.".into(),
        ..LetterForm::default()
    }
}

#[test]
fn r11_7_a_letter_names_its_institution_its_subject_and_says_something() {
    assert_eq!(check(&letter()), Ok(()));
    let table: [(LetterForm, Field, Code); 7] = [
        (LetterForm { id: "7".into(), ..letter() }, Field::Id, Code::BadFormat),
        (LetterForm { institution: "".into(), ..letter() }, Field::Institutions, Code::Required),
        (LetterForm { subject: String::new(), ..letter() }, Field::Subject, Code::Required),
        (LetterForm { subject: "ə".repeat(201), ..letter() }, Field::Subject, Code::TooLong { max: MAX_SUBJECT, is: 201 }),
        (LetterForm { text: " ".into(), ..letter() }, Field::Text, Code::Required),
        (LetterForm { text: "ə".repeat(4001), ..letter() }, Field::Text, Code::TooLong { max: MAX_TEXT, is: 4001 }),
        (LetterForm { answer_mode: AnswerMode::AmisAndPost, ..letter() }, Field::PostalAddress, Code::Required),
    ];
    for (form, field, code) in table {
        let refusals = check(&form).unwrap_err();
        assert!(refusals.iter().any(|one| one.field == field && one.code == code), "{field:?}: {refusals:?}");
    }
    assert_eq!(check(&LetterForm::default()).unwrap_err().len(), 4, "all at once");
}

#[test]
fn r11_7_what_is_kept_is_tidy_and_without_an_address_that_nobody_asked_for() {
    let typed = LetterForm {
        institution: " azersu ".into(),
        subject: "Su\n sayğacı ".into(),
        text: "  Bir\r\niki\u{202e}  ".into(),
        postal_address: "AZ1000, Bakı".into(),
        ..letter()
    };
    let tidy = typed.tidied();
    assert_eq!((tidy.institution.as_str(), tidy.subject.as_str(), tidy.text.as_str()), ("azersu", "Su sayğacı", "Bir\niki"));
    assert_eq!(tidy.postal_address, "");
    assert_eq!(tidy.clone().tidied(), tidy);
}

#[test]
fn r11_7_its_sender_alone_addresses_it_and_nobody_routes_it() {
    for role in Role::ALL {
        let expected = if role == Role::Citizen { Ok(Status::Routed) } else { Err(Code::NotYours) };
        assert_eq!(lifecycle::addressed(role).map_err(|refusal| refusal.code), expected, "{role:?}");
    }
}

#[test]
fn r11_7_it_is_neither_corrected_as_one_on_the_map_nor_sent_again_as_one() {
    use crate::lifecycle::Step;
    let stand = Stand { author: true, window_open: true, official: true, ..Stand::default() };
    for step in [Step::Amend, Step::Resend] {
        assert_eq!(rights::may(step, &stand, &Rights::default()).map_err(|refusal| refusal.code), Err(Code::NotNow), "{step:?}");
        assert_eq!(rights::may(step, &Stand { official: false, ..stand }, &Rights::default()), Ok(()), "{step:?}");
    }
    for step in [Step::Complain, Step::Withdraw, Step::AddDocuments, Step::Dispute, Step::Rate, Step::AskConfidentiality] {
        assert_eq!(rights::may(step, &stand, &Rights::default()), Ok(()), "{step:?}");
    }
}
