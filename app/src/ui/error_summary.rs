//! What is wrong with a form: a summary on top with links to the fields, and the sentence beside each field.

use super::clause::{flaw, flaw_sentence};
use super::eservice::item_name;
use crate::tr;
use domain::eservice::form::{MENDING_NAMES, NAMES};
use domain::panel::Column;
use domain::procedure::Bar;
use domain::queue::No;
use domain::refusal::{Code, Field, Refusal};
use domain::signature::Why;
use leptos::prelude::*;

/// Id of the summary.
const SUMMARY: &str = "error-summary";

/// Id and name of the control of a field.
pub fn field_name(field: Field) -> &'static str {
    match field {
        Field::Id => "id",
        Field::Place => "place",
        Field::Address => "address",
        Field::Category => "category",
        Field::Text => "text",
        Field::Photos => "photos",
        Field::Voice => "voice",
        Field::Video => "videos",
        Field::AnswerMode => "answer_mode",
        Field::PostalAddress => "postal_address",
        Field::Institutions => "institutions",
        Field::Reason => "reason",
        Field::Stars => "stars",
        Field::Number => "number",
        Field::Terms => "terms",
        Field::Until => "until",
        Field::Confirm => "confirm",
        Field::Email => "email",
        Field::Phone => "phone",
        Field::Code => "code",
        Field::Demand => "demand",
        Field::Ground => "ground",
        Field::Days => "days",
        Field::Surname => "surname",
        Field::GivenName => "given_name",
        Field::Patronymic => "patronymic",
        Field::LegalName => "legal_name",
        Field::LegalAddress => "legal_address",
        Field::Basis => "basis",
        Field::Subject => "subject",
        Field::PostedOn => "form[day]",
        Field::Tracking => "form[tracking]",
        Field::Documents => "documents",
        Field::Report => "form[view]",
        Field::Readers => "mail-readers",
        Field::Panel(column) => column.field_name(),
        Field::Document => "document",
        Field::Service => "service",
        Field::Centre => "centre",
        Field::Day => "day",
        Field::Time => "time",
        Field::Order => "order",
        Field::ChangedDay => "form[changed_day]",
        Field::OpenHours => "form[opens]",
        Field::CounterNumber => "form[number]",
        Field::CounterServices => "form[groups]",
        Field::Eservice(item) => item.control(),
        Field::Form => "form",
        Field::Signature => "signature",
        Field::Regulation(clause) => clause.number(),
        Field::Asked(at) => NAMES.get(usize::from(at)).copied().unwrap_or("form"),
        Field::Mended(at) => MENDING_NAMES.get(usize::from(at)).copied().unwrap_or("form"),
    }
}

