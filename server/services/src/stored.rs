//! Content that is kept under its hash, and the row that names it.

use crate::{Error, Portal};
use bytes::Bytes;
use domain::ids::MediaId;
use std::future::Future;

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
