//! What a person did in an office beside the chains of events: for the file that they may take of their own data (T2.2). A new table
//! that names its author gets a line here.

use crate::{Db, StoreError};
use domain::ids::PersonId;
use domain::time::UnixMs;

row! {
    /// Something that was done.
    FootprintRow {
        /// What it was.
        kind: String = "kind",
        /// Its id.
        id: String = "id",
        /// When.
        at_ms: UnixMs = "at_ms",
        /// What it was about.
        subject: String = "subject",
        /// The person's own words.
        words: String = "words",
    }
}

statements! {
    OF_PERSON = "select kind, id, at_ms, subject, words from ( \
        select 'official_asked' as kind, id, asked_ms as at_ms, subject, text as words from official_request where person_id = $1 \
        union all select 'official_answered', id, coalesce(answered_ms, 0), subject, coalesce(answer, '') from official_request where answered_by = $1 \
        union all select 'announced', id, published_ms, title, text from announcement where person_id = $1 \
        union all select 'acknowledged', announcement_id, at_ms, '', '' from announcement_ack where person_id = $1 \
        union all select 'incident_opened', id, opened_ms, service, text from incident where opened_by = $1 \
        union all select 'incident_closed', id, coalesce(closed_ms, 0), service, coalesce(closed_text, '') from incident where closed_by = $1 \
        union all select 'answer_written', assignment_id, changed_ms, state, text from answer_draft where person_id = $1 \
        union all select 'answer_decided', assignment_id, coalesce(decided_ms, 0), state, remark from answer_draft where decided_by = $1 \
        union all select 'answered', id, signed_ms, '', text from answer where person_id = $1 \
        union all select 'signed', id, signed_ms, kind, document from signature where person_id = $1 \
        union all select 'decided', id, decided_ms, kind, text from decision where person_id = $1 \
        union all select 'query_asked', id, asked_ms, '', text from appeal_query where person_id = $1 \
        union all select 'query_answered', id, coalesce(answered_ms, 0), '', coalesce(answer, '') from appeal_query where answered_by = $1 \
        union all select 'transcribed', id, written_ms, '', text from transcript where person_id = $1 \
        union all select 'service_answered', id, coalesce(answered_ms, 0), '', coalesce(answer, '') from eservice_question where answered_by = $1 \
        union all select 'letter_posted', id, written_ms, coalesce(posted_on, ''), tracking from letter where posted_by = $1 \
        union all select 'fact_entered', fact, at_ms, fact, basis from person_fact where entered_by = $1 \
        union all select 'step_taken', id, taken_ms, step, '' from taken_step where person_id = $1 \
        union all select 'hold_placed', id, placed_ms, appeal_id, reason from legal_hold where placed_by = $1 \
        union all select 'hold_lifted', id, coalesce(lifted_ms, 0), appeal_id, coalesce(lifted_reason, '') from legal_hold where lifted_by = $1 \
        union all select 'complaint_decided', id, coalesce(decided_ms, 0), number, reasons from complaint where decided_by = $1 \
        union all select 'photo_covered', id, covered_ms, appeal_id, areas from photo_cover where person_id = $1 \
        union all select 'photo_uncovered', id, coalesce(lifted_ms, 0), appeal_id, '' from photo_cover where lifted_by = $1 \
        union all select 'photo_seen', id, at_ms, media_id, '' from photo_view where person_id = $1 \
        union all select 'written_at_108', id, consent_ms, appeal_id, '' from phone_call where written_by = $1 \
        union all select 'panel_changed', record_id, at_ms, resource, act from panel_change where person_id = $1 \
        union all select 'official_signed', request_id, signed_ms, part, document from official_signature where person_id = $1 \
        union all select 'document_added', id, added_ms, kind, name from official_file where person_id = $1 \
        union all select 'document_taken', file_id, at_ms, side, '' from official_fetch where person_id = $1 \
        union all select 'report_mailed', id, made_ms, rhythm, '' from report_mail where person_id = $1 \
        union all select 'order_written', code, at_ms, what, '' from booking_event where by_person = $1 \
        union all select 'ticket', ticket_id, at_ms, act, '' from ticket_event where person_id = $1 \
        union all select 'register_step', application_id, at_ms, step, reason from eservice_application_step where person_id = $1 \
        union all select 'register_changed', eservice_id, at_ms, act, '' from eservice_change where person_id = $1 \
        union all select 'day_set', id, set_ms, day, reason from opening_exception where set_by = $1 \
        union all select 'request_form_saved', eservice_id, saved_ms, '', form from request_form where person_id = $1 \
        union all select 'request_step', request_id, at_ms, what, data from request_event where person_id = $1 \
        union all select 'request_signed', request_id, signed_ms, ground, text from request_result where person_id = $1 \
        union all select 'request_document', id, added_ms, kind, name from request_file where person_id = $1 \
        union all select 'letter_signed', appeal_id, signed_ms, '', document from letter_signature where person_id = $1 \
        union all select 'regulation_begun', id, created_ms, '', '' from regulation where created_by = $1 \
        union all select 'regulation_step', regulation_id, at_ms, what, note from regulation_event where person_id = $1 \
        union all select 'regulation_signed', regulation_id, signed_ms, '', document from regulation_signature where person_id = $1 \
        union all select 'regulation_form', regulation_id, added_ms, kind, name from regulation_file where person_id = $1 \
        union all select 'regulation_commented', id, at_ms, name, text from regulation_comment where person_id = $1 \
        union all select 'comment_answered', id, coalesce(answered_ms, 0), '', coalesce(answer, '') from regulation_comment where answered_by = $1 \
        ) as done order by at_ms, kind, id limit $2";
}

/// What a person did, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId, limit: u32) -> Result<Vec<FootprintRow>, StoreError> {
    all!(db, FootprintRow, OF_PERSON, person.as_str(), i64::from(limit))
}
