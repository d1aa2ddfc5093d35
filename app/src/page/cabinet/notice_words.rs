//! A notice in words.

use crate::tr;
use crate::ui::what_name;
use domain::appeal::view::What;
use domain::notice::Notice;

/// The sentence for what happened to which appeal.
pub fn notice_sentence(notice: &Notice) -> String {
    let number = &notice.number;
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
        What::Complained => tr!(rights.notice_complained, number),
        What::Disputed => tr!(rights.notice_disputed, number),
        What::AuthorWithdrew => tr!(rights.notice_author_withdrew, number),
        what @ (What::Amended | What::DocumentsAdded | What::ConfidentialityAsked | What::ConfidentialityLifted | What::Left) => {
            tr!(rights.notice_other, number, what_name(what))
        }
    }
}
