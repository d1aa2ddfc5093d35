//! Anybody's check of two files (R12.2). Nothing of them is kept.

use super::Expected;
use crate::permission::Function;
use crate::{Ctx, Error};
use anyhow::Context;
use bytes::Bytes;
use domain::signature::Report;
use std::sync::Arc;

/// The largest document that is looked at, bytes. Ours hold a text and hashes.
pub const MAX_DOCUMENT: usize = 1 << 20;
/// The largest signature, bytes: one signer with a few certificates.
pub const MAX_SIGNATURE: usize = 32 << 10;

/// Checks a document and its detached signature, whoever made them. Few at a time: the files may be made to take long.
///
/// # Errors
/// [`Error::Internal`] when the server is stopping.
pub async fn examine(ctx: &Ctx, document: Bytes, signature: Bytes) -> Result<Report, Error> {
    ctx.may(Function::VerifySignature)?;
    let permit = Arc::clone(&ctx.portal.decoders).acquire_owned().await.context("stopping")?;
    let (portal, now) = (Arc::clone(&ctx.portal), ctx.now);
    let work = move || {
        let report = portal.verifier().verify(&document, &signature, Expected::default(), now);
        drop(permit);
        report
    };
    Ok(tokio::task::spawn_blocking(work).await.context("check of a signature")?)
}
