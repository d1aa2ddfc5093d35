//! The sender's own signature (R12.1.2, R12.2): a detached CMS over the text or over one of the documents, checked before anything is
//! sent and again each time it is shown.

use super::files::content;
use crate::signature::{Expected, encode, held_bytes};
use crate::{Ctx, Error, Portal};
use anyhow::Context;
use bytes::Bytes;
use domain::ids::{AppealId, OfficialFileId, PersonId};
use domain::refusal::{Code, Field, Refusal};
use domain::signature::{Check, Outcome, Report, Why};
use std::sync::Arc;
use store::letter_files::LetterFileRow;
use store::signatures::{LetterSignatureRow, Signed};

/// What may have been signed.
struct Candidate {
    file: Option<OfficialFileId>,
    bytes: Bytes,
}

/// The signature among the files of a form, held against its text and documents; `None` when there is none.
///
/// # Errors
/// [`Error::Refused`] with `BadSignature` and the first thing that is wrong with it: nothing is sent with a signature that proves nothing.
pub(super) async fn signature(
    ctx: &Ctx,
    letter: &AppealId,
    person: &PersonId,
    text: &str,
    files: &[LetterFileRow],
) -> Result<Option<LetterSignatureRow>, Error> {
    let Some(file) = files.iter().find(|row| row.kind.is_none()) else { return Ok(None) };
    let cms = content(&ctx.portal, file).await?;
    let row = store::people::find(ctx.portal.db(), person).await?.ok_or(Error::SignIn)?;
    let fin = row.fin.unwrap_or_default();
    let (found, report) = best(ctx, text, files, cms.clone(), fin.clone()).await?;
    if !report.is_valid() {
        return Err(Refusal::new(Field::Signature, Code::BadSignature(why(&report))).into());
    }
    let document = if found.file.is_none() { String::from_utf8_lossy(&found.bytes).into_owned() } else { String::new() };
    Ok(Some(LetterSignatureRow {
        appeal: letter.clone(),
        file: found.file,
        signed: Signed {
            person: person.clone(),
            document,
            cms: encode(&der(&cms)),
            signer: report.signer.clone(),
            fin,
            demo: report.demo,
            report: serde_json::to_string(&report).context("report on a signature")?,
            signed_ms: report.signed_ms.unwrap_or(ctx.now),
        },
    }))
}

/// The text as it is kept and as other systems end its lines, then each document.
async fn candidates(ctx: &Ctx, text: &str, files: &[LetterFileRow]) -> Result<Vec<Candidate>, Error> {
    let texts = [text.to_owned(), text.replace('\n', "\r\n")];
    let mut all: Vec<Candidate> = texts.into_iter().map(|text| Candidate { file: None, bytes: Bytes::from(text) }).collect();
    for row in files.iter().filter(|row| row.kind.is_some()) {
        all.push(Candidate { file: Some(row.id.clone()), bytes: content(&ctx.portal, row).await? });
    }
    Ok(all)
}

/// The candidate that was signed, with the report on it; the text when none was. Few at a time, from the reading on: the files may be made
/// large, and to take long.
async fn best(ctx: &Ctx, text: &str, files: &[LetterFileRow], cms: Bytes, fin: String) -> Result<(Candidate, Report), Error> {
    let permit = Arc::clone(&ctx.portal.decoders).acquire_owned().await.context("stopping")?;
    let candidates = candidates(ctx, text, files).await?;
    let (portal, now) = (Arc::clone(&ctx.portal), ctx.now);
    let work = move || {
        let expected = Expected { fin: Some(&fin), sent: None };
        let mut first = None;
        for candidate in candidates {
            let report = portal.verifier().verify(&candidate.bytes, &cms, expected, now);
            if report.outcome(Check::Content) == Outcome::Passed {
                drop(permit);
                return Some((candidate, report));
            }
            first.get_or_insert((candidate, report));
        }
        drop(permit);
        first
    };
    let found = tokio::task::spawn_blocking(work).await.context("check of a signature")?;
    Ok(found.context("there is always a text")?)
}

/// The first thing that is wrong.
fn why(report: &Report) -> Why {
    let failed = report.checks.iter().find_map(|(_, outcome)| if let Outcome::Failed(why) = outcome { Some(*why) } else { None });
    failed.unwrap_or(Why::Incomplete)
}

/// The bytes of a signature, out of PEM where it came so.
fn der(cms: &Bytes) -> Vec<u8> {
    let unpacked = cms.starts_with(b"-----BEGIN").then(|| der::pem::decode_vec(cms).ok()).flatten();
    unpacked.map_or_else(|| cms.to_vec(), |(_, der)| der)
}

/// The report on a kept signature, made anew over what is kept.
///
/// # Errors
/// [`Error::Internal`] when the document that was signed can't be read.
pub(crate) async fn report(portal: &Portal, row: &LetterSignatureRow) -> Result<Report, Error> {
    let document = match &row.file {
        None => Bytes::from(row.signed.document.clone()),
        Some(id) => match store::letter_files::find(portal.db(), id).await? {
            Some(file) => content(portal, &file).await?,
            None => Bytes::new(),
        },
    };
    Ok(held_bytes(portal, &row.signed.fin, row.signed.signed_ms, &row.signed.cms, &document))
}
