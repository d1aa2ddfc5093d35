//! The timeline of an appeal: what happened, in order.

use crate::ids::MediaId;
use crate::lang::Named;
use crate::media::Recording;
use crate::role::Role;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// One entry of a timeline. The sentence is chosen by `what` in the reader's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// When.
    pub at_ms: UnixMs,
    /// What happened.
    pub what: What,
    /// The role that did it.
    pub by: Role,
    /// The institution that did it or to which it went.
    pub institution: Option<Named>,
    /// Employee's name; only in staff views.
    pub person: Option<String>,
    /// Words that belong to it (progress, reason); only where the reader may see them.
    pub text: Option<String>,
    /// Whether the public may see it.
    pub public: bool,
    /// The reader did it.
    #[serde(default)]
    pub own: bool,
    /// Photos that came with it; only where the reader may see them.
    #[serde(default)]
    pub media: Vec<MediaId>,
    /// Voice and video that came with it.
    #[serde(default)]
    pub recordings: Vec<Recording>,
}

/// What happened, one word for each kind of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Sent (A8.3).
    Sent,
    /// Somebody joined (A8.4).
    Joined,
    /// Staff corrected category or place.
    Corrected,
    /// Registered with official number and date (A8.5).
    Registered,
    /// Placed in an institution's cabinet (A8.5).
    Routed,
    /// Refused by the owner's staff (A8.6).
    Refused,
    /// The institution has begun.
    Started,
    /// Progress entry.
    Progress,
    /// Internal note.
    Note,
    /// Deadline set or changed (A8.8).
    DeadlineSet,
    /// Answered (A8.9).
    Answered,
    /// Rated.
    Rated,
    /// Withdrawn by the person (law art. 14).
    Withdrawn,
    /// Processing stopped: the author's access was restricted (A8.12, T1.8).
    Restricted,
    /// Processing goes on: the restriction was lifted (T1.9).
    Lifted,
    /// Corrected by the author right after sending (A8.3).
    Amended,
    /// Words or photos were added (law art. 14).
    DocumentsAdded,
    /// The author asked for confidentiality (law art. 14).
    ConfidentialityAsked,
    /// And took the wish back.
    ConfidentialityLifted,
    /// A complaint about a decision (law art. 14).
    Complained,
    /// Sent back as not solved (law art. 14).
    Disputed,
    /// A joined person left (A8.4).
    Left,
    /// The author withdrew; it goes on for those who joined.
    AuthorWithdrew,
    /// Staff wrote down the words of a recording (A8.3).
    Transcribed,
    /// Left unconsidered by an institution, with ground and reasons (A9.2).
    LeftUnconsidered,
    /// Sent on by an institution that is not competent (A8.11).
    Forwarded,
    /// Sent back to the owner's staff, who decide whose it is (A8.11).
    SentBack,
    /// The term was extended (A8.8).
    Extended,
    /// A query was sent to another institution (A8.10).
    QuerySent,
    /// And answered.
    QueryAnswered,
    /// Laid into other hands within an institution (A7.0.1).
    HandedOver,
    /// An answer waits for approval (A7.0.2).
    DraftSubmitted,
    /// It came back with a remark.
    DraftReturned,
    /// The answer was posted (A8.9).
    Posted,
    /// Goes on in an earlier appeal of the same matter (A8.4).
    Merged,
    /// A later appeal of the same matter goes on in this one (A8.4).
    TookIn,
    /// A step of the owner's staff was taken back (A8.5).
    Undone,
    /// Laid into the archive by rule (A6.0.2).
    Archived,
    /// Brought back out of it.
    Unarchived,
    /// The owner holds it as it is (A6.0.2).
    HoldPlaced,
    /// And no longer does.
    HoldLifted,
    /// A complaint was decided (A9.1, A9.2).
    ComplaintDecided,
    /// A complaint was right: the matter is looked at anew (A9.1).
    Reopened,
    /// Parts of a public photo were covered (A8.5).
    PhotoCovered,
    /// And shown again.
    PhotoUncovered,
}

impl What {
    /// Every kind, for tables and tests.
    pub const ALL: [What; 45] = [
        What::Sent,
        What::Joined,
        What::Corrected,
        What::Registered,
        What::Routed,
        What::Refused,
        What::Started,
        What::Progress,
        What::Note,
        What::DeadlineSet,
        What::Answered,
        What::Rated,
        What::Withdrawn,
        What::Restricted,
        What::Lifted,
        What::Amended,
        What::DocumentsAdded,
        What::ConfidentialityAsked,
        What::ConfidentialityLifted,
        What::Complained,
        What::Disputed,
        What::Left,
        What::AuthorWithdrew,
        What::Transcribed,
        What::LeftUnconsidered,
        What::Forwarded,
        What::SentBack,
        What::Extended,
        What::QuerySent,
        What::QueryAnswered,
        What::HandedOver,
        What::DraftSubmitted,
        What::DraftReturned,
        What::Posted,
        What::Merged,
        What::TookIn,
        What::Undone,
        What::Archived,
        What::Unarchived,
        What::HoldPlaced,
        What::HoldLifted,
        What::ComplaintDecided,
        What::Reopened,
        What::PhotoCovered,
        What::PhotoUncovered,
    ];

    /// The word used in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            What::Sent => "sent",
            What::Joined => "joined",
            What::Corrected => "corrected",
            What::Registered => "registered",
            What::Routed => "routed",
            What::Refused => "refused",
            What::Started => "started",
            What::Progress => "progress",
            What::Note => "note",
            What::DeadlineSet => "deadline_set",
            What::Answered => "answered",
            What::Rated => "rated",
            What::Withdrawn => "withdrawn",
            What::Restricted => "restricted",
            What::Lifted => "lifted",
            What::Amended => "amended",
            What::DocumentsAdded => "documents_added",
            What::ConfidentialityAsked => "confidentiality_asked",
            What::ConfidentialityLifted => "confidentiality_lifted",
            What::Complained => "complained",
            What::Disputed => "disputed",
            What::Left => "left",
            What::AuthorWithdrew => "author_withdrew",
            What::Transcribed => "transcribed",
            What::LeftUnconsidered => "left_unconsidered",
            What::Forwarded => "forwarded",
            What::SentBack => "sent_back",
            What::Extended => "extended",
            What::QuerySent => "query_sent",
            What::QueryAnswered => "query_answered",
            What::HandedOver => "handed_over",
            What::DraftSubmitted => "draft_submitted",
            What::DraftReturned => "draft_returned",
            What::Posted => "posted",
            What::Merged => "merged",
            What::TookIn => "took_in",
            What::Undone => "undone",
            What::Archived => "archived",
            What::Unarchived => "unarchived",
            What::HoldPlaced => "hold_placed",
            What::HoldLifted => "hold_lifted",
            What::ComplaintDecided => "complaint_decided",
            What::Reopened => "reopened",
            What::PhotoCovered => "photo_covered",
            What::PhotoUncovered => "photo_uncovered",
        }
    }

    /// It is between the person who did it and staff: other participants don't see it.
    pub fn is_personal(self) -> bool {
        matches!(self, What::DocumentsAdded | What::ConfidentialityAsked | What::ConfidentialityLifted | What::Complained)
    }

    /// It is between the employees of one institution: they read of it at their desk, nobody else does.
    pub fn is_inner(self) -> bool {
        matches!(self, What::HandedOver | What::DraftSubmitted | What::DraftReturned)
    }

    /// The inverse of [`What::as_str`].
    pub fn parse(text: &str) -> Option<What> {
        What::ALL.into_iter().find(|what| what.as_str() == text)
    }
}
