//! What people are shown of it.

use super::{Bar, DecisionKind, UnconsideredGround};
use crate::appeal::view::{Clock, ProposalView};
use crate::geo::Point;
use crate::ids::{InstitutionId, MediaId, QueryId};
use crate::lang::Named;
use crate::rights::complaint::ComplaintTerms;
use crate::signature::SignatureView;
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// A decision with its reasons: for the persons of the appeal and for staff, never for the public.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DecisionView {
    /// What was decided.
    pub kind: DecisionKind,
    /// By whom.
    pub institution: Named,
    /// When.
    pub at_ms: UnixMs,
    /// The ground of leaving unconsidered (law 8.1).
    pub ground: Option<UnconsideredGround>,
    /// The reasons.
    pub text: String,
    /// To whom it was sent on.
    pub target: Option<Named>,
    /// The new last day of an extension.
    pub due: Option<Date>,
    /// Until when one can complain about it; of what ends the review (A9.2).
    pub terms: Option<ComplaintTerms>,
    /// The signature under what was left unconsidered (A7.0.4).
    #[serde(default)]
    pub signature: Option<SignatureView>,
}

/// What an institution's staff may do beside answering, what is in the way, and what was done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StaffProcedure {
    /// Since when the work has its status; goes back with a form.
    pub seen_ms: Option<UnixMs>,
    /// By when leaving unconsidered is to be told (A9.2); while the work is open.
    pub tell_by: Option<Clock>,
    /// Sending on; while the work is open.
    pub forward: Option<ForwardView>,
    /// Extra study (law 10.1) and extension (law 10.2); while the work is open.
    pub extensions: Vec<ExtensionView>,
    /// Decisions, oldest first.
    pub decisions: Vec<DecisionView>,
    /// Queries, oldest first; an institution sees its own alone.
    pub queries: Vec<QueryView>,
}

/// Sending on (A8.11).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ForwardView {
    /// Until when.
    pub until: Clock,
    /// Why it can only go back to the owner's staff.
    pub bar: Option<Bar>,
    /// Who has it or had it: none of them may get it.
    pub had: Vec<InstitutionId>,
    /// Who may be competent.
    pub proposals: Vec<ProposalView>,
}

/// An extension.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExtensionView {
    /// Which one.
    pub kind: DecisionKind,
    /// The (latest) new last day, or what is in the way.
    pub until: Result<Date, Bar>,
}

/// A query as the institution that asked, and the owner's staff, see it (A8.10).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QueryView {
    /// Who asked.
    pub by: Named,
    /// Who was asked.
    pub to: Named,
    /// The question.
    pub text: String,
    /// The appeal's photos went along.
    pub photos: bool,
    /// When.
    pub asked_ms: UnixMs,
    /// The clock, while it waits.
    pub clock: Option<Clock>,
    /// Answer and moment.
    pub answer: Option<(String, UnixMs)>,
    /// It was answered after its last day.
    pub late: bool,
    /// What came with the answer.
    pub media: Vec<MediaId>,
}

/// A query as the institution that was asked sees it: what it says, the place, the photos if they go along. Nothing else of
/// the appeal, and nothing of its person (A8.10, T3.4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskedQuery {
    /// The query.
    pub id: QueryId,
    /// Who asks.
    pub by: Named,
    /// The question.
    pub text: String,
    /// Settlement in words.
    pub place: String,
    /// District.
    pub district: Option<Named>,
    /// Point.
    pub point: Point,
    /// The appeal's photos, if they go along.
    pub photos: Vec<MediaId>,
    /// When it was asked.
    pub asked_ms: UnixMs,
    /// The clock, while it waits.
    pub clock: Option<Clock>,
    /// Who asked does not work on it any more: no answer is needed.
    pub over: bool,
    /// Own answer and moment.
    pub answer: Option<(String, UnixMs)>,
    /// What went with the answer.
    pub media: Vec<MediaId>,
}
