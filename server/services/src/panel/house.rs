//! An institution changes its own texts at its own desk (A8.9). Each change stands in the same history as the panel's, so that nobody
//! there overwrites it unseen (A3.5).

use super::plan::{Step, change};
use super::records;
use crate::{Ctx, Error};
use domain::panel::{Act, Resource};
use store::Tx;
use store::templates::TemplateRow;

/// The revision of a text on which a change rests.
pub(crate) async fn revision(ctx: &Ctx, id: &str) -> Result<u32, Error> {
    Ok(store::panel::revisions(ctx.portal.db(), Resource::Templates).await?.get(id).copied().unwrap_or_default())
}

/// Writes a text of the house with its entry in the history.
///
/// # Errors
/// [`Error::Conflict`] when somebody else changed the text meanwhile.
pub(crate) async fn put_template(ctx: &Ctx, tx: &mut Tx, seen: u32, before: Option<TemplateRow>, after: TemplateRow) -> Result<(), Error> {
    let values = |row: TemplateRow| records::template(row).values;
    let step = Step { id: after.id.clone(), seen, before: before.map(values), after: Some(values(after.clone())), act: Act::Saved };
    let entry = change(ctx, ctx.person()?, Resource::Templates, &step)?;
    match store::panel::append(tx, &entry, seen).await {
        Ok(true) => Ok(store::templates::put(tx, &after).await?),
        Ok(false) => Err(Error::Conflict),
        Err(error) if error.is_unique() => Err(Error::Conflict),
        Err(error) => Err(error.into()),
    }
}
