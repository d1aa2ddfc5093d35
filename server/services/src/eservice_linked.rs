//! The register of e-services for who reads it as linked data (R10.5): a service with its provider's name and its regulation in
//! force, alone or page after page, so that the whole register needs the memory of a few pages.

use crate::permission::Function;
use crate::{Ctx, Error};
use domain::lang::Named;
use domain::regulation::Text;
use store::eservices::EserviceRow;
use tokio::sync::mpsc;

/// Services read at a time.
const PAGE: u32 = 200;
/// Pages that wait for a slow reader.
const AHEAD: usize = 1;

/// A service and what belongs to it.
#[derive(Clone, Debug)]
pub struct Linked {
    /// The entry of the register.
    pub row: EserviceRow,
    /// Name of its provider.
    pub provider: Named,
    /// Its regulation in force.
    pub regulation: Option<Text>,
}

/// Services on their way; an error ends them.
pub type Pages = mpsc::Receiver<Result<Vec<Linked>, Error>>;

/// The service with this number; a cancelled one too: its address stays.
///
/// # Errors
/// [`Error::NotFound`] when the register has none.
pub async fn one(ctx: &Ctx, number: &str) -> Result<Linked, Error> {
    ctx.may(Function::LinkedServices)?;
    let row = store::eservices::by_number(ctx.portal.db(), number).await?.ok_or(Error::NotFound)?;
    linked(ctx, row).await
}

/// All services by number, as fast as the reader takes them.
///
/// # Errors
/// Those of permission.
pub fn all(ctx: &Ctx) -> Result<Pages, Error> {
    ctx.may(Function::LinkedServices)?;
    let (out, pages) = mpsc::channel(AHEAD);
    tokio::spawn(run(ctx.clone(), out));
    Ok(pages)
}

/// Reads on until the last page, or until the reader goes away.
async fn run(ctx: Ctx, out: mpsc::Sender<Result<Vec<Linked>, Error>>) {
    let mut after = String::new();
    loop {
        let page = page(&ctx, &after).await;
        let last = page.as_ref().ok().and_then(|page| page.last()).map(|one| one.row.number.clone());
        let full = page.as_ref().is_ok_and(|page| page.len() == PAGE as usize);
        if out.send(page).await.is_err() || !full {
            return;
        }
        after = last.unwrap_or_default();
    }
}

async fn page(ctx: &Ctx, after: &str) -> Result<Vec<Linked>, Error> {
    let mut page = Vec::new();
    for row in store::eservice_index::page(ctx.portal.db(), after, PAGE).await? {
        page.push(linked(ctx, row).await?);
    }
    Ok(page)
}

async fn linked(ctx: &Ctx, row: EserviceRow) -> Result<Linked, Error> {
    let regulation = match &row.facts.regulation {
        Some(id) => store::regulations::in_force(ctx.portal.db(), id).await?.map(|found| found.text),
        None => None,
    };
    Ok(Linked { provider: ctx.portal.reference().institution_name(&row.provider), regulation, row })
}
