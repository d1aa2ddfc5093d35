//! What is signed under a result or a refusal: the exact text and the documents' hashes (R5.2 of the decision: employees sign).

use crate::signature::{held, stamped};
use crate::{Ctx, Error};
use anyhow::Context;
use domain::ids::MediaId;
use domain::signature::SignatureView;
use serde::Serialize;
use store::requests::{RequestFileRow, RequestRow, ResultRow, SealedRow};

/// Fields in the order in which they are signed; never reorder, a new form gets a new `form` word.
#[derive(Serialize)]
struct Document<'a> {
    form: &'static str,
    number: &'a str,
    service: &'a str,
    provider: &'a str,
    ground: &'a str,
    text: &'a str,
    attachments: Vec<&'a str>,
}

/// The document.
///
/// # Errors
/// [`Error::Internal`] when it can't be written down.
pub(super) fn payload(request: &RequestRow, ground: &str, text: &str, files: &[RequestFileRow]) -> Result<String, Error> {
    let document = Document {
        form: "muraciet-request-1",
        number: &request.number,
        service: &request.service,
        provider: request.provider.as_str(),
        ground,
        text,
        attachments: files.iter().map(|file| MediaId::as_str(&file.digest)).collect(),
    };
    Ok(serde_json::to_string(&document).context("payload of a result")?)
}

/// What is shown of the signature: the document is put together again and held against it.
pub(super) fn shown(ctx: &Ctx, request: &RequestRow, row: &ResultRow, files: &[RequestFileRow]) -> SignatureView {
    let document = payload(request, &row.ground, &row.text, files).unwrap_or_default();
    SignatureView { id: None, report: held(&ctx.portal, &row.signed, &document) }
}

/// The same of a seal.
pub(super) fn sealed(ctx: &Ctx, request: &RequestRow, row: &SealedRow) -> SignatureView {
    let document = payload(request, &row.ground, &row.text, &[]).unwrap_or_default();
    SignatureView { id: None, report: stamped(&ctx.portal, &row.organization, row.sealed_ms, &row.cms, &document) }
}
