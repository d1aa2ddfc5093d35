//! The signature under an approved regulation: over its whole text and the hashes of its forms, which stand in the text (R9.2).

use crate::signature::held;
use crate::{Ctx, Error};
use anyhow::Context;
use domain::ids::{InstitutionId, RegulationId};
use domain::regulation::Text;
use domain::signature::SignatureView;
use serde::Serialize;
use store::signatures::RegulationSignatureRow;

/// Fields in the order in which they are signed; never reorder, a new form gets a new `form` word.
#[derive(Serialize)]
struct Document<'a> {
    form: &'static str,
    id: &'a str,
    version: u32,
    provider: &'a str,
    text: &'a Text,
    attachments: Vec<&'a str>,
}

/// What is signed.
///
/// # Errors
/// [`Error::Internal`] when it can't be written down.
pub(super) fn payload(id: &RegulationId, version: u32, provider: &InstitutionId, text: &Text) -> Result<String, Error> {
    let attachments = text.forms.iter().map(|one| one.file.as_str()).collect();
    let document = Document { form: "muraciet-regulation-1", id: id.as_str(), version, provider: provider.as_str(), text, attachments };
    Ok(serde_json::to_string(&document).context("payload of a regulation")?)
}

/// What is shown of a version's signature: the text as it stands, put together again and held against it.
pub(super) fn shown(
    ctx: &Ctx,
    kept: &[RegulationSignatureRow],
    version: u32,
    provider: &InstitutionId,
    text: &Text,
) -> Option<SignatureView> {
    let found = kept.iter().find(|one| one.version == version)?;
    let document = payload(&found.regulation, version, provider, text).unwrap_or_default();
    Some(SignatureView { id: None, report: held(&ctx.portal, &found.signed, &document) })
}
