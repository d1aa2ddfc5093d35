//! What staff ask for and are shown.

use super::{AnswerView, AppealLine, AssignmentView, Clock, Entry, SimilarAppeal, StaffRights};
use crate::appeal::form::AnswerMode;
use crate::archive::ArchiveView;
use crate::correspondence::LetterView;
use crate::house::HandsOf;
use crate::ids::{CategoryId, DistrictId, InstitutionId, MediaId};
use crate::lang::Named;
use crate::lifecycle::{AssignmentStatus, Step};
use crate::media::Recording;
use crate::media::cover::CoverView;
use crate::procedure::StaffProcedure;
use crate::signature::SignatureView;
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// An addition of a joined person, as staff see it (A8.4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JoinView {
    /// Name of the joined person.
    pub person: String,
    /// When.
    pub at_ms: UnixMs,
    /// Own text.
    pub text: String,
    /// Own photos.
    pub media: Vec<MediaId>,
    /// Own voice message and videos.
    #[serde(default)]
    pub recordings: Vec<Recording>,
    /// Own answer mode.
    pub answer_mode: AnswerMode,
}

/// Why an institution is proposed (A8.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalReason {
    /// The place lies in a zone that has its own institution (Bulvar, İçərişəhər).
    Place,
    /// The category belongs to it.
    Category,
    /// The local executive authority of the district, for this category.
    District,
}

/// A proposed institution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposalView {
    /// The institution.
    pub institution: InstitutionId,
    /// Its name.
    pub name: Named,
    /// Why.
    pub reason: ProposalReason,
}

/// A row of the owner's inbox or of an institution's cabinet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StaffRow {
    /// The line, with the appeal's own text.
    pub line: AppealLine,
    /// Remaining time: triage clock for the owner, own clock for an institution.
    pub clock: Option<Clock>,
    /// The triage deadline as an instant, for the owner's hours.
    pub due_ms: Option<UnixMs>,
    /// Danger.
    pub urgent: bool,
    /// Number of photos.
    pub photos: u32,
    /// This institution's assignment status.
    pub assignment: Option<AssignmentStatus>,
    /// The author has asked for confidentiality (A9.1).
    #[serde(default)]
    pub confidential: bool,
    /// How many complaints there are about decisions in it; for the owner's staff (A9.1).
    #[serde(default)]
    pub complaints: u32,
    /// In whose hands it lies in this institution: names, the unit's first (A7.0.1).
    #[serde(default)]
    pub hands: Vec<String>,
    /// To whom it did not go back, because they are no longer in use; for the owner's staff while it waits for an institution (A3.5, A9.1).
    #[serde(default)]
    pub gone: Vec<Named>,
}

/// A page of rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rows<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// How many there are in all.
    pub total: u32,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<String>,
}

/// Which rows staff ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StaffQuery {
    /// Which heap: waiting for me (default), all, late, done.
    pub heap: Heap,
    /// Words, number or name of a place; folded by the server.
    pub text: String,
    /// Category root or leaf.
    pub category: Option<CategoryId>,
    /// District.
    pub district: Option<DistrictId>,
    /// By the hands in which they lie; for an institution's staff.
    pub hands: HandsOf,
    /// Page mark from [`Rows::next`].
    pub after: Option<String>,
}

/// The heaps of a staff list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heap {
    /// What waits for this staff.
    #[default]
    Waiting,
    /// Past its deadline.
    Late,
    /// Finished.
    Done,
    /// Everything.
    All,
    /// With a complaint about a decision; for the owner's staff (A9.1).
    Complaints,
}

/// The whole card for staff: the owner's, or the institution's that has it (and nobody else's).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StaffCard {
    /// The row.
    pub row: StaffRow,
    /// Receipt number.
    pub receipt: String,
    /// Official number and moment.
    pub registered: Option<(String, UnixMs)>,
    /// Author's name.
    pub author: String,
    /// Author's phone, if known.
    pub phone: String,
    /// The author's access is restricted until then (A8.12).
    #[serde(default)]
    pub author_restricted: Option<UnixMs>,
    /// Where what is known of the author came from (A4.1, A4.3).
    #[serde(default)]
    pub author_facts: Vec<crate::exchange::FactView>,
    /// Own address text.
    pub address: String,
    /// The text.
    pub text: String,
    /// Photos; of those covered the copy that the public sees.
    pub media: Vec<MediaId>,
    /// What of them is covered (A8.5).
    #[serde(default)]
    pub covers: Vec<CoverView>,
    /// Voice message and videos.
    #[serde(default)]
    pub recordings: Vec<Recording>,
    /// Category code, for correcting.
    pub category: CategoryId,
    /// District code, for correcting.
    pub district: Option<DistrictId>,
    /// Answer mode.
    pub answer_mode: AnswerMode,
    /// Postal address.
    pub postal_address: String,
    /// Joined persons' additions.
    pub joins: Vec<JoinView>,
    /// Institutions.
    pub assignments: Vec<AssignmentView>,
    /// Answers.
    pub answers: Vec<AnswerView>,
    /// Proposed institutions; for the owner before routing.
    pub proposals: Vec<ProposalView>,
    /// Near appeals that may be the same.
    pub similar: Vec<SimilarAppeal>,
    /// All entries this staff may see.
    pub timeline: Vec<Entry>,
    /// Steps this actor may take now.
    pub steps: Vec<Step>,
    /// The law's deadline and the article it comes from.
    pub deadline: Option<(Date, String)>,
    /// Rating given.
    pub rating: Option<(u8, String)>,
    /// What was done with it after sending (A9.1).
    #[serde(default)]
    pub rights: StaffRights,
    /// What institutions did, and may do, besides answering (A8.8, A8.10, A8.11, A9.2).
    #[serde(default)]
    pub procedure: StaffProcedure,
    /// The signature under a refusal (A6.0.6).
    #[serde(default)]
    pub refusal_signature: Option<SignatureView>,
    /// How it stands to the archive (A6.0.2); holds for the owner alone.
    #[serde(default)]
    pub archive: ArchiveView,
    /// Documents and signature of an official appeal (R11.7).
    #[serde(default)]
    pub letter: Option<LetterView>,
}

impl StaffCard {
    /// No institution has it: it was not routed yet, or that was taken back.
    pub fn is_unrouted(&self) -> bool {
        self.assignments.iter().all(|work| work.status == AssignmentStatus::Recalled)
    }
}
