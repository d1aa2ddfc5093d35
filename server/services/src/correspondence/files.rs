//! Files of an official appeal: added to its form one by one, sent along with it, taken by whoever may read it. Documents are held to
//! the same checks as those of official requests; the signature is looked at when it is sent.

use crate::official::examined;
use crate::permission::Function;
use crate::signature::{MAX_SIGNATURE, readable};
use crate::{Ctx, Error, Portal, media, stored};
use anyhow::anyhow;
use bytes::Bytes;
use domain::ids::{AppealId, MediaId, OfficialFileId, is_uuid};
use domain::official::{DocumentKind, DocumentView, document_name};
use domain::refusal::{Code, Field, Refusal};
use store::Tx;
use store::letter_files::{self, LetterFileRow, VARIANT};

/// The name under which a signature is given out again.
const SIGNATURE_NAME: &str = "signature.p7s";

/// A file to be saved.
#[derive(Clone, Debug)]
pub struct LetterFile {
    /// Its name.
    pub name: String,
    /// Its type.
    pub mime: &'static str,
    /// Its content.
    pub bytes: Bytes,
}

/// Adds a document to a form, or, with `signature`, the detached signature; its id, which the form names. The same content again is the same
/// file. Who has not signed in adds it to the browser's own form.
///
/// # Errors
/// [`Error::Refused`] with what is wrong with it; [`Error::Conflict`] when the form is another's or was sent; [`Error::Busy`] after too
/// many uploads in an hour.
pub async fn take_letter_file(ctx: &Ctx, letter: &AppealId, name: &str, bytes: Bytes, signature: bool) -> Result<OfficialFileId, Error> {
    ctx.may(Function::TakeLetterFile)?;
    let letter = AppealId(letter.as_str().trim().to_ascii_lowercase());
    if !is_uuid(letter.as_str()) {
        return Err(Refusal::new(Field::Id, Code::BadFormat).into());
    }
    let owner = media::owners(ctx).into_iter().next().ok_or(Error::SignIn)?;
    ctx.portal.limiters.uploads.take(&owner)?;
    let there = waiting(ctx, &letter).await?;
    let digest = store::files::content_id(&bytes);
    if let Some(same) = there.iter().find(|row| row.digest == digest && row.kind.is_none() == signature) {
        return Ok(same.id.clone());
    }
    let documents = there.iter().filter(|row| row.kind.is_some()).count();
    let kind = if signature { no_larger(&bytes).map(|()| None)? } else { Some(examined(&bytes, documents).await?) };
    let row = LetterFileRow {
        id: OfficialFileId(uuid::Uuid::now_v7().to_string()),
        digest,
        kind,
        name: kind.map_or_else(|| SIGNATURE_NAME.to_owned(), |kind| document_name(name, kind)),
        bytes: bytes.len() as i64,
        owner,
        letter,
        appeal: None,
        position: there.iter().map(|row| row.position + 1).max().unwrap_or_default(),
        added_ms: ctx.now,
    };
    let id = row.id.clone();
    keep(ctx, row, bytes).await?;
    Ok(id)
}

fn no_larger(bytes: &Bytes) -> Result<(), Refusal> {
    let fits = bytes.len() <= MAX_SIGNATURE;
    fits.then_some(()).ok_or(Refusal::new(Field::Signature, Code::FileTooLarge { max_mb: 1 }))
}

/// The files that wait in an own form, in their order.
///
/// # Errors
/// [`Error::Conflict`] when the form is another's or was sent.
pub(super) async fn waiting(ctx: &Ctx, letter: &AppealId) -> Result<Vec<LetterFileRow>, Error> {
    let (rows, owners) = (letter_files::of_letter(ctx.portal.db(), letter).await?, media::owners(ctx));
    let own = rows.iter().all(|row| row.appeal.is_none() && owners.contains(&row.owner));
    if own { Ok(rows) } else { Err(Error::Conflict) }
}

/// The files that a form names: its documents in its order, then the last of its signatures.
///
/// # Errors
/// [`Error::Refused`] with `Unknown` for one that doesn't wait there; [`Error::Conflict`] as [`waiting`].
pub(super) async fn chosen(ctx: &Ctx, letter: &AppealId, ids: &[OfficialFileId]) -> Result<Vec<LetterFileRow>, Error> {
    let there = waiting(ctx, letter).await?;
    let (mut documents, mut signature) = (Vec::new(), None);
    for id in ids {
        let row = there.iter().find(|row| row.id == *id).ok_or(Refusal::new(Field::Documents, Code::Unknown))?;
        match row.kind {
            Some(_) if documents.contains(row) => {}
            Some(_) => documents.push(row.clone()),
            None => signature = Some(row.clone()),
        }
    }
    documents.extend(signature);
    Ok(documents)
}

async fn keep(ctx: &Ctx, row: LetterFileRow, bytes: Bytes) -> Result<(), Error> {
    let digest = row.digest.clone();
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(letter_files::add(tx, &row).await?) }));
    stored::keep(&ctx.portal, &digest, VARIANT, bytes, write).await
}

/// A file, for its sender, the institutions that have the appeal, and the owner's staff.
///
/// # Errors
/// [`Error::NotFound`] for everybody else, and for what waits in another's form.
pub async fn fetch_letter_file(ctx: &Ctx, id: &OfficialFileId) -> Result<LetterFile, Error> {
    ctx.may(Function::FetchLetterFile)?;
    let row = letter_files::find(ctx.portal.db(), id).await?.ok_or(Error::NotFound)?;
    match &row.appeal {
        Some(appeal) => drop(readable(ctx, appeal).await?),
        None if media::owners(ctx).contains(&row.owner) => {}
        None => return Err(Error::NotFound),
    }
    let bytes = content(&ctx.portal, &row).await?;
    Ok(LetterFile { mime: row.kind.map_or("application/pkcs7-signature", DocumentKind::mime), name: row.name, bytes })
}

/// What a file holds.
pub(super) async fn content(portal: &Portal, row: &LetterFileRow) -> Result<Bytes, Error> {
    let bytes = portal.files().get(&row.digest, VARIANT).await?;
    Ok(bytes.ok_or_else(|| anyhow!("file {} is missing although its row is there", row.id))?)
}

/// Sends the files along.
pub(super) async fn attach(tx: &mut Tx, rows: &[LetterFileRow], letter: &AppealId) -> Result<(), Error> {
    for row in rows {
        if !letter_files::attach(tx, &row.id, letter).await? {
            return Err(Error::Conflict);
        }
    }
    Ok(())
}

/// A document as the pages show it.
pub(super) fn document(row: &LetterFileRow) -> Option<DocumentView> {
    let digest: MediaId = row.digest.clone();
    row.kind.map(|kind| DocumentView {
        id: row.id.clone(),
        name: row.name.clone(),
        kind,
        bytes: row.bytes.unsigned_abs(),
        digest,
        fetched: 0,
    })
}
