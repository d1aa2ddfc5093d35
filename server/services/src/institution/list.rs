//! The cabinet's list, least remaining time first.

use crate::owner::inbox::{PAGE, filter};
use crate::permission::Function;
use crate::views::{Reader, lines};
use crate::{Ctx, Error};
use domain::appeal::view::{AppealLine, Clock, Rows, StaffQuery, StaffRow};
use domain::deadline;
use store::appeals::{AppealRow, CabinetRow};
use store::assignments::AssignmentRow;

/// A page of the cabinet of the actor's own institution.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but an institution's staff.
pub async fn list(ctx: &Ctx, query: StaffQuery) -> Result<Rows<StaffRow>, Error> {
    ctx.may(Function::InstitutionList)?;
    let (own, filter) = (super::own(ctx)?, filter(ctx, &query));
    let page = store::appeals::cabinet(ctx.portal.db(), own, query.heap, ctx.now.date(), &filter, query.after.as_deref(), PAGE).await?;
    let (appeals, work): (Vec<AppealRow>, Vec<AssignmentRow>) =
        page.rows.into_iter().map(|CabinetRow { appeal, assignment }| (appeal, assignment)).unzip();
    let lines = lines(ctx, &appeals, Reader::Inside).await?;
    let rows = appeals.iter().zip(&work).zip(lines).map(|((appeal, work), line)| row(ctx, appeal, work, line));
    Ok(Rows { rows: rows.collect(), total: page.total, next: page.next })
}

pub(super) fn row(ctx: &Ctx, appeal: &AppealRow, work: &AssignmentRow, line: AppealLine) -> StaffRow {
    StaffRow {
        clock: clock(ctx, work),
        due_ms: None,
        urgent: appeal.urgent,
        photos: appeal.photo_count.max(0) as u32,
        assignment: Some(work.status),
        confidential: appeal.confidential_ms.is_some(),
        complaints: 0,
        line,
    }
}

fn clock(ctx: &Ctx, work: &AssignmentRow) -> Option<Clock> {
    work.status.is_open().then(|| deadline::clock(work.due_on, ctx.now, &ctx.portal.reference().calendar))
}
