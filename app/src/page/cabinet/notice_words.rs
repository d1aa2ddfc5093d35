//! A notice in words.

use crate::context::lang;
use crate::tr;
use crate::ui::what_name;
use domain::alert::AlertWords;
use domain::appeal::view::What;
use domain::lang::Named;
use domain::notice::{Followed, Notice};
#[cfg(feature = "ssr")]
use leptos::prelude::*;

/// The same sentence outside a page: for letters and messages.
#[cfg(feature = "ssr")]
pub fn sentence_in(lang: domain::lang::Lang, notice: &Notice) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(lang);
        notice_sentence(notice)
    })
}

/// News of what the person follows.
fn followed_sentence(notice: &Notice, followed: &Followed) -> String {
    let (number, count) = (&notice.number, i64::from(followed.count));
    match notice.what {
        _ if followed.words.appeal.is_none() => tr!(notices.followed_new, count, alert_sentence(&followed.words)),
        _ if count > 1 => tr!(notices.followed_news, number, count),
        What::Registered => tr!(notices.followed_registered, number),
        What::Answered => tr!(notices.followed_answered, number),
        What::Refused => tr!(notices.followed_refused, number),
        _ => tr!(notices.followed_news, number, count),
    }
}

/// What is followed, in a few words.
pub fn alert_sentence(words: &AlertWords) -> String {
    let name = |named: &Option<Named>| named.as_ref().map(|named| named.in_lang(lang()).to_owned());
    let appeal = words.appeal.as_ref().map(|(_, number)| tr!(notices.what_appeal, number));
    let area = words.area.as_ref().map(|(place, metres)| match metres {
        1_000.. => tr!(notices.what_area_km, place, tenths(*metres)),
        _ => tr!(notices.what_area_m, place, metres),
    });
    let parts = [appeal, name(&words.category), name(&words.institution), name(&words.district), area];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { tr!(notices.what_all).to_owned() } else { parts.join(", ") }
}

/// Kilometres with a comma, as people here write them: `1,5`.
fn tenths(metres: u32) -> String {
    match (metres / 1_000, metres % 1_000 / 100) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole},{tenth}"),
    }
}

/// The sentence for what happened to which appeal.
pub fn notice_sentence(notice: &Notice) -> String {
    let number = &notice.number;
    if let Some(followed) = &notice.followed {
        return followed_sentence(notice, followed);
    }
    match notice.what {
        What::Sent => tr!(cabinet.notice_sent, number),
        What::Joined => tr!(cabinet.notice_joined, number),
        What::Corrected => tr!(cabinet.notice_corrected, number),
        What::Registered => tr!(cabinet.notice_registered, number),
        What::Routed => tr!(cabinet.notice_routed, number),
        What::Refused => tr!(cabinet.notice_refused, number),
        What::Started => tr!(cabinet.notice_started, number),
        What::Progress | What::Note => tr!(cabinet.notice_progress, number),
        What::DeadlineSet => tr!(cabinet.notice_deadline, number),
        What::Answered => tr!(cabinet.notice_answered, number),
        What::Rated => tr!(cabinet.notice_rated, number),
        What::Withdrawn => tr!(cabinet.notice_withdrawn, number),
        What::Restricted => tr!(account.appeal_restricted, number),
        What::Lifted => tr!(account.appeal_lifted, number),
        What::Complained => tr!(rights.notice_complained, number),
        What::Disputed => tr!(rights.notice_disputed, number),
        What::AuthorWithdrew => tr!(rights.notice_author_withdrew, number),
        What::LeftUnconsidered => tr!(procedure.notice_left_unconsidered, number),
        What::Forwarded => tr!(procedure.notice_forwarded, number),
        What::SentBack => tr!(procedure.notice_sent_back, number),
        What::Extended => tr!(procedure.notice_extended, number),
        What::QuerySent => tr!(procedure.notice_query_sent, number),
        What::QueryAnswered => tr!(procedure.notice_query_answered, number),
        What::HandedOver => tr!(house.notice_handed_over, number),
        What::DraftSubmitted => tr!(house.notice_draft_submitted, number),
        What::DraftReturned => tr!(house.notice_draft_returned, number),
        What::Posted => tr!(house.notice_posted, number),
        What::Merged => tr!(triage.notice_merged, number),
        What::TookIn => tr!(triage.notice_took_in, number),
        What::Undone => tr!(triage.notice_undone, number),
        What::ComplaintDecided => tr!(complaint.notice_decided, number),
        What::Reopened => tr!(complaint.notice_reopened, number),
        What::InstitutionGone => tr!(complaint.notice_institution_gone, number),
        what @ (What::Amended
        | What::DocumentsAdded
        | What::ConfidentialityAsked
        | What::ConfidentialityLifted
        | What::Left
        | What::Transcribed
        | What::Archived
        | What::Unarchived
        | What::HoldPlaced
        | What::HoldLifted
        | What::PhotoCovered
        | What::PhotoUncovered) => {
            tr!(rights.notice_other, number, what_name(what))
        }
    }
}
