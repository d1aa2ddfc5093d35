//! The cabinet's list, least remaining time first.

use crate::owner::inbox::{PAGE, filter};
use crate::permission::Function;
use crate::views::{Reader, lines};
use crate::{Ctx, Error};
use domain::appeal::view::{AppealLine, Clock, Rows, StaffQuery, StaffRow};
use domain::deadline;
use domain::ids::{AppealId, InstitutionId};
use store::appeals::{AppealRow, CabinetRow, StaffFilter};
use store::assignments::AssignmentRow;

/// A page of the cabinet of the actor's own institution.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but an institution's staff.
pub async fn list(ctx: &Ctx, query: StaffQuery) -> Result<Rows<StaffRow>, Error> {
    ctx.may(Function::InstitutionList)?;
    let own = super::own(ctx)?;
    let filter = StaffFilter { hands: crate::house::filter(ctx, query.hands).await?, ..filter(ctx, &query) };
    let page = store::appeals::cabinet(ctx.portal.db(), own, query.heap, ctx.now.date(), &filter, query.after.as_deref(), PAGE).await?;
    let (appeals, work): (Vec<AppealRow>, Vec<AssignmentRow>) =
        page.rows.into_iter().map(|CabinetRow { appeal, assignment }| (appeal, assignment)).unzip();
    let lines = lines(ctx, &appeals, Reader::Inside).await?;
    let rows = appeals.iter().zip(&work).zip(lines).map(|((appeal, work), line)| row(ctx, appeal, work, line));
    let mut rows: Vec<StaffRow> = rows.collect();
    say_hands(ctx, own, &mut rows).await?;
    Ok(Rows { rows, total: page.total, next: page.next })
}

/// Writes into each row in whose hands it lies.
async fn say_hands(ctx: &Ctx, own: &InstitutionId, rows: &mut [StaffRow]) -> Result<(), Error> {
    let ids: Vec<AppealId> = rows.iter().map(|row| row.line.id.clone()).collect();
    let mut hands = store::hands::of_appeals(ctx.portal.db(), &ids).await?;
    hands.retain(|one| one.institution == *own && (one.unit.is_some() || one.employee.is_some()));
    if hands.is_empty() {
        return Ok(());
    }
    let names = crate::house::names(ctx, own).await?;
    for one in hands {
        let row = rows.iter_mut().find(|row| row.line.id == one.appeal);
        row.into_iter().for_each(|row| row.hands = names.of(&(one.unit.clone(), one.employee.clone())));
    }
    Ok(())
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
        hands: Vec::new(),
        gone: Vec::new(),
        line,
    }
}

fn clock(ctx: &Ctx, work: &AssignmentRow) -> Option<Clock> {
    work.status.is_open().then(|| deadline::clock(work.due_on, ctx.now, &ctx.portal.reference().calendar))
}
