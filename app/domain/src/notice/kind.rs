use crate::appeal::view::What;
use serde::{Deserialize, Serialize};

kinds! {
    /// Kinds of notices that a person can switch on and off by themselves; each takes in several kinds of event, so that nobody
    /// has to decide about a dozen.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    NoticeKind {
        /// Registered, with number and institution (A8.5).
        Registered = "registered",
        /// What happens on the way: begun, progress, deadline, correction.
        Course = "course",
        /// The written answer (A8.9).
        Answered = "answered",
        /// Refused (A8.6) or left unconsidered (A9.2), with the reason.
        Refused = "refused",
        /// News of what the person follows.
        Followed = "followed",
    }
}

impl NoticeKind {
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
