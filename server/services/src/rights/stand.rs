//! How a person stands to an appeal, and what belongs to it.

use crate::views::Whole;
use crate::{Ctx, Error};
use domain::appeal::view::Linked;
use domain::ids::PersonId;
use domain::lifecycle::{AssignmentStatus, Status};
use domain::rights::complaint::ComplaintTerms;
use domain::rights::{Stand, window};
use domain::time::UnixMs;
use store::additions::{AdditionKind, AdditionRow};
use store::appeals::AppealRow;
use store::assignments::AssignmentRow;
use store::joins::JoinRow;

/// The person's stand; `None` for somebody who has no part in the appeal.
pub(crate) fn stand(ctx: &Ctx, appeal: &AppealRow, joins: &[JoinRow], additions: &[AdditionRow], person: &PersonId) -> Option<Stand> {
    let author = appeal.person == *person;
    let part = author || joins.iter().any(|join| join.person == *person);
    let own = additions.iter().filter(|one| one.person == *person && one.kind == AdditionKind::Documents).count();
    part.then(|| Stand {
        author,
        author_left: appeal.author_left_ms.is_some(),
        window_open: window::left_ms(appeal.status, appeal.sent_ms, ctx.now, ctx.portal.config().rights.amend_minutes) > 0,
        confidential: appeal.confidential_ms.is_some(),
        disputes: appeal.dispute_count,
        additions: own as u32,
        official: appeal.is_official(),
    })
}

/// The institutions that have decided, each with its moment: their decisions can be complained about.
pub(crate) fn decided_by(assignments: &[AssignmentRow]) -> Vec<&AssignmentRow> {
    let decided = |one: &&AssignmentRow| matches!(one.status, AssignmentStatus::Answered | AssignmentStatus::LeftUnconsidered);
    assignments.iter().filter(decided).collect()
}

/// When the last decision was made; `None` while nothing is decided.
pub(crate) fn decided_at(appeal: &AppealRow, assignments: &[AssignmentRow]) -> Option<UnixMs> {
    let by_institutions = decided_by(assignments).into_iter().map(|one| one.status_ms).max();
    let by_owner = matches!(appeal.status, Status::Refused | Status::LeftUnconsidered).then_some(appeal.status_ms);
    if appeal.status.is_open() { None } else { by_institutions.or(by_owner) }
}

/// Until when its decisions can be complained about.
pub(crate) fn terms(ctx: &Ctx, whole: &Whole) -> ComplaintTerms {
    ComplaintTerms::of(decided_at(&whole.appeal, &whole.assignments), ctx.now, &ctx.portal.config().rights)
}

/// The appeals that an appeal repeats and by which it is repeated (A8.7).
#[derive(Default)]
pub(crate) struct Linking {
    pub earlier: Option<Linked>,
    pub later: Option<Linked>,
}

/// Reads both.
pub(crate) async fn linked(ctx: &Ctx, appeal: &AppealRow) -> Result<Linking, Error> {
    let db = ctx.portal.db();
    let earlier = match &appeal.earlier {
        Some(id) => store::appeals::find(db, id).await?,
        None => None,
    };
    let may_be_repeated = matches!(appeal.status, Status::Refused | Status::LeftUnconsidered);
    let later = if may_be_repeated { store::appeals::repeated_by(db, &appeal.id).await? } else { None };
    Ok(Linking { earlier: earlier.map(link), later: later.map(link) })
}

/// The earlier appeal of the same matter in which it goes on (A8.4).
pub(crate) async fn merged(ctx: &Ctx, appeal: &AppealRow) -> Result<Option<Linked>, Error> {
    let Some(id) = &appeal.merged_into else { return Ok(None) };
    Ok(store::appeals::find(ctx.portal.db(), id).await?.map(link))
}

fn link(row: AppealRow) -> Linked {
    Linked { number: row.known_number().to_owned(), id: row.id, sent_ms: row.sent_ms }
}
