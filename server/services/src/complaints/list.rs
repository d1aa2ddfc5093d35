//! The lists: a person's own, and those that the owner's staff consider.

use super::{due_on, may_consider, review};
use crate::permission::Function;
use crate::{Ctx, Error, people};
use domain::appeal::view::Rows;
use domain::complaint::{ComplaintCase, MyComplaints};
use domain::deadline;
use domain::ids::{AdditionId, PersonId};
use std::collections::HashMap;
use store::complaints::ComplaintRow;

/// Complaints of a page.
const PAGE: u32 = 20;

/// The person's own complaints, newest first, and a new id for the form.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn mine(ctx: &Ctx) -> Result<MyComplaints, Error> {
    ctx.may(Function::MyComplaints)?;
    let rows = store::complaints::of_person(ctx.portal.db(), ctx.person()?).await?;
    let mut list = Vec::with_capacity(rows.len());
    for row in rows {
        list.push(case(ctx, row, None).await?);
    }
    let rights = ctx.portal.config().rights;
    let id = AdditionId(crate::appeals::fresh_id(ctx).0);
    Ok(MyComplaints { id, list, review_days: rights.review_days, court_days: rights.court_days })
}

/// A page of the complaints that wait, the first due first, or of those that were decided, the newest first.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the owner's staff.
pub async fn list(ctx: &Ctx, over: bool, after: Option<&str>) -> Result<Rows<ComplaintCase>, Error> {
    ctx.may(Function::Complaints)?;
    let (db, within) = (ctx.portal.db(), ctx.actor.territory.as_ref());
    let page = match over {
        true => store::complaints::decided(db, within, after, PAGE).await?,
        false => store::complaints::waiting(db, within, after, PAGE).await?,
    };
    let names = names(ctx, &page.rows).await?;
    let mut rows = Vec::with_capacity(page.rows.len());
    for row in page.rows {
        rows.push(case(ctx, row, Some(&names)).await?);
    }
    Ok(Rows { rows, total: page.total, next: page.next })
}

type Names = HashMap<PersonId, String>;

async fn names(ctx: &Ctx, rows: &[ComplaintRow]) -> Result<Names, Error> {
    let mut ids: Vec<PersonId> = rows.iter().flat_map(|row| std::iter::once(&row.person).chain(&row.decided_by)).cloned().collect();
    ids.sort();
    ids.dedup();
    let persons = store::people::find_many(ctx.portal.db(), &ids).await?;
    Ok(persons.into_iter().map(|row| (row.id.clone(), people::name_of(&row))).collect())
}

/// What a reader sees; with `names` for staff.
async fn case(ctx: &Ctx, row: ComplaintRow, names: Option<&Names>) -> Result<ComplaintCase, Error> {
    let appeal = match &row.appeal {
        Some(id) => store::appeals::find(ctx.portal.db(), id).await?.map(|appeal| (id.clone(), appeal.known_number().to_owned())),
        None => None,
    };
    let may_decide = names.is_some() && row.outcome.is_none() && may_consider(ctx, &row).await?.is_ok();
    let reference = ctx.portal.reference();
    let name = |id: &PersonId| names.and_then(|names| names.get(id)).cloned();
    Ok(ComplaintCase {
        review: review(ctx, &row),
        clock: row.outcome.is_none().then(|| deadline::clock(due_on(ctx, &row), ctx.now, &reference.calendar)),
        institution: row.institution.as_ref().map(|id| reference.institution_name(id)),
        person: name(&row.person),
        decided_by: row.decided_by.as_ref().and_then(name),
        appeal,
        may_decide,
        id: row.id,
        number: row.number,
        about: row.about,
        subject: row.subject,
        text: row.text,
        demand: row.demand,
        filed_ms: row.filed_ms,
    })
}
