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

kinds! {
    /// What happened, one word for each kind of event.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    What {
        /// Sent (A8.3).
        Sent = "sent",
        /// Somebody joined (A8.4).
        Joined = "joined",
        /// Staff corrected category or place.
        Corrected = "corrected",
        /// Registered with official number and date (A8.5).
        Registered = "registered",
        /// Placed in an institution's cabinet (A8.5).
        Routed = "routed",
        /// Refused by the owner's staff (A8.6).
        Refused = "refused",
        /// The institution has begun.
        Started = "started",
        /// Progress entry.
        Progress = "progress",
        /// Internal note.
        Note = "note",
        /// Deadline set or changed (A8.8).
        DeadlineSet = "deadline_set",
        /// Answered (A8.9).
        Answered = "answered",
        /// Rated.
        Rated = "rated",
        /// Withdrawn by the person (law art. 14).
        Withdrawn = "withdrawn",
        /// Processing stopped: the author's access was restricted (A8.12, T1.8).
        Restricted = "restricted",
        /// Processing goes on: the restriction was lifted (T1.9).
        Lifted = "lifted",
        /// Corrected by the author right after sending (A8.3).
        Amended = "amended",
        /// Words or photos were added (law art. 14).
        DocumentsAdded = "documents_added",
        /// The author asked for confidentiality (law art. 14).
        ConfidentialityAsked = "confidentiality_asked",
        /// And took the wish back.
        ConfidentialityLifted = "confidentiality_lifted",
        /// A complaint about a decision (law art. 14).
        Complained = "complained",
        /// Sent back as not solved (law art. 14).
        Disputed = "disputed",
        /// A joined person left (A8.4).
        Left = "left",
        /// The author withdrew; it goes on for those who joined.
        AuthorWithdrew = "author_withdrew",
        /// Staff wrote down the words of a recording (A8.3).
        Transcribed = "transcribed",
        /// Left unconsidered by an institution, with ground and reasons (A9.2).
        LeftUnconsidered = "left_unconsidered",
        /// Sent on by an institution that is not competent (A8.11).
        Forwarded = "forwarded",
        /// Sent back to the owner's staff, who decide whose it is (A8.11).
        SentBack = "sent_back",
        /// The term was extended (A8.8).
        Extended = "extended",
        /// A query was sent to another institution (A8.10).
        QuerySent = "query_sent",
        /// And answered.
        QueryAnswered = "query_answered",
        /// Laid into other hands within an institution (A7.0.1).
        HandedOver = "handed_over",
        /// An answer waits for approval (A7.0.2).
        DraftSubmitted = "draft_submitted",
        /// It came back with a remark.
        DraftReturned = "draft_returned",
        /// The answer was posted (A8.9).
        Posted = "posted",
        /// Goes on in an earlier appeal of the same matter (A8.4).
        Merged = "merged",
        /// A later appeal of the same matter goes on in this one (A8.4).
        TookIn = "took_in",
        /// A step of the owner's staff was taken back (A8.5).
        Undone = "undone",
        /// Laid into the archive by rule (A6.0.2).
        Archived = "archived",
        /// Brought back out of it.
        Unarchived = "unarchived",
        /// The owner holds it as it is (A6.0.2).
        HoldPlaced = "hold_placed",
        /// And no longer does.
        HoldLifted = "hold_lifted",
        /// A complaint was decided (A9.1, A9.2).
        ComplaintDecided = "complaint_decided",
        /// A complaint was right: the matter is looked at anew (A9.1).
        Reopened = "reopened",
        /// Work that was to begin again did not go back to the institution: it is no longer in use (A3.5, A9.1).
        InstitutionGone = "institution_gone",
        /// Parts of a public photo were covered (A8.5).
        PhotoCovered = "photo_covered",
        /// And shown again.
        PhotoUncovered = "photo_uncovered",
    }
}

impl What {
    /// It is between the person who did it and staff: other participants don't see it.
    pub fn is_personal(self) -> bool {
        matches!(self, What::DocumentsAdded | What::ConfidentialityAsked | What::ConfidentialityLifted | What::Complained)
    }

    /// It is between the employees of one institution: they read of it at their desk, nobody else does.
    pub fn is_inner(self) -> bool {
        matches!(self, What::HandedOver | What::DraftSubmitted | What::DraftReturned)
    }
}
