//! The signature under a request or an answer: over the exact text and the documents' hashes (A5.0.4, A6.0.6, A7.0.4). What is shown is
//! put together again and held against it.

use crate::signature::{OfficialDocument, Signed, held, official_payload, sign};
use crate::{Ctx, Error};
use domain::ids::{MediaId, OfficialId, PersonId};
use domain::official::{DocumentView, Part};
use domain::signature::SignatureView;
use domain::time::UnixMs;
use store::official::OfficialRow;
use store::official_files::OfficialFileRow;
use store::official_signatures::OfficialSignatureRow;

/// Signs a part that is about to be sent.
///
/// # Errors
/// [`Error::Refused`] with `NotSigned`: nothing is sent without a signature.
pub(super) async fn signed(ctx: &Ctx, row: &OfficialRow, part: Part, text: &str, files: &[OfficialFileRow]) -> Result<Signed, Error> {
    let digests = files.iter().map(|file| &file.digest).collect();
    sign(ctx, payload(row, part, text, digests)?).await
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

/// The row under a part.
pub(super) fn row(signed: Signed, request: &OfficialId, part: Part, person: &PersonId, now: UnixMs) -> OfficialSignatureRow {
    OfficialSignatureRow {
        request: request.clone(),
        part,
        person: person.clone(),
        document: signed.document,
        cms: signed.cms,
        signer: signed.signer,
        fin: signed.fin,
        demo: signed.demo,
        report: signed.report,
        signed_ms: now,
    }
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
    Some(SignatureView { id: None, report: held(&ctx.portal, &found.fin, found.signed_ms, &found.cms, &document) })
}
