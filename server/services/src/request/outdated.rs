//! A form and a regulation that changed under it (R7.2): a form is used only as long as the regulation in force allows everything it asks. What was
//! sent before goes on under its own versions; what is typed meanwhile is kept.

use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::eservice::form::{RequestForm, check};
use domain::eservice::{EserviceState, Kind, Manner};
use domain::ids::RegulationId;
use domain::official::Party;
use domain::regulation::Text;
use store::Db;
use store::eservices::EserviceRow;

/// Whether the regulation in force forbids what the form asks: until its provider has mended it nobody is asked by it.
pub(super) fn is_outdated(form: &RequestForm, text: &Text) -> bool {
    check(form, text).is_err()
}

/// The same of a registered service that is used here, for its provider's own list: it doesn't depend on anybody having been told.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub(crate) async fn form_outdated(db: &Db, row: &EserviceRow) -> Result<bool, Error> {
    let used = row.state == EserviceState::Registered && row.facts.kind == Kind::Interactive && row.facts.manner == Manner::Here;
    let Some(regulation) = row.facts.regulation.as_ref().filter(|_| used) else { return Ok(false) };
    let Some((_, form)) = super::form::newest(db, &row.id).await? else { return Ok(false) };
    let in_force = store::regulations::in_force(db, regulation).await?;
    Ok(in_force.is_some_and(|in_force| is_outdated(&form, &in_force.text)))
}

/// A version has come into force: the staff of providers whose forms don't stand it are told, once for each form.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub(crate) async fn regulation_changed(ctx: &Ctx, regulation: &RegulationId) -> Result<(), Error> {
    let db = ctx.portal.db();
    let Some(in_force) = store::regulations::in_force(db, regulation).await? else { return Ok(()) };
    let here = store::eservices::all(db).await?.into_iter().filter(|row| {
        row.state == EserviceState::Registered && row.facts.manner == Manner::Here && row.facts.regulation.as_ref() == Some(regulation)
    });
    for row in here {
        let Some((_, form)) = super::form::newest(db, &row.id).await? else { continue };
        if !is_outdated(&form, &in_force.text) {
            continue;
        }
        let (staff, now) = (crate::official::staff(db, &Party::Institution(row.provider.clone())).await?, ctx.now);
        let write = db.write(move |tx| {
            Box::pin(async move {
                crate::official::tell(tx, &staff, AccountWhat::RequestFormOutdated, &row.number, now).await?;
                crate::official::stir(tx, staff);
                Ok::<_, Error>(())
            })
        });
        write.await?;
    }
    Ok(())
}