/// The sentence of a refusal: what is wrong and what to do.
pub fn refusal_sentence(refusal: Refusal) -> String {
    let Refusal { field, code } = refusal;
    if let Field::Eservice(item) = field {
        return tr!(register.of_item, item_name(item), item_sentence(code));
    }
    match code {
        Code::Flaw(it) => match field {
            Field::Regulation(clause) => flaw_sentence(clause, it),
            _ => flaw(it).to_owned(),
        },
        Code::NotAgreed => tr!(regulation.not_agreed).to_owned(),
        Code::NobodyToAsk => tr!(regulation.nobody_to_ask).to_owned(),
        Code::StillDiscussed => tr!(regulation.still_discussed).to_owned(),
        Code::NotTheHead => tr!(regulation.not_the_head).to_owned(),
        Code::DistrictOff if field == Field::Panel(Column::Active) => tr!(panel.city_off).to_owned(),
        Code::DistrictOff => tr!(panel.district_off).to_owned(),
        Code::NotNow if field == Field::Panel(Column::Successor) => tr!(panel.successor_not_now).to_owned(),
        Code::AlreadyDone if field == Field::Text => tr!(regulation.said_already).to_owned(),
        Code::Required => required(field).to_owned(),
        Code::TooShort { min } => tr!(errors.too_short, min),
        Code::TooLong { max, is } => tr!(errors.too_long, is, max),
        Code::Unfilled => tr!(triage.unfilled).to_owned(),
        Code::BadFormat => bad_format(field).to_owned(),
        Code::BadCheckDigit if field == Field::Tracking => tr!(house.bad_tracking).to_owned(),
        Code::BadCheckDigit if field == Field::Order => tr!(queue.bad_order_digit).to_owned(),
        Code::BadCheckDigit => tr!(errors.bad_check_digit).to_owned(),
        Code::OutsideCountry => tr!(errors.outside_country).to_owned(),
        Code::Unknown => unknown(field).to_owned(),
        Code::TooMany { max } if field == Field::Photos => tr!(errors.too_many_photos, max),
        Code::TooMany { max } if matches!(field, Field::Asked(_)) => tr!(request.too_many, max),
        Code::Taken if matches!(field, Field::Asked(_)) => tr!(request.key_taken).to_owned(),
        Code::TooMany { max } if field == Field::Documents => tr!(office.too_many_documents, max),
        Code::TooMany { max } => tr!(errors.too_many, max),
        Code::FileTooLarge { max_mb } if matches!(field, Field::Voice | Field::Video) => tr!(voice.too_large, max_mb),
        Code::FileTooLarge { .. } if field == Field::Signature => tr!(letter_form.signature_unreadable).to_owned(),
        Code::FileTooLarge { max_mb } if field == Field::Documents => tr!(office.document_too_large, max_mb),
        Code::FileTooLarge { max_mb } => tr!(errors.file_too_large, max_mb),
        Code::NotADocument => tr!(office.not_a_document).to_owned(),
        Code::RunsSomething => tr!(office.runs_something).to_owned(),
        Code::NotAPicture => tr!(errors.not_a_picture).to_owned(),
        Code::BrokenPicture => tr!(errors.broken_picture).to_owned(),
        Code::TooManyPixels { max_mp } => tr!(errors.too_many_pixels, max_mp),
        Code::NotARecording if field == Field::Video => tr!(voice.not_a_video).to_owned(),
        Code::NotARecording => tr!(voice.not_a_voice).to_owned(),
        Code::BrokenRecording => tr!(voice.broken).to_owned(),
        Code::PlaysTooLong { max_s } => tr!(voice.plays_too_long, max_s),
        Code::NotNow if matches!(field, Field::Email | Field::Phone) => tr!(errors.channel_closed).to_owned(),
        Code::NotNow if matches!(field, Field::Panel(_)) => tr!(panel.not_now).to_owned(),
        Code::NotNow if field == Field::Service => tr!(request.service_cancelled).to_owned(),
        Code::NotNow if field == Field::ChangedDay => tr!(counter.required_day).to_owned(),
        Code::AlreadyDone if field == Field::CounterNumber => tr!(counter.bad_counter_number).to_owned(),
        Code::NotNow => tr!(errors.not_now).to_owned(),
        Code::NotYours => tr!(errors.not_yours).to_owned(),
        Code::AlreadyDone if field == Field::Report => tr!(reports.mail_already).to_owned(),
        Code::AlreadyDone if matches!(field, Field::Panel(_)) => tr!(panel.already_done).to_owned(),
        Code::AlreadyDone => tr!(errors.already_done).to_owned(),
        Code::OwnAppeal => tr!(errors.own_appeal).to_owned(),
        Code::Closed => tr!(errors.closed).to_owned(),
        Code::TermsNotAccepted => tr!(errors.terms_not_accepted).to_owned(),
        Code::Restricted => tr!(errors.restricted).to_owned(),
        Code::WindowClosed { minutes } => tr!(rights.window_closed, minutes),
        Code::TooOften { max } => tr!(rights.too_often, max),
        Code::Confidential => tr!(rights.publish_refused).to_owned(),
        Code::NotSameMatter => tr!(triage.not_same_matter).to_owned(),
        Code::UndoOver => tr!(triage.undo_over).to_owned(),
        Code::ActedUpon => tr!(triage.acted_upon).to_owned(),
        Code::Barred(bar) => bar_sentence(bar).to_owned(),
        Code::NotSigned => tr!(signature.not_signed).to_owned(),
        Code::CounterTaken => tr!(counter.counter_taken).to_owned(),
        Code::NotSeated => tr!(counter.not_seated).to_owned(),
        Code::StillServing => tr!(counter.still_serving).to_owned(),
        Code::NeedsApproval => tr!(house.needs_approval).to_owned(),
        Code::NobodyApproves => tr!(house.nobody_approves).to_owned(),
        Code::LastHead => tr!(house.last_head).to_owned(),
        Code::OwnDecision => tr!(complaint.own_decision).to_owned(),
        Code::HasOpen { n } => tr!(panel.has_open, i64::from(n)),
        Code::HasOrders { n } => tr!(panel.has_orders, i64::from(n)),
        Code::InUse => tr!(panel.in_use).to_owned(),
        Code::Taken => tr!(panel.taken).to_owned(),
        Code::WrongBranch => tr!(panel.wrong_branch).to_owned(),
        Code::UnknownPlace => tr!(panel.unknown_place).to_owned(),
        Code::LastOne => tr!(panel.last_one).to_owned(),
        Code::WrongColumns => tr!(panel.wrong_columns).to_owned(),
        Code::Queue(no) => queue_sentence(no),
        Code::BadSignature(why) => signature_sentence(why).to_owned(),
        Code::HeldByRegister => tr!(request.held_by_register).to_owned(),
        Code::OutsideRegulation => tr!(request.outside_regulation).to_owned(),
        Code::OutOfRange { least, most } => out_of_range(least, most),
        Code::HeadSigns => tr!(register.head_signs).to_owned(),
        Code::NotAnAddress => tr!(register.not_an_address).to_owned(),
        Code::InTheFuture => tr!(register.in_the_future).to_owned(),
        Code::NumberTaken => tr!(register.number_taken).to_owned(),
    }
}

