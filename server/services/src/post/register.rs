//! The dispatch register: what waits to be posted, and what was.

use crate::permission::Function;
use crate::{Ctx, Error, people};
use domain::appeal::view::Rows;
use domain::house::LetterLine;
use domain::ids::{AppealId, PersonId};
use std::collections::HashMap;
use store::Page;
use store::letters::LetterRow;

/// Letters of a page.
const PAGE: u32 = 30;

/// A page of the register of the actor's institution, within the employee's territory.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but an institution's staff.
pub async fn letters(ctx: &Ctx, posted: bool, after: Option<&str>) -> Result<Rows<LetterLine>, Error> {
    ctx.may(Function::Letters)?;
    let own = (ctx.actor.institution.as_ref().ok_or(Error::Forbidden)?, ctx.actor.territory.as_ref());
    let db = ctx.portal.db();
    let Page { rows, total, next } =
        if posted { store::letters::sent(db, own, after, PAGE).await? } else { store::letters::waiting(db, own, after, PAGE).await? };
    Ok(Rows { rows: lines(ctx, rows).await?, total, next })
}

/// The lines of rows.
async fn lines(ctx: &Ctx, rows: Vec<LetterRow>) -> Result<Vec<LetterLine>, Error> {
    let db = ctx.portal.db();
    let appeals: Vec<AppealId> = rows.iter().map(|row| row.appeal.clone()).collect();
    let persons: Vec<PersonId> = rows.iter().map(|row| row.person.clone()).collect();
    let appeals = store::appeals::find_many(db, &appeals).await?;
    let numbers: HashMap<AppealId, String> =
        appeals.into_iter().map(|appeal| (appeal.id.clone(), appeal.known_number().to_owned())).collect();
    let persons = store::people::find_many(db, &persons).await?;
    let names: HashMap<PersonId, String> = persons.into_iter().map(|row| (row.id.clone(), people::name_of(&row))).collect();
    let line = |row: LetterRow| {
        Some(LetterLine {
            number: numbers.get(&row.appeal)?.clone(),
            person: names.get(&row.person).cloned().unwrap_or_default(),
            id: row.id,
            appeal: row.appeal,
            address: row.address,
            written_ms: row.written_ms,
            printed_ms: row.printed_ms,
            posted_on: row.posted_on,
            tracking: row.tracking,
        })
    };
    Ok(rows.into_iter().filter_map(line).collect())
}
