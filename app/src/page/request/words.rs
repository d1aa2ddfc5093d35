//! States, entries, flaws and kinds of fields in words.

use crate::{routes, tr};
use domain::account::AccountWhat;
use domain::eservice::form::{Compare, FieldKind, FormField, Held};
use domain::eservice::request::{Flaw, State, What, read_word};
use domain::ids::RequestId;

/// How far a request is.
pub fn state_name(state: State) -> &'static str {
    match state {
        State::Received => tr!(request.state_received),
        State::InWork => tr!(request.state_in_work),
        State::Returned => tr!(request.state_returned),
        State::Mended => tr!(request.state_mended),
        State::Done => tr!(request.state_done),
        State::Refused => tr!(request.state_refused),
        State::Withdrawn => tr!(request.state_withdrawn),
    }
}

/// The look of how far it is, beside the word.
pub fn state_look(state: State) -> &'static str {
    match state {
        State::Received | State::Mended => "tag is-new",
        State::InWork | State::Returned => "tag is-work",
        State::Done => "tag is-good",
        State::Refused => "tag is-bad",
        State::Withdrawn => "tag",
    }
}

/// What happened.
pub fn what_name(what: What) -> &'static str {
    match what {
        What::Sent => tr!(request.what_sent),
        What::Received => tr!(request.what_received),
        What::Taken => tr!(request.what_taken),
        What::Noted => tr!(request.what_noted),
        What::Returned => tr!(request.what_returned),
        What::Mended => tr!(request.what_mended),
        What::Done => tr!(request.what_done),
        What::Refused => tr!(request.what_refused),
        What::Withdrawn => tr!(request.what_withdrawn),
    }
}

/// What is wrong with a document or an answer (R7.4).
pub fn flaw_name(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Poor => tr!(request.flaw_poor),
        Flaw::Incomplete => tr!(request.flaw_incomplete),
        Flaw::Illegible => tr!(request.flaw_illegible),
        Flaw::Other => tr!(request.flaw_other),
    }
}

/// What a register says.
pub fn held_name(held: Held) -> &'static str {
    match held {
        Held::GivenName => tr!(request.held_given_name),
        Held::Surname => tr!(request.held_surname),
        Held::Patronymic => tr!(request.held_patronymic),
        Held::Fin => tr!(request.held_fin),
        Held::Phone => tr!(request.held_phone),
        Held::LegalName => tr!(request.held_legal_name),
        Held::Voen => tr!(request.held_voen),
        Held::LegalAddress => tr!(request.held_legal_address),
    }
}

/// What is known of organisations alone: a person has none of it.
pub fn is_of_organisation(held: Held) -> bool {
    matches!(held, Held::LegalName | Held::Voen | Held::LegalAddress)
}

/// Of which kind a field is.
pub fn kind_name(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Line => tr!(request.kind_line),
        FieldKind::Paragraph => tr!(request.kind_paragraph),
        FieldKind::Number => tr!(request.kind_number),
        FieldKind::Day => tr!(request.kind_day),
        FieldKind::Choice => tr!(request.kind_choice),
        FieldKind::YesNo => tr!(request.kind_yes_no),
        FieldKind::Held => tr!(request.kind_held),
        FieldKind::Document => tr!(request.kind_document),
        FieldKind::Identifier => tr!(request.kind_identifier),
    }
}

/// How an answer is held against a rule's value.
pub fn compare_name(compare: Compare) -> &'static str {
    match compare {
        Compare::Is => tr!(request.compare_is),
        Compare::IsNot => tr!(request.compare_is_not),
        Compare::Less => tr!(request.compare_less),
        Compare::More => tr!(request.compare_more),
    }
}

/// What a field is called.
pub fn label_of(field: &FormField) -> String {
    match field.held {
        Some(held) if field.kind == FieldKind::Held => held_name(held).to_owned(),
        _ => field.label.clone(),
    }
}

/// An answer as it is read.
pub fn value_of(field: &FormField, value: &str) -> String {
    match (field.kind, value) {
        (FieldKind::YesNo, "yes") => tr!(request.yes).to_owned(),
        (FieldKind::YesNo, "no") => tr!(request.no).to_owned(),
        (FieldKind::Day, day) => day.parse::<domain::time::Date>().map_or_else(|_| day.to_owned(), domain::time::Date::display),
        (FieldKind::Held, "") => tr!(request.held_unknown).to_owned(),
        (_, "") => "—".to_owned(),
        (_, value) => value.to_owned(),
    }
}

/// Sentence and address of a notice about a request; `None` for other notices.
pub fn notice(what: AccountWhat, word: &str) -> Option<(String, String)> {
    let (number, id) = read_word(word);
    let (own, desk) = (routes::my_request(&RequestId::from(id)), routes::request_at_desk(&RequestId::from(id)));
    Some(match what {
        AccountWhat::RequestReceived => (tr!(request.notice_received, number), own),
        AccountWhat::RequestNews => (tr!(request.notice_news, number), own),
        AccountWhat::RequestReturned => (tr!(request.notice_returned, number), own),
        AccountWhat::RequestDone => (tr!(request.notice_done, number), own),
        AccountWhat::RequestRefused => (tr!(request.notice_refused, number), own),
        AccountWhat::RequestCame => (tr!(request.notice_came, number), desk),
        AccountWhat::RequestMended => (tr!(request.notice_mended, number), desk),
        AccountWhat::RequestWithdrawn => (tr!(request.notice_withdrawn, number), desk),
        AccountWhat::RequestFormOutdated => (tr!(request.notice_form_outdated, word), routes::request_form(word)),
        AccountWhat::RequestDeadlines => {
            let (soon, late) = word.split_once(';').unwrap_or_default();
            (tr!(request.notice_deadlines, soon, late), routes::REQUEST_DESK.to_owned())
        }
        _ => return None,
    })
}