/// Why a sender's own signature proves nothing, and what can be done (R12.2).
fn signature_sentence(why: Why) -> &'static str {
    match why {
        Why::Changed => tr!(letter_form.signed_another),
        Why::AnotherPerson => tr!(letter_form.signed_by_another),
        Why::Unreadable | Why::Incomplete | Why::UnknownMethod => tr!(letter_form.signature_unreadable),
        Why::WrongKey | Why::Weak => tr!(letter_form.signature_false),
        Why::Untrusted => tr!(letter_form.signature_untrusted),
        Why::Expired | Why::Revoked | Why::NotForSigning | Why::AnotherTime => tr!(letter_form.signature_invalid),
    }
}

/// A number below or above what is allowed; an end that is not bounded is not told.
fn out_of_range(least: i64, most: i64) -> String {
    match (least, most) {
        (i64::MIN, most) => tr!(request.at_most, most),
        (least, i64::MAX) => tr!(request.at_least, least),
        (least, most) => tr!(request.between, least, most),
    }
}

/// What is wrong with an item of the application of annex 2; its name stands before.
fn item_sentence(code: Code) -> String {
    match code {
        Code::Required => tr!(register.required).to_owned(),
        Code::Unknown => tr!(register.unknown).to_owned(),
        Code::BadFormat => tr!(register.bad_format).to_owned(),
        Code::Taken => tr!(register.taken).to_owned(),
        other => refusal_sentence(Refusal::form(other)),
    }
}

