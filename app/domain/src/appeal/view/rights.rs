//! What the person and the staff see of what was done with an appeal after sending (A9.1).

use super::{AnswerView, Entry};
use crate::appeal::form::{AnswerMode, RightDraft};
use crate::appeal::rating::RatingReason;
use crate::complaint::Review;
use crate::correspondence::LetterView;
use crate::geo::Point;
use crate::ids::{AdditionId, AppealId, CategoryId, InstitutionId, MediaId};
use crate::lang::Named;
use crate::lifecycle::Status;
use crate::media::Recording;
use crate::rights::complaint::ComplaintTerms;
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// Another appeal of the same person: sent again after a refusal (A8.7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    /// The appeal.
    pub id: AppealId,
    /// Its number now.
    pub number: String,
    /// When it was sent.
    pub sent_ms: UnixMs,
}

/// An administrative complaint (law 14, item 8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComplaintView {
    /// Its own number.
    pub number: String,
    /// When it was made.
    pub at_ms: UnixMs,
    /// Who complains; only in staff views.
    pub person: Option<String>,
    /// Whose decision; `None`: the owner's own, or everybody's.
    pub institution: Option<Named>,
    /// The grounds.
    pub text: String,
    /// What is asked for.
    pub demand: String,
    /// How its review stands.
    #[serde(default)]
    pub review: Option<Review>,
}

/// The reader's rights in an own or joined appeal, beside [`super::MyAppeal::steps`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MyRights {
    /// Milliseconds in which the author may still correct, counted when this was read.
    pub amend_left_ms: i64,
    /// How often the appeal has been changed; goes back with a correction.
    pub revision: u32,
    /// Category code, for correcting.
    pub category: CategoryId,
    /// The words and photos never become public while this stands (law 14, item 9).
    pub confidential: bool,
    /// The author has withdrawn; the appeal goes on for those who joined.
    pub author_left: bool,
    /// How often it may still be sent back as not solved.
    pub disputes_left: u32,
    /// Institutions whose decision can be complained about.
    pub decided_by: Vec<(InstitutionId, Named)>,
    /// Own complaints.
    pub complaints: Vec<ComplaintView>,
    /// Until when one can complain, and what follows.
    pub terms: ComplaintTerms,
    /// The refused appeal that this one repeats (A8.7).
    pub earlier: Option<Linked>,
    /// The appeal by which this one was repeated (A8.7).
    pub later: Option<Linked>,
    /// The earlier appeal of the same matter in which this one goes on (A8.4).
    pub continued: Option<Linked>,
    /// Why it was rated as it was.
    pub reasons: Vec<RatingReason>,
}

/// The same for staff.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StaffRights {
    /// The author has asked for confidentiality (law 14, item 9).
    pub confidential: bool,
    /// The author has withdrawn; the appeal goes on for those who joined.
    pub author_left: bool,
    /// How often it was sent back as not solved.
    pub disputes: u32,
    /// Complaints about decisions in it; for the owner's staff.
    pub complaints: Vec<ComplaintView>,
    /// The refused appeal that this one repeats (A8.7).
    pub earlier: Option<Linked>,
    /// The appeal by which this one was repeated (A8.7).
    pub later: Option<Linked>,
    /// Why it was rated as it was.
    pub reasons: Vec<RatingReason>,
}

/// The page of one step after sending: the appeal as it stands, and what was typed before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RightPage {
    /// The appeal.
    pub appeal: super::MyAppeal,
    /// A new id for the form.
    pub id: AdditionId,
    /// The kept form.
    pub draft: Option<RightDraft>,
}

/// Something that happened, with its number and date (law 14, item 6).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Numbered {
    /// The official number (or the receipt's) and the position in the appeal's history: `AM-2026-0001234-7/3`.
    pub number: String,
    /// The clause it rests on.
    pub clause: String,
    /// What happened.
    pub entry: Entry,
}

/// Everything of one's own appeal in one place, to be read and printed (law 14, item 5). Nobody else's data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Materials {
    /// The appeal.
    pub id: AppealId,
    /// Own name.
    pub person: String,
    /// Joined it, did not send it (A8.4).
    pub joined: bool,
    /// Receipt number.
    pub receipt: String,
    /// When it was sent (or joined).
    pub sent_ms: UnixMs,
    /// Official registration number and moment.
    pub registered: Option<(String, UnixMs)>,
    /// Where it stands.
    pub status: Status,
    /// The day by which the law wants the answer, and the article.
    pub due: Option<(Date, String)>,
    /// Category.
    pub category: Named,
    /// Settlement and district in words.
    pub place: String,
    /// District.
    pub district: Option<Named>,
    /// Point.
    pub point: Point,
    /// Own address text.
    pub address: String,
    /// Own text.
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
    /// What happened, oldest first.
    pub history: Vec<Numbered>,
    /// Answers, newest last.
    pub answers: Vec<AnswerView>,
    /// Own complaints.
    pub complaints: Vec<ComplaintView>,
    /// The refused appeal that this one repeats (A8.7).
    pub earlier: Option<Linked>,
    /// Subject, documents and signature of an official appeal (R11.7), which has no place.
    #[serde(default)]
    pub letter: Option<LetterView>,
    /// When this was put together.
    pub read_ms: UnixMs,
}
