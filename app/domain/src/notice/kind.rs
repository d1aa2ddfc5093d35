use crate::appeal::view::What;
use serde::{Deserialize, Serialize};

/// Kinds of notices that a person can switch on and off by themselves; each takes in several kinds of event, so that nobody
/// has to decide about a dozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Registered, with number and institution (A8.5).
    Registered,
    /// What happens on the way: begun, progress, deadline, correction.
    Course,
    /// The written answer (A8.9).
    Answered,
    /// Refused (A8.6) or left unconsidered (A9.2), with the reason.
    Refused,
    /// News of what the person follows.
    Followed,
}

impl NoticeKind {
    /// All of them, in the order of an appeal's way.
    pub const ALL: [NoticeKind; 5] =
        [NoticeKind::Registered, NoticeKind::Course, NoticeKind::Answered, NoticeKind::Refused, NoticeKind::Followed];

    /// The word used in the database and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            NoticeKind::Registered => "registered",
            NoticeKind::Course => "course",
            NoticeKind::Answered => "answered",
            NoticeKind::Refused => "refused",
            NoticeKind::Followed => "followed",
        }
    }

    /// The inverse of [`NoticeKind::as_str`].
    pub fn parse(text: &str) -> Option<NoticeKind> {
        NoticeKind::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// The kind of a notice about an own or joined appeal. Whatever is not a landmark happens on the way.
    pub fn of(what: What) -> NoticeKind {
        match what {
            What::Registered | What::Routed => NoticeKind::Registered,
            What::Answered => NoticeKind::Answered,
            What::Refused | What::LeftUnconsidered => NoticeKind::Refused,
            _ => NoticeKind::Course,
        }
    }
}