/// Why the queue of the centres says no, and what can be done (Q3.2.1).
fn queue_sentence(no: No) -> String {
    match no {
        No::TooFar { days } => tr!(queue.no_too_far, days),
        No::WrongCode { left } => tr!(queue.no_wrong_code, left),
        No::CodesSent { max } => tr!(queue.no_codes_sent, max),
        No::OpenOrders { max } => tr!(queue.no_open_orders, max),
        No::Past => tr!(queue.no_past).to_owned(),
        No::TooNear => tr!(queue.no_too_near).to_owned(),
        No::Closed => tr!(queue.no_closed).to_owned(),
        No::Full => tr!(queue.no_full).to_owned(),
        No::Lost => tr!(queue.no_lost).to_owned(),
        No::NoCode => tr!(queue.no_code).to_owned(),
        No::CodeSpent => tr!(queue.no_code_spent).to_owned(),
        No::CodeOld => tr!(queue.no_code_old).to_owned(),
        No::MailRefused => tr!(queue.no_mail_refused).to_owned(),
        No::SameDay => tr!(queue.no_same_day).to_owned(),
        No::SignIn => tr!(queue.no_sign_in).to_owned(),
        No::Begun => tr!(queue.no_begun).to_owned(),
        No::Ended => tr!(queue.no_ended).to_owned(),
        No::NotOffered => tr!(queue.no_not_offered).to_owned(),
    }
}

/// What bars a step that the status alone would allow, and what can be done instead (A8.8, A8.11).
pub fn bar_sentence(bar: Bar) -> &'static str {
    match bar {
        Bar::ForwardingOver => tr!(procedure.bar_forwarding_over),
        Bar::ForwardedOften => tr!(procedure.bar_forwarded_often),
        Bar::HadIt => tr!(procedure.bar_had_it),
        Bar::ExtendedBefore => tr!(procedure.bar_extended_before),
        Bar::TermOver => tr!(procedure.bar_term_over),
        Bar::Urgent => tr!(procedure.bar_urgent),
        Bar::NotLonger => tr!(procedure.bar_not_longer),
    }
}

fn required(field: Field) -> &'static str {
    match field {
        Field::Panel(Column::Successor) => tr!(panel.required_successor),
        Field::Panel(_) => tr!(panel.required),
        Field::Place => tr!(errors.required_place),
        Field::Address => tr!(errors.required_address),
        Field::Category => tr!(errors.required_category),
        Field::Text => tr!(errors.required_text),
        Field::Photos => tr!(errors.required_photos),
        Field::AnswerMode => tr!(errors.required_answer_mode),
        Field::PostalAddress => tr!(errors.required_postal_address),
        Field::Institutions => tr!(errors.required_institutions),
        Field::Reason => tr!(errors.required_reason),
        Field::Stars => tr!(errors.required_stars),
        Field::Number => tr!(errors.required_number),
        Field::Terms => tr!(errors.terms_not_accepted),
        Field::Until => tr!(account.until_required),
        Field::Confirm => tr!(account.confirm_wrong),
        Field::Email => tr!(errors.required_email),
        Field::Phone => tr!(errors.required_phone),
        Field::Code => tr!(errors.required_code),
        Field::Demand => tr!(rights.required_demand),
        Field::Ground => tr!(procedure.required_ground),
        Field::Days => tr!(procedure.bad_days),
        Field::Surname => tr!(exchange.required_surname),
        Field::GivenName => tr!(exchange.required_given_name),
        Field::LegalName => tr!(exchange.required_legal_name),
        Field::Basis => tr!(exchange.required_basis),
        Field::Patronymic => tr!(queue.required_patronymic),
        Field::Document => tr!(queue.required_document),
        Field::Service => tr!(queue.required_service),
        Field::Centre => tr!(queue.required_centre),
        Field::Day => tr!(queue.required_day),
        Field::Time => tr!(queue.required_time),
        Field::Order => tr!(queue.required_order),
        Field::LegalAddress => tr!(errors.required),
        Field::Subject => tr!(office.required_subject),
        Field::PostedOn => tr!(house.required_posted_on),
        Field::Tracking => tr!(house.bad_tracking),
        Field::Report => tr!(reports.mail_required_view),
        Field::Id
        | Field::Form
        | Field::Eservice(_)
        | Field::Voice
        | Field::Video
        | Field::Documents
        | Field::Readers
        | Field::Signature => {
            tr!(errors.required)
        }
        Field::ChangedDay => tr!(counter.required_day),
        Field::OpenHours => tr!(counter.bad_hours),
        Field::CounterNumber => tr!(counter.bad_counter_number),
        Field::CounterServices => tr!(counter.required_services),
        Field::Asked(_) | Field::Regulation(_) => tr!(errors.required),
        Field::Mended(_) => tr!(request.required_advice),
    }
}

