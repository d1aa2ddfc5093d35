//! The register as files for programs: all of it page by page, so that a file of any length needs the memory of a few pages; one service;
//! a form of its regulation.

use super::{by_number, card};
use crate::permission::Function;
use crate::reference::Reference;
use crate::{Ctx, Error};
use domain::eservice::EserviceState;
use domain::eservice::Facts;
use domain::lang::Named;
use domain::time::UnixMs;
use store::eservices::EserviceRow;
use tokio::sync::mpsc;

/// Services read at a time.
const PAGE: u32 = 200;
/// Pages that wait for a slow reader.
const AHEAD: usize = 1;
/// The variant under which forms of regulations are stored.
const FORM: &str = "form";

/// A service with everything that the register holds of it (R10.5).
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceData {
    /// Number.
    pub number: String,
    /// Whether it is provided still.
    pub state: EserviceState,
    /// Name of who provides it.
    pub provider: Named,
    /// The items of annex 2, and what the portal needs besides.
    pub facts: Facts,
    /// How many versions there were.
    pub version: u32,
    /// When it was registered.
    pub registered_ms: UnixMs,
    /// When it changed last.
    pub changed_ms: UnixMs,
    /// When its registration was cancelled.
    pub cancelled_ms: Option<UnixMs>,
}

/// Services on their way; an error ends them.
pub type ServicePages = mpsc::Receiver<Result<Vec<ServiceData>, Error>>;

/// What says which state of the register a file shows: it grows with every entry.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn changed(ctx: &Ctx) -> Result<(i64, i64), Error> {
    ctx.may(Function::ServiceData)?;
    let db = ctx.portal.db();
    Ok((store::eservice_index::newest(db).await?, store::eservice_index::count(db).await?))
}

/// The whole register by number, cancelled services too.
///
/// # Errors
/// [`Error::Forbidden`] when the role may not; it is open to all.
pub fn pages(ctx: &Ctx) -> Result<ServicePages, Error> {
    ctx.may(Function::ServiceData)?;
    let (out, pages) = mpsc::channel(AHEAD);
    tokio::spawn(run(ctx.clone(), out));
    Ok(pages)
}

/// Reads on as fast as the reader takes; one that goes away ends it.
async fn run(ctx: Ctx, out: mpsc::Sender<Result<Vec<ServiceData>, Error>>) {
    let reference = ctx.portal.reference();
    let mut after = String::new();
    loop {
        let rows = match store::eservice_index::page(ctx.portal.db(), &after, PAGE).await {
            Ok(rows) => rows,
            Err(error) => return drop(out.send(Err(error.into())).await),
        };
        let is_last = rows.len() < PAGE as usize;
        after = rows.last().map(|row| row.number.clone()).unwrap_or_default();
        let page = rows.into_iter().map(|row| data(&reference, row)).collect();
        if out.send(Ok(page)).await.is_err() || is_last {
            return;
        }
    }
}

/// One service.
///
/// # Errors
/// [`Error::NotFound`] for a number that was never given.
pub async fn one(ctx: &Ctx, number: &str) -> Result<ServiceData, Error> {
    ctx.may(Function::ServiceData)?;
    Ok(data(&ctx.portal.reference(), by_number(ctx, number).await?))
}

fn data(reference: &Reference, row: EserviceRow) -> ServiceData {
    ServiceData {
        provider: reference.institution_name(&row.provider),
        number: row.number,
        state: row.state,
        facts: row.facts,
        version: row.version,
        registered_ms: row.registered_ms,
        changed_ms: row.changed_ms,
        cancelled_ms: row.cancelled_ms,
    }
}

/// A form on its way.
pub struct FormDownload {
    /// What it is called.
    pub name: String,
    /// Its content.
    pub content: bytes::Bytes,
}

/// A form of the regulation in force by its place among the forms, from 0 (R7.1.1).
///
/// # Errors
/// [`Error::NotFound`] when there is no such service, regulation or form.
pub async fn form(ctx: &Ctx, number: &str, nr: usize) -> Result<FormDownload, Error> {
    ctx.may(Function::ServiceData)?;
    let row = by_number(ctx, number).await?;
    let regulation = card::in_force(ctx, &row).await?.ok_or(Error::NotFound)?;
    let form = regulation.text.forms.into_iter().nth(nr).ok_or(Error::NotFound)?;
    let content = ctx.portal.files().get(&form.file, FORM).await?.ok_or(Error::NotFound)?;
    Ok(FormDownload { name: form.file_name, content })
}
