//! Words for states, steps, roles and events: every variant of the domain has its words in three languages.

use crate::context::lang;
use crate::tr;
use domain::appeal::form::RefusalGround;
use domain::appeal::rating::RatingReason;
use domain::appeal::view::{Entry, What};
use domain::lifecycle::{AssignmentStatus, Status, StatusGroup, Step};
use domain::procedure::UnconsideredGround;
use domain::role::Role;

/// An appeal's state in words.
pub fn status_name(status: Status) -> &'static str {
    match status {
        Status::Sent => tr!(status.sent),
        Status::Routed => tr!(status.routed),
        Status::InProgress => tr!(status.in_progress),
        Status::QuerySent => tr!(status.query_sent),
        Status::Forwarded => tr!(status.forwarded),
        Status::Extended => tr!(status.extended),
        Status::Answered => tr!(status.answered),
        Status::Rated => tr!(status.rated),
        Status::Refused => tr!(status.refused),
        Status::LeftUnconsidered => tr!(status.left_unconsidered),
        Status::Withdrawn => tr!(status.withdrawn),
        Status::Restricted => tr!(status.restricted),
    }
}

/// The same, or that it goes on in an earlier appeal of the same matter (A8.4).
pub fn state_name(status: Status, merged: bool) -> &'static str {
    if merged { tr!(status.merged) } else { status_name(status) }
}

/// The same outside a page: for feeds.
#[cfg(feature = "ssr")]
pub fn status_name_in(lang: domain::lang::Lang, status: Status) -> &'static str {
    let owner = leptos::prelude::Owner::new();
    owner.with(|| {
        leptos::prelude::provide_context(lang);
        status_name(status)
    })
}

/// A group of states in words.
pub fn group_name(group: StatusGroup) -> &'static str {
    match group {
        StatusGroup::New => tr!(status.group_new),
        StatusGroup::InWork => tr!(status.group_in_work),
        StatusGroup::Answered => tr!(status.group_answered),
        StatusGroup::Closed => tr!(status.group_closed),
    }
}

/// The state of one institution's work in words.
pub fn assignment_name(status: AssignmentStatus) -> &'static str {
    match status {
        AssignmentStatus::Placed => tr!(status.assignment_placed),
        AssignmentStatus::InProgress => tr!(status.assignment_in_progress),
        AssignmentStatus::QuerySent => tr!(status.assignment_query_sent),
        AssignmentStatus::Extended => tr!(status.assignment_extended),
        AssignmentStatus::Forwarded => tr!(status.assignment_forwarded),
        AssignmentStatus::Answered => tr!(status.assignment_answered),
        AssignmentStatus::LeftUnconsidered => tr!(status.assignment_left_unconsidered),
        AssignmentStatus::Recalled => tr!(status.assignment_recalled),
    }
}

/// The sentence of a timeline's entry.
pub fn what_sentence(entry: &Entry) -> String {
    let name = entry.institution.as_ref().map(|name| name.in_lang(lang()));
    if let Some(sentence) = entry.own.then(|| own_sentence(entry.what)).flatten() {
        return sentence.to_owned();
    }
    match (entry.what, name) {
        (What::Complained, Some(name)) => tr!(rights.what_complained_about, name),
        (What::Routed, Some(name)) => tr!(status.what_routed_to, name),
        (What::Started, Some(name)) => tr!(status.what_started_by, name),
        (What::Progress, Some(name)) => tr!(status.what_progress_by, name),
        (What::Answered, Some(name)) => tr!(status.what_answered_by, name),
        (What::LeftUnconsidered, Some(name)) => tr!(procedure.what_left_unconsidered_by, name),
        (What::Forwarded, Some(name)) => tr!(procedure.what_forwarded_by, name),
        (What::SentBack, Some(name)) => tr!(procedure.what_sent_back_by, name),
        (What::Extended, Some(name)) => tr!(procedure.what_extended_by, name),
        (What::Reopened, Some(name)) => tr!(complaint.what_reopened_at, name),
        (What::InstitutionGone, Some(name)) => tr!(complaint.what_institution_gone_at, name),
        (What::QuerySent, Some(name)) => tr!(procedure.what_query_sent_by, name),
        (what, _) => what_name(what).to_owned(),
    }
}

