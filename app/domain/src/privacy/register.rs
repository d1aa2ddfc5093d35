//! The table itself.

use super::{Datum, Kept, Purpose, Source, Term};

const fn kept(what: Datum, source: Source, purpose: Purpose, term: Term, columns: &'static [&'static str]) -> Kept {
    Kept { what, columns, source, purpose, term }
}

/// Every kind of personal data, in the order of the terms of use.
#[rustfmt::skip]
pub const REGISTER: &[Kept] = &[
    // T3.1: from state registers, by the single sign-on.
    kept(Datum::Fin, Source::Registers, Purpose::Identify, Term::Account, &["person.fin"]),
    kept(Datum::Names, Source::Registers, Purpose::Identify, Term::Law, &["person.given_name", "person.surname", "person.patronymic"]),
    kept(Datum::LegalPerson, Source::Registers, Purpose::Identify, Term::Law, &["person.legal_name", "person.voen", "person_fact.voen", "person_fact.address"]),
    kept(Datum::Phone, Source::Registers, Purpose::Notify, Term::Account, &["person.phone"]),
    kept(Datum::SignOnKey, Source::Registers, Purpose::Identify, Term::Account, &["person.issuer", "person.subject"]),
    // T3.2: from the person.
    kept(Datum::Email, Source::Person, Purpose::Notify, Term::Account, &["person.email"]),
    kept(Datum::Words, Source::Person, Purpose::Consider, Term::Law, &[
        "appeal.subject", "appeal.text", "appeal.text_folded", "appeal.public_text", "appeal.stars", "appeal.stars_text", "appeal.stars_reasons", "appeal_join.text", "appeal_addition.text", "appeal_addition.demand", "media_owner.media_id",
        "complaint.subject", "complaint.text", "complaint.demand", "photo_cover.media_id",
        "regulation_comment.person_id", "regulation_comment.name", "regulation_comment.text", "regulation_comment.at_ms",
        "transcript.text",
        "media_owner.person_id", "letter_file.owner", "letter_file.name",
        "request_answer.answers", "request_answer.at_ms", "request_file.person_id", "request_file.name", "request_file.digest", "request_file.cms",
        "request_file.report",
        "eservice_rating.text", "eservice_question.text",
    ]),
    kept(Datum::PostalAddress, Source::Person, Purpose::Notify, Term::Law, &["appeal.postal_address", "appeal_join.postal_address", "letter.address"]),
    kept(Datum::Choices, Source::Person, Purpose::Notify, Term::Account, &[
        "saved_view.person_id", "saved_view.title", "saved_view.query", "saved_view.saved_ms",
        "report_mail.person_id", "report_mail_reader.person_id",
        "eservice_favourite.person_id", "eservice_favourite.added_ms",
        "person.language", "person.terms_version", "person.terms_accepted_ms",
        "notice_switch.person_id", "notice_switch.kind", "notice_switch.channel", "notice_switch.is_on",
    ]),
    kept(Datum::NoticeWays, Source::Person, Purpose::Notify, Term::Account, &[
        "notice_address.person_id", "notice_address.address", "notice_address.confirmed_ms", "notice_address.failing_ms", "notice_code.person_id",
        "notice_code.address", "notice_code.asked_ms", "push_subscription.person_id", "push_subscription.endpoint", "push_subscription.p256dh",
        "push_subscription.auth", "push_subscription.created_ms",
    ]),
    kept(Datum::Following, Source::Person, Purpose::Notify, Term::Law, &[
        "alert.person_id", "alert.appeal_id", "alert.category_id", "alert.institution_id", "alert.district_id", "alert.lat", "alert.lon",
        "alert.radius_m", "alert.since_ms", "alert.ended_ms",
    ]),
    kept(Datum::Drafts, Source::Person, Purpose::Consider, Term::Month, &["draft.form", "draft.person_id", "draft.browser_hash"]),
    kept(Datum::Orders, Source::Person, Purpose::Queue, Term::Month, &[
        "booking.given_name", "booking.surname", "booking.patronymic", "booking.document", "booking.phone", "booking.email", "booking.person_id",
        "booking.lang", "booking.code", "booking.booked_by", "booking.folded", "booking_event.by_person", "place_wait.email", "place_wait.lang",
        "ticket.class", "ticket_follow.person_id",
    ]),
    // T3.3: made by the system.
    kept(Datum::Place, Source::System, Purpose::Consider, Term::Law, &[
        "appeal.lat", "appeal.lon", "appeal.prior_lat", "appeal.prior_lon", "appeal.place", "appeal.address",
    ]),
    kept(Datum::Course, Source::System, Purpose::Consider, Term::Law, &[
        "appeal.person_id", "appeal.receipt_number", "appeal.number", "appeal.sent_ms", "appeal.refusal_reason", "appeal_join.person_id",
        "appeal_join.joined_ms", "appeal_join.left_ms", "appeal_addition.person_id", "appeal_addition.number", "appeal_addition.added_ms",
        "appeal.author_left_ms", "appeal.confidential_ms", "appeal.earlier_id", "appeal_event.actor_person_id", "appeal_event.data", "transcript.person_id", "transcript.written_ms", "answer.person_id", "answer.text", "answer.payload", "answer.signer",
        "signature.person_id", "signature.document", "signature.cms", "signature.signer", "signature.fin", "signature.report",
        "decision.person_id", "decision.text", "appeal_query.person_id", "appeal_query.text", "appeal_query.answer", "appeal_query.answered_by",
        "assignment.employee_id", "assignment.handed_ms", "answer_draft.person_id", "answer_draft.text", "answer_draft.remark", "answer_draft.decided_by",
        "letter.person_id", "letter.written_ms", "letter.posted_on", "letter.tracking", "letter.posted_by",
        "presence.person_id", "taken_step.person_id", "taken_step.before",
        "complaint.person_id", "complaint.number", "complaint.filed_ms", "complaint.reasons", "complaint.decided_by",
        "phone_call.caller_id", "phone_call.phone", "phone_call.consent_ms",
        "letter_signature.person_id", "letter_signature.document", "letter_signature.cms", "letter_signature.signer", "letter_signature.fin",
        "letter_signature.report",
        "service_request.person_id", "service_request.number", "service_request.sent_ms", "service_request.employee_id", "request_event.person_id",
        "request_event.data", "request_result.person_id", "request_result.ground", "request_result.text", "request_result.document",
        "request_result.cms", "request_result.signer", "request_result.fin", "request_result.report",
        "request_sealed.ground", "request_sealed.text", "request_sealed.document", "request_sealed.cms", "request_sealed.report",
        "eservice_use.person_id", "eservice_use.day", "eservice_use.at_ms", "eservice_rating.person_id", "eservice_rating.day",
        "eservice_rating.rated_ms", "eservice_question.person_id", "eservice_question.asked_ms",
    ]),
    kept(Datum::SignIns, Source::System, Purpose::Oversee, Term::Law, &[
        "sign_in.person_id", "sign_in.at_ms", "sign_in.device", "sign_in.method", "sign_in.assurance", "person.created_ms",
    ]),
    kept(Datum::Sessions, Source::System, Purpose::Identify, Term::Session, &[
        "session.person_id", "session.device", "session.created_ms", "session.seen_ms", "session.method", "session.assurance",
    ]),
    kept(Datum::Actions, Source::System, Purpose::Oversee, Term::Law, &[
        "account_event.person_id", "account_event.at_ms", "account_event.what", "account_event.data", "account_event.session",
        "account_event.actor_person_id", "appeal_event.session", "person_fact.person_id", "person_fact.at_ms", "person_fact.basis", "person_fact.entered_by",
        "official_request.person_id", "official_request.answered_by",
        "official_file.person_id", "official_fetch.person_id", "official_fetch.at_ms", "official_signature.person_id",
        "official_signature.document", "official_signature.cms", "official_signature.signer", "official_signature.fin", "official_signature.report",
        "official_event.person_id", "announcement.person_id", "announcement_ack.person_id", "incident.opened_by", "incident.closed_by",
        "legal_hold.placed_by", "legal_hold.lifted_by", "legal_hold.reason", "legal_hold.lifted_reason",
        "photo_cover.person_id", "photo_cover.lifted_by", "photo_view.person_id", "photo_view.session", "photo_view.at_ms", "phone_call.written_by", "phone_call.session",
        "panel_change.person_id", "panel_change.before", "panel_change.after", "request_form.person_id",
        "eservice_application.written_by", "eservice_application_step.person_id", "eservice_application_step.at_ms", "eservice_application_step.document",
        "eservice_application_step.cms", "eservice_application_step.signer", "eservice_application_step.fin", "eservice_application_step.report",
        "eservice_change.person_id",
        "regulation.created_by", "regulation_version.changed_by", "regulation_agreement.person_id", "regulation_comment.answered_by",
        "regulation_file.person_id", "regulation_event.person_id", "regulation_signature.person_id", "regulation_signature.document",
        "regulation_signature.cms", "regulation_signature.signer", "regulation_signature.fin", "regulation_signature.report",
        "eservice_question.answered_by",
    ]),
    kept(Datum::Disclosures, Source::System, Purpose::Oversee, Term::Law, &["request_disclosure.person_id", "request_disclosure.institution_id", "request_disclosure.at_ms", "disclosure.person_id", "disclosure.institution_id", "disclosure.at_ms", "exchange_call.person_id", "exchange_call.at_ms"]),
    kept(Datum::Notices, Source::System, Purpose::Notify, Term::Law, &[
        "notice.person_id", "notice.number", "notice.sent_ms", "notice.read_ms", "account_notice.person_id", "account_notice.word",
        "account_notice.sent_ms", "account_notice.read_ms", "delivery.sent_ms", "delivery.trouble",
        "report_letter.person_id", "report_letter.at_ms",
    ]),
    // By staff.
    kept(Datum::Restriction, Source::Staff, Purpose::Terms, Term::Law, &[
        "person.restricted_until_ms", "person.restricted_reason", "lift_request.person_id", "lift_request.text", "lift_request.answer",
        "lift_request.decided_by",
    ]),
    kept(Datum::Roles, Source::Staff, Purpose::Identify, Term::Law, &[
        "role_grant.person_id", "role_grant.role", "role_grant.institution_id", "role_grant.district_id", "role_grant.granted_by",
        "employee.unit_id", "employee.head", "centre_grant.person_id", "centre_grant.role", "centre_grant.centre_id", "centre_grant.manager",
        "centre_grant.granted_by", "opening_exception.set_by", "kiosk.created_by", "kiosk.revoked_by",
        "counter_seat.person_id", "counter_seat.from_ms", "counter_seat.until_ms",
        "counter_seat.paused_ms", "ticket_event.person_id",
        "eservice_grant.person_id", "eservice_grant.granted_by",
    ]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t3_1_every_kind_is_named_once_and_no_column_twice() {
        for (at, one) in REGISTER.iter().enumerate() {
            assert!(REGISTER.iter().skip(at + 1).all(|other| other.what != one.what), "{:?} twice", one.what);
            assert!(!one.columns.is_empty() && one.columns.iter().all(|column| column.split('.').count() == 2), "{:?}", one.what);
        }
        let mut columns: Vec<&str> = REGISTER.iter().flat_map(|one| one.columns).copied().collect();
        let count = columns.len();
        columns.sort_unstable();
        columns.dedup();
        assert_eq!(columns.len(), count);
    }
}
