//! The inbox, least remaining time first: one working day to find the institution (A8.5).

use crate::permission::Function;
use crate::views::{Reader, lines};
use crate::{Ctx, Error};
use domain::appeal::view::{Rows, StaffQuery, StaffRow};
use domain::ids::AppealId;
use domain::lang::Named;
use domain::lifecycle::Status;
use store::appeals::{AppealRow, Hands, StaffFilter};

/// Rows of a page.
pub(crate) const PAGE: u32 = 50;

/// A page of the inbox.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the owner's staff.
pub async fn inbox(ctx: &Ctx, query: StaffQuery) -> Result<Rows<StaffRow>, Error> {
    ctx.may(Function::Inbox)?;
    let filter = filter(ctx, &query);
    let page = store::appeals::inbox(ctx.portal.db(), query.heap, ctx.now, &filter, query.after.as_deref(), PAGE).await?;
    Ok(Rows { rows: rows(ctx, &page.rows).await?, total: page.total, next: page.next })
}

/// What staff typed, folded; a grant limited to a district shows that district alone.
pub(crate) fn filter(ctx: &Ctx, query: &StaffQuery) -> StaffFilter {
    StaffFilter {
        words: domain::fold::fold(&query.text.chars().take(100).collect::<String>()),
        category: query.category.clone(),
        district: ctx.actor.territory.clone().or_else(|| query.district.clone()),
        hands: Hands::Any,
    }
}

pub(super) async fn rows(ctx: &Ctx, appeals: &[AppealRow]) -> Result<Vec<StaffRow>, Error> {
    let lines = lines(ctx, appeals, Reader::Inside).await?;
    let waiting = |row: &AppealRow| matches!(row.status, Status::Sent | Status::Forwarded);
    // Who never was with an institution cannot have come back from one.
    let back: Vec<AppealId> = appeals.iter().filter(|row| waiting(row) && row.number.is_some()).map(|row| row.id.clone()).collect();
    let (gone, reference) = (store::events::gone(ctx.portal.db(), &back).await?, ctx.portal.reference());
    let gone = |id: &AppealId| {
        let mut gone: Vec<Named> =
            gone.iter().filter(|one| one.appeal == *id).map(|one| reference.institution_name(&one.institution)).collect();
        gone.dedup();
        gone
    };
    Ok(appeals
        .iter()
        .zip(lines)
        .map(|(row, line)| StaffRow {
            clock: line.clock,
            due_ms: waiting(row).then_some(row.triage_due_ms),
            urgent: row.urgent,
            photos: row.photo_count.max(0) as u32,
            assignment: None,
            confidential: row.confidential_ms.is_some(),
            complaints: row.complaint_count,
            hands: Vec::new(),
            gone: gone(&row.id),
            line,
        })
        .collect())
}