/// What the reader did.
fn own_sentence(what: What) -> Option<&'static str> {
    Some(match what {
        What::Amended => tr!(rights.what_amended_own),
        What::DocumentsAdded => tr!(rights.what_documents_added_own),
        What::ConfidentialityAsked => tr!(rights.what_confidentiality_asked_own),
        What::ConfidentialityLifted => tr!(rights.what_confidentiality_lifted_own),
        What::Complained => tr!(rights.what_complained_own),
        What::Disputed => tr!(rights.what_disputed_own),
        What::Withdrawn | What::AuthorWithdrew => tr!(rights.what_author_withdrew_own),
        _ => return None,
    })
}

/// What happened, without saying to whom.
pub fn what_name(what: What) -> &'static str {
    match what {
        What::Sent => tr!(status.what_sent),
        What::Joined => tr!(status.what_joined),
        What::Corrected => tr!(status.what_corrected),
        What::Registered => tr!(status.what_registered),
        What::Routed => tr!(status.what_routed),
        What::Refused => tr!(status.what_refused),
        What::Started => tr!(status.what_started),
        What::Progress => tr!(status.what_progress),
        What::Note => tr!(status.what_note),
        What::DeadlineSet => tr!(status.what_deadline_set),
        What::Answered => tr!(status.what_answered),
        What::Rated => tr!(status.what_rated),
        What::Withdrawn => tr!(status.what_withdrawn),
        What::Restricted => tr!(account.what_restricted),
        What::Lifted => tr!(account.what_lifted),
        What::Amended => tr!(rights.what_amended),
        What::DocumentsAdded => tr!(rights.what_documents_added),
        What::ConfidentialityAsked => tr!(rights.what_confidentiality_asked),
        What::ConfidentialityLifted => tr!(rights.what_confidentiality_lifted),
        What::Complained => tr!(rights.what_complained),
        What::Disputed => tr!(rights.what_disputed),
        What::Left => tr!(rights.what_left),
        What::AuthorWithdrew => tr!(rights.what_author_withdrew),
        What::Transcribed => tr!(voice.what_transcribed),
        What::LeftUnconsidered => tr!(procedure.what_left_unconsidered),
        What::Forwarded => tr!(procedure.what_forwarded),
        What::SentBack => tr!(procedure.what_sent_back),
        What::Extended => tr!(procedure.what_extended),
        What::QuerySent => tr!(procedure.what_query_sent),
        What::QueryAnswered => tr!(procedure.what_query_answered),
        What::HandedOver => tr!(house.what_handed_over),
        What::DraftSubmitted => tr!(house.what_draft_submitted),
        What::DraftReturned => tr!(house.what_draft_returned),
        What::Posted => tr!(house.what_posted),
        What::Merged => tr!(triage.what_merged),
        What::TookIn => tr!(triage.what_took_in),
        What::Undone => tr!(triage.what_undone),
        What::Archived => tr!(archive.what_archived),
        What::Unarchived => tr!(archive.what_unarchived),
        What::HoldPlaced => tr!(archive.what_hold_placed),
        What::HoldLifted => tr!(archive.what_hold_lifted),
        What::ComplaintDecided => tr!(complaint.what_decided),
        What::Reopened => tr!(complaint.what_reopened),
        What::InstitutionGone => tr!(complaint.what_institution_gone),
        What::PhotoCovered => tr!(cover.what_covered),
        What::PhotoUncovered => tr!(cover.what_uncovered),
    }
}

