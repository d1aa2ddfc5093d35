//! The signature under a request or an answer: over the exact text and the documents' hashes (A5.0.4, A6.0.6, A7.0.4). What is shown is
//! put together again and held against it.

use crate::signature::{OfficialDocument, held, official_payload, sign};
use crate::{Ctx, Error};
use domain::ids::MediaId;
use domain::official::{DocumentView, Part};
use domain::signature::SignatureView;
use store::official::OfficialRow;
use store::official_files::OfficialFileRow;
use store::signatures::OfficialSignatureRow;

/// The signature under a part that is about to be sent.
///
/// # Errors
/// [`Error::Refused`] with `NotSigned`: nothing is sent without a signature.
pub(super) async fn signed(
    ctx: &Ctx,
    row: &OfficialRow,
    part: Part,
    text: &str,
    files: &[OfficialFileRow],
) -> Result<OfficialSignatureRow, Error> {
    let digests = files.iter().map(|file| &file.digest).collect();
    let signed = sign(ctx, payload(row, part, text, digests)?).await?;
    Ok(OfficialSignatureRow { request: row.id.clone(), part, signed })
}

fn payload(row: &OfficialRow, part: Part, text: &str, digests: Vec<&MediaId>) -> Result<String, Error> {
    official_payload(&OfficialDocument {
        form: "muraciet-official-1",
        id: row.id.as_str(),
        part,
        asker: row.asker.word(),
        asked: row.asked.word(),
        subject: &row.subject,
        text,
        attachments: digests.into_iter().map(MediaId::as_str).collect(),
    })
}

/// What is shown of a part's signature; nothing under what an earlier release has sent.
pub(super) fn shown(
    ctx: &Ctx,
    kept: &[OfficialSignatureRow],
    row: &OfficialRow,
    part: Part,
    text: &str,
    documents: &[DocumentView],
) -> Option<SignatureView> {
    let found = kept.iter().find(|one| one.part == part)?;
    let digests = documents.iter().map(|one| &one.digest).collect();
    let document = payload(row, part, text, digests).unwrap_or_default();
    Some(SignatureView { id: None, report: held(&ctx.portal, &found.signed, &document) })
}
