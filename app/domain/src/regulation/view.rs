//! What the pages show.

use super::{Clause, CommentState, Fault, Stage, Step, Text};
use crate::ids::{InstitutionId, RegulationId};
use crate::lang::Named;
use crate::signature::SignatureView;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

kinds! {
    /// What another body has said.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    AgreementState {
        /// Nothing yet.
        #[default]
        Waiting = "waiting",
        /// It agrees.
        Agreed = "agreed",
        /// It objects, with reasons.
        Objected = "objected",
    }
}

kinds! {
    /// What happened to a regulation.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    What {
        /// A version was begun.
        Begun = "begun",
        /// The other bodies were asked.
        Submitted = "submitted",
        /// One has agreed.
        Agreed = "agreed",
        /// One has objected.
        Objected = "objected",
        /// It was put to public discussion.
        Published = "published",
        /// It was taken back into the draft.
        Recalled = "recalled",
        /// It was approved and is in force.
        Approved = "approved",
        /// A later version is in force.
        Superseded = "superseded",
    }
}

/// A version in the list of staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The regulation.
    pub id: RegulationId,
    /// The version.
    pub version: u32,
    /// Name of the service; empty while it has none.
    pub name: String,
    /// Who provides it.
    pub provider: Named,
    /// Where it stands.
    pub stage: Stage,
    /// Of the own body; otherwise its agreement is asked for.
    pub ours: bool,
    /// The own body has not said yet whether it agrees.
    pub waits: bool,
    /// When it was changed last.
    pub changed_ms: UnixMs,
}

/// The list of staff.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// The versions, the ones that moved last first.
    pub rows: Vec<Line>,
}

/// A version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VersionView {
    /// Its number.
    pub version: u32,
    /// Where it stands.
    pub stage: Stage,
    /// Its text.
    pub text: Text,
    /// When the discussion began.
    pub published_ms: Option<UnixMs>,
    /// From when on it may be approved.
    pub discussed_until_ms: Option<UnixMs>,
    /// Since when it is in force, or was.
    pub since_ms: Option<UnixMs>,
    /// When a later one came into force.
    pub until_ms: Option<UnixMs>,
    /// Who approved it: name as it stands in the signature.
    pub signer: String,
    /// The signature.
    pub signature: Option<SignatureView>,
}

/// A version to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    /// Its number.
    pub version: u32,
    /// Where it stands.
    pub stage: Stage,
    /// Since when it is in force, or was.
    pub since_ms: Option<UnixMs>,
}

/// What another body has said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementView {
    /// Who.
    pub institution: Named,
    /// What.
    pub state: AgreementState,
    /// The reasons of an objection.
    pub reason: String,
    /// When.
    pub decided_ms: Option<UnixMs>,
}

/// Something said in the discussion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentView {
    /// Id.
    pub id: String,
    /// Given name and initial.
    pub name: String,
    /// The words.
    pub text: String,
    /// When.
    pub at_ms: UnixMs,
    /// Whether everybody sees it.
    pub state: CommentState,
    /// The provider's answer.
    pub answer: Option<String>,
    /// When it was answered.
    pub answered_ms: Option<UnixMs>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    /// When.
    pub at_ms: UnixMs,
    /// What.
    pub what: What,
    /// To which version.
    pub version: u32,
    /// By whose staff.
    pub institution: Named,
}

/// A regulation as staff see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Id.
    pub id: RegulationId,
    /// Who provides the service.
    pub provider: Named,
    /// Of the own body.
    pub ours: bool,
    /// The version that is on its way, or else the one in force.
    pub shown: VersionView,
    /// What it still lacks.
    pub faults: Vec<Fault>,
    /// The steps of who asks.
    pub steps: Vec<Step>,
    /// Connected bodies to be asked.
    pub to_ask: u32,
    /// What they said.
    pub agreements: Vec<AgreementView>,
    /// The discussion, held comments included.
    pub comments: Vec<CommentView>,
    /// All versions, the newest first.
    pub versions: Vec<VersionLine>,
    /// The version before, to compare with.
    pub before: Option<Box<VersionView>>,
    /// What happened, the oldest first.
    pub history: Vec<Happened>,
    /// Days of a discussion, at the least.
    pub days: u16,
}

/// What became of a draft that was saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// What is kept now: own changes and those of others.
    pub text: Text,
    /// Clauses of which what others wrote is kept, and the own words are not.
    pub conflicts: Vec<Clause>,
}

/// A regulation in the public list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicLine {
    /// Id.
    pub id: RegulationId,
    /// The version.
    pub version: u32,
    /// Name of the service.
    pub name: String,
    /// Who provides it.
    pub provider: Named,
    /// Since when it is in force; of a discussion, until when it lasts at the least.
    pub at_ms: UnixMs,
}

/// What the public list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PublicQuery {
    /// Of one body; empty for all.
    pub institution: String,
    /// Where the page of those in force begins.
    pub after: Option<String>,
}

/// The public list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublicList {
    /// Under discussion now.
    pub discussed: Vec<PublicLine>,
    /// In force, by name.
    pub in_force: crate::appeal::view::Rows<PublicLine>,
    /// Bodies that have any.
    pub institutions: Vec<(InstitutionId, Named)>,
}

/// A regulation as everybody sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublicCard {
    /// Id.
    pub id: RegulationId,
    /// Who provides the service.
    pub provider: Named,
    /// The version that was asked for, or the one under discussion, or the one in force.
    pub shown: VersionView,
    /// Public versions, the newest first.
    pub versions: Vec<VersionLine>,
    /// The version it is compared with.
    pub against: Option<Box<VersionView>>,
    /// The discussion.
    pub comments: Vec<CommentView>,
    /// Who asks is signed in.
    pub signed_in: bool,
}