/// A reason of a rating in words (A2.1).
pub fn reason_name(reason: RatingReason) -> &'static str {
    match reason {
        RatingReason::DoneWell => tr!(rights.reason_done_well),
        RatingReason::Quick => tr!(rights.reason_quick),
        RatingReason::Clear => tr!(rights.reason_clear),
        RatingReason::Polite => tr!(rights.reason_polite),
        RatingReason::Late => tr!(rights.reason_late),
        RatingReason::NotToThePoint => tr!(rights.reason_not_to_the_point),
        RatingReason::NotDone => tr!(rights.reason_not_done),
        RatingReason::Unclear => tr!(rights.reason_unclear),
        RatingReason::Impolite => tr!(rights.reason_impolite),
    }
}

/// A role in words.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Visitor => tr!(status.role_visitor),
        Role::Citizen => tr!(status.role_citizen),
        Role::OwnerStaff => tr!(status.role_owner_staff),
        Role::InstitutionStaff => tr!(status.role_institution_staff),
        Role::Operator => tr!(status.role_operator),
        Role::CentreStaff => tr!(status.role_centre_staff),
        Role::CallCentre => tr!(status.role_call_centre),
        Role::RegistryOperator => tr!(status.role_registry_operator),
        Role::System => tr!(status.role_system),
    }
}

/// A ground of refusal in words (A8.6).
pub fn ground_name(ground: RefusalGround) -> &'static str {
    match ground {
        RefusalGround::NotOfField => tr!(status.ground_not_of_field),
        RefusalGround::NotLegible => tr!(status.ground_not_legible),
        RefusalGround::Obscene => tr!(status.ground_obscene),
        RefusalGround::NotClear => tr!(status.ground_not_clear),
    }
}

/// A ground of leaving unconsidered in words (A9.2; law 8.1).
pub fn unconsidered_ground_name(ground: UnconsideredGround) -> &'static str {
    match ground {
        UnconsideredGround::OtherProcedure => tr!(procedure.ground_other_procedure),
        UnconsideredGround::FormNotMet => tr!(procedure.ground_form_not_met),
        UnconsideredGround::CourtDecision => tr!(procedure.ground_court_decision),
        UnconsideredGround::Repeated => tr!(procedure.ground_repeated),
        UnconsideredGround::NotEnough => tr!(procedure.ground_not_enough),
        UnconsideredGround::PersonAsked => tr!(procedure.ground_person_asked),
    }
}

/// The words of a step's button.
pub fn step_name(step: Step) -> &'static str {
    match step {
        Step::Send => tr!(status.step_send),
        Step::Join => tr!(status.step_join),
        Step::Correct => tr!(status.step_correct),
        Step::Route => tr!(status.step_route),
        Step::Recall => tr!(status.step_recall),
        Step::Refuse => tr!(status.step_refuse),
        Step::Merge => tr!(triage.step_merge),
        Step::Start => tr!(status.step_start),
        Step::AddProgress => tr!(status.step_add_progress),
        Step::SendQuery => tr!(status.step_send_query),
        Step::ReceiveQueryAnswer => tr!(status.step_receive_query_answer),
        Step::Forward => tr!(status.step_forward),
        Step::ExtendStudy => tr!(status.step_extend_study),
        Step::Extend => tr!(status.step_extend),
        Step::Answer => tr!(status.step_answer),
        Step::LeaveUnconsidered => tr!(status.step_leave_unconsidered),
        Step::Rate => tr!(status.step_rate),
        Step::Dispute => tr!(rights.step_dispute),
        Step::Resend => tr!(status.step_resend),
        Step::Withdraw => tr!(rights.step_withdraw),
        Step::Restrict => tr!(status.step_restrict),
        Step::Lift => tr!(status.step_lift),
        Step::Amend => tr!(rights.step_amend),
        Step::AddDocuments => tr!(rights.step_add_documents),
        Step::AskConfidentiality => tr!(rights.step_ask_confidentiality),
        Step::LiftConfidentiality => tr!(rights.step_lift_confidentiality),
        Step::Complain => tr!(rights.step_complain),
        Step::Leave => tr!(rights.step_leave),
        Step::Reopen => tr!(complaint.step_reopen),
    }
}