fn bad_format(field: Field) -> &'static str {
    match field {
        Field::Number => tr!(errors.bad_number),
        Field::PostalAddress => tr!(errors.bad_postal_address),
        Field::Until => tr!(account.until_wrong),
        Field::Confirm => tr!(account.confirm_wrong),
        Field::Email => tr!(errors.bad_email),
        Field::Phone => tr!(errors.bad_phone),
        Field::Days => tr!(procedure.bad_days),
        Field::PostedOn => tr!(house.bad_posted_on),
        Field::Tracking => tr!(house.bad_tracking),
        Field::Panel(_) => tr!(panel.bad_format),
        Field::GivenName | Field::Surname | Field::Patronymic => tr!(queue.bad_name),
        Field::Document => tr!(queue.bad_document),
        Field::Day => tr!(queue.bad_day),
        Field::Time => tr!(queue.bad_time),
        Field::Order => tr!(queue.bad_order),
        Field::ChangedDay => tr!(counter.required_day),
        Field::OpenHours => tr!(counter.bad_hours),
        Field::CounterNumber => tr!(counter.bad_counter_number),
        _ => tr!(errors.bad_format),
    }
}

fn unknown(field: Field) -> &'static str {
    match field {
        Field::Panel(_) => tr!(panel.unknown),
        Field::Number => tr!(errors.unknown_number),
        Field::Category => tr!(errors.unknown_category),
        Field::Place => tr!(errors.unknown_place),
        Field::Photos => tr!(errors.unknown_photos),
        Field::Voice | Field::Video => tr!(voice.unknown),
        Field::Institutions => tr!(errors.unknown_institutions),
        Field::Code => tr!(errors.unknown_code),
        Field::Report => tr!(reports.mail_unknown_view),
        Field::Readers => tr!(reports.mail_unknown_person),
        Field::Documents => tr!(office.unknown_document),
        Field::Order => tr!(queue.unknown_order),
        Field::Service => tr!(queue.unknown_service),
        Field::Centre => tr!(queue.unknown_centre),
        _ => tr!(errors.unknown),
    }
}

/// The first sentence about a field.
pub fn error_of(refusals: impl Into<Signal<Vec<Refusal>>>, field: Field) -> Signal<Option<String>> {
    let refusals = refusals.into();
    Signal::derive(move || refusals.with(|refusals| refusals.iter().find(|refusal| refusal.field == field).copied()).map(refusal_sentence))
}

/// As [`error_of`], where an empty or badly written field is told in `words` of its page: those for an appeal would not fit.
pub fn error_in_words(refusals: impl Into<Signal<Vec<Refusal>>>, field: Field, words: impl Into<String>) -> Signal<Option<String>> {
    let refusals: Signal<Vec<Refusal>> = refusals.into();
    let words: String = words.into();
    Signal::derive(move || {
        let found = refusals.with(|refusals| refusals.iter().find(|refusal| refusal.field == field).copied());
        found.map(|refusal| match refusal.code {
            Code::Required | Code::BadFormat => words.clone(),
            _ => refusal_sentence(refusal),
        })
    })
}

