//! The term that runs for an institution, and by whom the appeal came to it.

use crate::Ctx;
use domain::ids::InstitutionId;
use domain::procedure::{self, DecisionKind, Term};
use domain::time::UnixMs;
use store::additions::{AdditionKind, AdditionRow};
use store::appeals::AppealRow;
use store::assignments::AssignmentRow;
use store::decisions::DecisionRow;

/// The institution first, then who sent the appeal on to it, and so on.
pub(super) fn chain(work: &AssignmentRow, decisions: &[DecisionRow]) -> Vec<InstitutionId> {
    let sent_on: Vec<(InstitutionId, InstitutionId)> =
        decisions.iter().filter_map(|one| Some((one.institution.clone(), one.target.clone()?))).collect();
    procedure::chain(&work.institution, &sent_on)
}

/// The term of the institution's part. Extensions by those who sent the appeal on count: the person waits once.
pub(super) fn term(ctx: &Ctx, appeal: &AppealRow, work: &AssignmentRow, additions: &[AdditionRow], decisions: &[DecisionRow]) -> Term {
    let chain = chain(work, decisions);
    let begun_anew = ctx.portal.config().procedure.restart_on_redirect && chain.len() > 1;
    let received = if begun_anew { work.placed_ms } else { appeal.sent_ms };
    let disputed = additions.iter().filter(|one| one.kind == AdditionKind::Dispute).map(|one| one.added_ms).max();
    let from: UnixMs = disputed.map_or(received, |at| at.max(received));
    let before =
        |kind: DecisionKind| decisions.iter().any(|one| one.kind == kind && one.decided_ms >= from && chain.contains(&one.institution));
    Term {
        from,
        due: work.due_on,
        urgent: appeal.urgent,
        studied: before(DecisionKind::ExtendedStudy),
        extended: before(DecisionKind::Extended),
    }
}
