//! Exactly what is shown, as a file: the same rows in the same order, made while it is being read. No column names a person, so
//! nobody's data are disclosed by it.

use super::{Asked, rows};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::refusal::{Code, Refusal};
use domain::registry::{Address, Column, Entry, RegistryRow};
use tokio::sync::mpsc;

/// Rows of a file at most: a table of more is opened by nobody.
pub const MOST_IN_FILE: usize = 100_000;
/// Rows read at a time.
const CHUNK: usize = 512;
/// Chunks that wait for a slow reader.
const AHEAD: usize = 1;

/// A file on its way.
pub struct RegistryFile {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; an error ends them.
    pub rows: mpsc::Receiver<Result<Vec<RegistryRow>, Error>>,
}

/// The file of the page with this query.
///
/// # Errors
/// [`Error::Refused`] when there would be more than [`MOST_IN_FILE`] rows; as [`super::registry`].
pub async fn file(ctx: &Ctx, query: &str) -> Result<RegistryFile, Error> {
    ctx.may(Function::RegistryFile)?;
    let address = Address::read(query);
    let (asked, order) = (Asked::new(ctx, address.filter).await?, address.order);
    let (entries, total) = asked.read(ctx, move |ledger, _, sieve| ledger.stretch(sieve, order, 0, MOST_IN_FILE)).await?;
    if total > MOST_IN_FILE {
        return Err(Refusal::form(Code::TooMany { max: MOST_IN_FILE as u32 }).into());
    }
    let (out, rows) = mpsc::channel(AHEAD);
    tokio::spawn(run(ctx.clone(), entries, out));
    Ok(RegistryFile { columns: address.columns, rows })
}

/// Reads on as fast as the reader takes; one that goes away ends it.
async fn run(ctx: Ctx, entries: Vec<Entry>, out: mpsc::Sender<Result<Vec<RegistryRow>, Error>>) {
    for chunk in entries.chunks(CHUNK) {
        let made = rows(&ctx, chunk).await;
        let failed = made.is_err();
        if out.send(made).await.is_err() || failed {
            return;
        }
    }
}
