//! What the owner of the demo has kept in the management panel (A3.5): a rule made more exact, a text put in order, so that lists
//! have a history.

use super::cast::Cast;
use crate::{Ctx, Error, Portal, panel};
use domain::lang::Lang;
use domain::panel::{Column, PanelAt, PanelForm, Resource, Saved};
use std::sync::Arc;

/// An institution whose place in the lists was changed.
const INSTITUTION: &str = "azersu";

/// Plays it; a database without the record has none of it.
pub async fn play(portal: &Arc<Portal>, cast: &Cast) -> Result<(), Error> {
    let ctx = portal.ctx(cast.owner.clone(), Lang::Az, None);
    change(&ctx, Resource::Institutions, INSTITUTION, Column::Position, "3").await?;
    let templates = panel::list(&ctx, PanelAt { resource: Resource::Templates, ..PanelAt::default() }).await?;
    if let Some(last) = templates.rows.last() {
        change(&ctx, Resource::Templates, &last.id, Column::Position, "90").await?;
    }
    Ok(())
}

async fn change(ctx: &Ctx, resource: Resource, id: &str, column: Column, value: &str) -> Result<(), Error> {
    let at = PanelAt { resource, id: id.to_owned(), ..PanelAt::default() };
    let shown = match panel::record(ctx, at).await {
        Err(Error::NotFound) => return Ok(()),
        found => found?,
    };
    let form =
        PanelForm { resource, id: id.to_owned(), seen: shown.revision, values: shown.form.with(column, value), ..PanelForm::default() };
    // What would ask to be confirmed is left as it is.
    let _: Saved = panel::save(ctx, form).await?;
    Ok(())
}
