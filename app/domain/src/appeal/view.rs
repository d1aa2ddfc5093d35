//! What people are shown. Public views hold nothing personal: no name, no author, no text that staff have not cleared.

mod choices;
mod map;
mod own;
mod public;
mod rights;
mod staff;
mod timeline;
mod work;

pub use choices::*;
pub use map::*;
pub use own::*;
pub use public::*;
pub use rights::*;
pub use staff::*;
pub use timeline::*;
pub use work::*;

use crate::geo::Point;
use crate::ids::{AppealId, MediaId};
use crate::lang::Named;
use crate::lifecycle::Status;
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// What sending gives back: the receipt (A8.3; the official number comes at routing, A8.5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The appeal.
    pub appeal: AppealId,
    /// Receipt number, for instance `Q-2026-0001234-7`.
    pub number: String,
    /// When it was received.
    pub received_ms: UnixMs,
    /// The day by which staff determine the institution (A8.5).
    pub triage_due: Date,
    /// The day by which the law wants the answer (A8.8).
    pub due: Date,
}

/// A running clock as people see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// The last day.
    pub due: Date,
    /// Working days left; negative when late.
    pub working_days_left: i32,
}

/// A line of a public or own list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AppealLine {
    /// The appeal.
    pub id: AppealId,
    /// The official number, or the receipt's before routing.
    pub number: String,
    /// Status.
    pub status: Status,
    /// The earlier appeal of the same matter in which it goes on (A8.4): then the status says little.
    #[serde(default)]
    pub merged_into: Option<AppealId>,
    /// Category.
    pub category: Named,
    /// Root of the category (`yol`, `isiq` …), for the icon.
    pub category_root: String,
    /// District.
    pub district: Option<Named>,
    /// Place in words (nearest settlement); never the person's own address text.
    pub place: String,
    /// Point.
    pub point: Point,
    /// When it was sent.
    pub sent_ms: UnixMs,
    /// Text cleared for the public, or own text in own lists; empty where a voice message stands for it.
    pub text: Option<String>,
    /// First photo, if it may be shown here.
    pub photo: Option<MediaId>,
    /// How many have joined.
    pub joined: u32,
    /// Leading institution.
    pub institution: Option<Named>,
    /// The clock, while it runs.
    pub clock: Option<Clock>,
}

/// An appeal near the chosen place that may be the same matter (A8.4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimilarAppeal {
    /// The line.
    pub line: AppealLine,
    /// Distance in metres.
    pub metres: u32,
    /// It is the person's own, or already joined: it can be looked at, not joined.
    pub own: bool,
}

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
    pub const ALL: [What; 41] = [
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
    What::Archived, What::Unarchived, What::HoldPlaced, What::HoldLifted, What::ComplaintDecided, What::Reopened, What::PhotoCovered, What::PhotoUncovered,
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

/// One institution's part in an appeal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssignmentView {
    /// The institution.
    pub institution: InstitutionId,
    /// Its name.
    pub name: Named,
    /// It leads where several work.
    pub lead: bool,
    /// Where its work stands.
    pub status: AssignmentStatus,
    /// Its clock, while it runs.
    pub clock: Option<Clock>,
    /// From when it had the appeal, and until when, once its part is over (A8.11).
    #[serde(default)]
    pub had: Option<(UnixMs, Option<UnixMs>)>,
}

/// A signed answer (A8.9, A7.0.4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerView {
    /// The institution.
    pub institution: Named,
    /// The text.
    pub text: String,
    /// Proof photos.
    pub media: Vec<MediaId>,
    /// When it was signed.
    pub signed_ms: UnixMs,
    /// Name of the signer, as in the certificate.
    pub signer: String,
    /// Whether the signature was verified when this view was made.
    pub signature_valid: bool,
    /// A demo signature has no legal force and says so.
    pub demo: bool,
    /// The signature with all that its check found.
    #[serde(default)]
    pub signature: SignatureView,
}

