//! What a side sees: requests to it and from it, and each of them whole.

use super::documents::of_request;
use super::signed::shown;
use super::{named, us};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::view::Rows;
use domain::deadline;
use domain::ids::OfficialId;
use domain::official::{OfficialCard, OfficialEntry, OfficialLine, OfficialList, OfficialQuery, OfficialWhat, Part, Party};
use store::Page;
use store::official::{Heap, OfficialEventRow, OfficialRow};

/// Requests of a page.
const PAGE: u32 = 20;

/// A page of the requests to the actor's side, or from it: those that wait, the late ones first, or those that are answered.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but staff.
pub async fn list(ctx: &Ctx, query: OfficialQuery) -> Result<OfficialList, Error> {
    ctx.may(Function::OfficialList)?;
    let (us, db) = (us(ctx)?, ctx.portal.db());
    let heap = Heap { from: query.from_us, over: query.over };
    let Page { rows, total, next } = store::official::list(db, &us, heap, query.after.as_deref(), PAGE).await?;
    let (waiting, _) = store::official::waiting(db, &us, ctx.now.date()).await?;
    let rows = rows.into_iter().map(|row| line(ctx, &us, row)).collect();
    Ok(OfficialList { us, waiting, rows: Rows { rows, total, next } })
}

/// One request with its chain.
///
/// # Errors
/// [`Error::NotFound`] for whoever is on neither side; [`Error::Internal`] when its chain is damaged.
pub async fn card(ctx: &Ctx, id: &OfficialId) -> Result<OfficialCard, Error> {
    ctx.may(Function::OfficialCard)?;
    let us = us(ctx)?;
    let row = store::official::find(ctx.portal.db(), id).await?;
    let row = row.filter(|row| row.asker == us || row.asked == us).ok_or(Error::NotFound)?;
    let events = store::official::events(ctx.portal.db(), id).await?;
    let signatures = store::signatures::of_official(ctx.portal.db(), id).await?;
    let (documents, answer_documents) = of_request(ctx, id).await?;
    let answer_text = row.answer.as_deref().unwrap_or_default();
    Ok(OfficialCard {
        from_us: row.asker == us,
        clause: row.clause.clone(),
        text: row.text.clone(),
        due: row.due_on,
        signature: shown(ctx, &signatures, &row, Part::Request, &row.text, &documents),
        answer_signature: shown(ctx, &signatures, &row, Part::Answer, answer_text, &answer_documents),
        documents,
        answer_documents,
        answer: row.answer.clone(),
        entries: events.into_iter().map(|event| entry(ctx, event)).collect(),
        line: line(ctx, &us, row),
    })
}

fn line(ctx: &Ctx, us: &Party, row: OfficialRow) -> OfficialLine {
    let other = if row.asker == *us { &row.asked } else { &row.asker };
    let waits = row.answered_ms.is_none();
    OfficialLine {
        other: named(ctx, other),
        clock: waits.then(|| deadline::clock(row.due_on, ctx.now, &ctx.portal.reference().calendar)),
        late: row.answered_ms.is_some_and(|at| at.date() > row.due_on),
        id: row.id,
        number: row.number,
        subject: row.subject,
        asked_ms: row.asked_ms,
        answered_ms: row.answered_ms,
    }
}

fn entry(ctx: &Ctx, event: OfficialEventRow) -> OfficialEntry {
    let by_system = matches!(event.what, OfficialWhat::Reminded | OfficialWhat::Late);
    OfficialEntry { at_ms: event.at_ms, what: event.what, by: (!by_system).then(|| named(ctx, &event.side)) }
}
