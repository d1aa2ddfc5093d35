//! What its author, or whoever joined, sees of an appeal.

use super::{AnswerView, AppealLine, AssignmentView, Clock, Entry, MyRights};
use crate::appeal::form::{AnswerMode, RefusalGround};
use crate::correspondence::LetterView;
use crate::ids::MediaId;
use crate::lifecycle::Step;
use crate::media::Recording;
use crate::procedure::DecisionView;
use crate::signature::SignatureView;
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

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
    /// Documents and signature of an official appeal (R11.7).
    #[serde(default)]
    pub letter: Option<LetterView>,
}
