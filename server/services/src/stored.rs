//! Content that is kept under its hash, and the row that names it; how both go when nobody goes on with the form in which they wait.

use crate::{Error, Portal};
use bytes::Bytes;
use domain::ids::{MediaId, PersonId};
use domain::time::{DAY_MS, UnixMs};
use domain::{eservice, official};
use std::future::Future;
use store::documents::{self, DocumentRow, Documents};

/// Files cleared away in one turn, of each kind.
const TURN: u32 = 200;
/// After every moment at which a file can have been added.
pub(crate) const ALWAYS: UnixMs = UnixMs(i64::MAX);

/// The content first, synced; then the row that names it, which `row` writes. Who clears the last other row of the same content away
/// meanwhile takes it along, so it is looked for once more.
///
/// # Errors
/// What `row` says; [`Error::Internal`] when the disk fails.
pub(crate) async fn keep<T>(
    portal: &Portal,
    digest: &MediaId,
    variant: &str,
    bytes: Bytes,
    row: impl Future<Output = Result<T, Error>>,
) -> Result<(), Error> {
    let files = portal.files();
    files.put(digest, variant, bytes.clone()).await?;
    row.await?;
    if files.part(digest, variant, 0..1).await?.is_none() {
        files.put(digest, variant, bytes).await?;
    }
    Ok(())
}

/// A waiting file that was added before this moment goes, and its content when nothing names it any more; whether it was there.
///
/// # Errors
/// [`Error::Internal`] when the database or the disk fails.
pub(crate) async fn forget(portal: &Portal, of: Documents, row: DocumentRow, before: UnixMs) -> Result<bool, Error> {
    let digest = row.digest.clone();
    let write = portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(documents::forget(tx, of, &row, before).await?) }));
    let gone = write.await?;
    if gone && documents::uses(portal.db(), of, &digest).await? == 0 {
        portal.files().remove(&digest, of.variant()).await?;
    }
    Ok(gone)
}

/// Files that nobody has sent, and forms that no text has named, for a week (of requests for e-services: for a month) are cleared away; how
/// many.
///
/// # Errors
/// As [`forget`].
pub(crate) async fn clear_waiting(portal: &Portal) -> Result<u64, Error> {
    let mut cleared = 0;
    for of in Documents::ALL {
        let days = if of == Documents::Request { eservice::request::WAITING_DAYS } else { official::WAITING_DAYS };
        let before = UnixMs(portal.now().0 - days * DAY_MS);
        for row in documents::old(portal.db(), of, before, TURN).await? {
            cleared += u64::from(forget(portal, of, row, before).await?);
        }
    }
    Ok(cleared)
}

/// What waits in the forms of whoever closes the account goes with it (T1.7).
///
/// # Errors
/// As [`forget`].
pub(crate) async fn forget_waiting(portal: &Portal, person: &PersonId) -> Result<(), Error> {
    for (of, row) in documents::own(portal.db(), person).await? {
        forget(portal, of, row, ALWAYS).await?;
    }
    Ok(())
}