/// The public page of an appeal (tracking, A8.5; transparency, A2.2.5): nothing personal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublicAppeal {
    /// The line.
    pub line: AppealLine,
    /// Receipt number.
    pub receipt: String,
    /// Official registration number and moment, after routing.
    pub registered: Option<(String, UnixMs)>,
    /// Institutions that have it.
    pub assignments: Vec<AssignmentView>,
    /// Photos cleared for the public.
    pub photos: Vec<MediaId>,
    /// Public entries, oldest first.
    pub timeline: Vec<Entry>,
    /// Rating given, if any.
    pub stars: Option<u8>,
    /// The earlier appeal of the same matter in which it goes on (A8.4).
    #[serde(default)]
    pub continued: Option<Linked>,
}

/// How the reader of [`MyAppeal`] stands to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MyPart {
    /// Sent it.
    Author,
    /// Joined it.
    Joined,
}

/// An appeal in its author's (or a joined person's) e-cabinet (A8.2).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MyAppeal {
    /// The line, with own text.
    pub line: AppealLine,
    /// Author or joined.
    pub part: MyPart,
    /// Receipt number.
    pub receipt: String,
    /// Official registration number and moment.
    pub registered: Option<(String, UnixMs)>,
    /// Own address text.
    pub address: String,
    /// Own text (of the appeal, or of the joining).
    pub text: String,
    /// Own photos.
    pub media: Vec<MediaId>,
    /// Own voice message and videos.
    #[serde(default)]
    pub recordings: Vec<Recording>,
    /// Answer mode.
    pub answer_mode: AnswerMode,
    /// Postal address, if given.
    pub postal_address: String,
    /// The triage clock before routing, the answer's clock after.
    pub clock: Option<Clock>,
    /// The day by which the law wants the answer (A8.8), while it is owed.
    #[serde(default)]
    pub due: Option<Date>,
    /// Institutions.
    pub assignments: Vec<AssignmentView>,
    /// Answers, newest last.
    pub answers: Vec<AnswerView>,
    /// Why it was refused (A8.6).
    pub refusal: Option<(RefusalGround, String)>,
    /// The signature under the refusal (A6.0.6).
    #[serde(default)]
    pub refusal_signature: Option<SignatureView>,
    /// Entries this person may see, oldest first.
    pub timeline: Vec<Entry>,
    /// Steps the person may take now (lifecycle table).
    pub steps: Vec<Step>,
    /// Rating given.
    pub rating: Option<(u8, String)>,
    /// What else the law gives (A9.1).
    #[serde(default)]
    pub rights: MyRights,
    /// What institutions decided besides answering, with their reasons, oldest first (A8.8, A8.11, A9.2).
    #[serde(default)]
    pub decisions: Vec<DecisionView>,
}

/// An institution to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstitutionView {
    /// Code.
    pub id: InstitutionId,
    /// Name.
    pub name: Named,
    /// Small number used by the map's filter.
    pub index: u8,
    /// The annex's ten and the local executives are told apart for grouping.
    pub local_executive: bool,
}

/// A district to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DistrictView {
    /// Code.
    pub id: DistrictId,
    /// Name.
    pub name: Named,
    /// A point in it.
    pub point: Point,
    /// Bakı's raions hang under Bakı.
    pub parent: Option<DistrictId>,
}

/// A settlement or district found by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceHit {
    /// The settlement; `None` for a district.
    pub place: Option<PlaceId>,
    /// The district it is in, or the district itself.
    pub district: Option<DistrictId>,
    /// Name.
    pub name: String,
    /// Name of the district around it.
    pub around: Option<Named>,
    /// Point.
    pub point: Point,
}

/// A point in words: district by polygon, nearest settlement by distance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceWords {
    /// District.
    pub district: Option<(DistrictId, Named)>,
    /// Nearest settlement and its distance in metres.
    pub near: Option<(String, u32)>,
    /// Whether the point lies in the country.
    pub inside: bool,
    /// The district border is only approximate: ask the person to confirm.
    pub approximate: bool,
}