/// The summary above a form; takes the focus when it appears.
#[component]
pub fn ErrorSummary(
    /// What was refused.
    #[prop(into)]
    refusals: Signal<Vec<Refusal>>,
) -> impl IntoView {
    Effect::new(move |before: Option<bool>| {
        let wrong = refusals.with(|refusals| !refusals.is_empty());
        if wrong && before.is_some() {
            crate::device::focus::focus(SUMMARY);
        }
        wrong
    });
    move || {
        let lines = refusals.get();
        (!lines.is_empty()).then(|| {
            view! {
                <div class="error-summary" id=SUMMARY role="alert" tabindex="-1">
                    <h2 class="error-summary-title">{tr!(ui.error_heading)}</h2>
                    <ul>{lines.into_iter().map(line).collect_view()}</ul>
                </div>
            }
        })
    }
}

fn line(refusal: Refusal) -> impl IntoView {
    let name = field_name(refusal.field);
    let sentence = refusal_sentence(refusal);
    if matches!(refusal.field, Field::Form | Field::Id) {
        return view! { <li>{sentence}</li> }.into_any();
    }
    let jump = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        crate::device::focus::focus(name);
    };
    view! { <li><a href=format!("#{name}") on:click=jump>{sentence}</a></li> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::lang::Lang;
    use std::collections::HashSet;

    const FIELDS: [Field; 49] = [
        Field::Id,
        Field::Place,
        Field::Address,
        Field::Category,
        Field::Text,
        Field::Photos,
        Field::Voice,
        Field::Video,
        Field::AnswerMode,
        Field::PostalAddress,
        Field::Institutions,
        Field::Reason,
        Field::Stars,
        Field::Number,
        Field::Terms,
        Field::Until,
        Field::Confirm,
        Field::Email,
        Field::Phone,
        Field::Code,
        Field::Demand,
        Field::Ground,
        Field::Days,
        Field::Surname,
        Field::GivenName,
        Field::Patronymic,
        Field::LegalName,
        Field::LegalAddress,
        Field::Basis,
        Field::Subject,
        Field::PostedOn,
        Field::Tracking,
        Field::Documents,
        Field::Report,
        Field::Readers,
        Field::Panel(domain::panel::Column::NameAz),
        Field::Document,
        Field::Service,
        Field::Centre,
        Field::Day,
        Field::Time,
        Field::Order,
        Field::ChangedDay,
        Field::OpenHours,
        Field::CounterNumber,
        Field::CounterServices,
        Field::Eservice(domain::eservice::Item::NameAz),
        Field::Form,
        Field::Signature,
    ];

    #[test]
    fn every_field_has_its_own_name() {
        let names: HashSet<&str> = FIELDS.iter().map(|field| field_name(*field)).collect();
        assert_eq!(names.len(), FIELDS.len());
    }

    #[test]
    fn a_refusal_speaks_the_language_of_the_page() {
        let owner = Owner::new();
        let said = |lang: Lang| {
            owner.with(|| {
                provide_context(lang);
                refusal_sentence(Refusal::new(Field::Photos, Code::TooMany { max: 10 }))
            })
        };
        assert_eq!(said(Lang::Az), "Ən çoxu 10 foto əlavə etmək olar. Artıqlarını silin.");
        assert_eq!(said(Lang::En), "At most 10 photos can be added. Remove the rest.");
        assert!(said(Lang::Ru).contains("10 фото"));
    }

    #[test]
    fn an_empty_field_is_told_in_the_words_of_its_page_and_the_rest_in_its_own() {
        let owner = Owner::new();
        let said = |code: Code| {
            owner.with(|| {
                provide_context(Lang::Az);
                let refusals = RwSignal::new(vec![Refusal::new(Field::Text, code)]);
                error_in_words(refusals, Field::Text, "Rəyinizi yazın.").get_untracked()
            })
        };
        let long = Code::TooLong { max: 10, is: 11 };
        assert_eq!(said(Code::Required).as_deref(), Some("Rəyinizi yazın."));
        assert_eq!(said(long), Some(owner.with(|| refusal_sentence(Refusal::new(Field::Text, long)))));
    }
}
