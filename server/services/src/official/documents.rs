//! Documents of requests and answers (A5.0.7, A6.0.4, A7.0.6): added in the form, sent along with it, taken by the two sides and the
//! owner. The content is stored under its hash; every taking is written down.

use super::content::kind_apart;
use super::us;
use crate::permission::Function;
use crate::{Ctx, Error, stored};
use anyhow::anyhow;
use bytes::Bytes;
use domain::ids::{OfficialFileId, OfficialId};
use domain::official::{DocumentKind, DocumentView, MAX_DOCUMENT_MB, MOST_DOCUMENTS, Part, Party, document_name};
use domain::refusal::{Code, Field, Refusal};
use store::Tx;
use store::documents::{DocumentRow, Documents};
use store::official_files::{self, OfficialFileRow, VARIANT};

/// A document to be saved.
#[derive(Clone, Debug)]
pub struct DocumentFile {
    /// Its name.
    pub name: String,
    /// Of what kind it is.
    pub kind: DocumentKind,
    /// Its content.
    pub bytes: Bytes,
}

/// Documents that wait in the actor's form: of a new request, or of the answer to this one.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but staff.
pub async fn documents(ctx: &Ctx, answered: &str) -> Result<Vec<DocumentView>, Error> {
    ctx.may(Function::OfficialDocuments)?;
    let rows = official_files::waiting(ctx.portal.db(), ctx.person()?, &us(ctx)?, answered).await?;
    Ok(rows.into_iter().map(|row| view(row, 0)).collect())
}

/// Adds a document to a form. Its kind is what its content says.
///
/// # Errors
/// [`Error::Refused`] with what is wrong with it; [`Error::NotFound`] for the answer to a request of others; [`Error::Busy`] after too
/// many uploads in an hour.
pub async fn take_document(ctx: &Ctx, answered: &str, name: &str, bytes: Bytes) -> Result<DocumentView, Error> {
    ctx.may(Function::TakeDocument)?;
    let (side, person) = (us(ctx)?, ctx.person()?.clone());
    if !answered.is_empty() {
        let request = store::official::find(ctx.portal.db(), &OfficialId::from(answered)).await?;
        request.filter(|row| row.asked == side && row.answered_ms.is_none()).ok_or(Error::NotFound)?;
    }
    ctx.portal.limiters.uploads.take(&person)?;
    let waiting = official_files::waiting(ctx.portal.db(), &person, &side, answered).await?;
    let kind = examined(&bytes, waiting.len()).await?;
    let row = OfficialFileRow {
        id: OfficialFileId(uuid::Uuid::now_v7().to_string()),
        digest: store::files::content_id(&bytes),
        kind,
        name: document_name(name, kind),
        bytes: bytes.len() as i64,
        person,
        side,
        meant_for: answered.to_owned(),
        request: None,
        part: None,
        position: 0,
        added_ms: ctx.now,
    };
    keep(ctx, &row, bytes).await?;
    Ok(view(row, 0))
}

/// The kind of a document of unknown origin that comes to `waiting` others in a form.
///
/// # Errors
/// What is wrong with it: its size, their number, what it is or holds.
pub(crate) async fn examined(bytes: &Bytes, waiting: usize) -> Result<DocumentKind, Refusal> {
    if bytes.len() > (MAX_DOCUMENT_MB as usize) << 20 {
        return Err(refused(Code::FileTooLarge { max_mb: MAX_DOCUMENT_MB }));
    }
    if waiting >= MOST_DOCUMENTS as usize {
        return Err(refused(Code::TooMany { max: MOST_DOCUMENTS }));
    }
    kind_apart(bytes).await.map_err(refused)
}

fn refused(code: Code) -> Refusal {
    Refusal::new(Field::Documents, code)
}

async fn keep(ctx: &Ctx, row: &OfficialFileRow, bytes: Bytes) -> Result<(), Error> {
    let written = row.clone();
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(official_files::add(tx, &written).await?) }));
    stored::keep(&ctx.portal, &row.digest, VARIANT, bytes, write).await
}

/// Takes an own document out of a form again.
///
/// # Errors
/// [`Error::NotFound`] when none of this id waits.
pub async fn drop_document(ctx: &Ctx, id: &OfficialFileId) -> Result<(), Error> {
    ctx.may(Function::DropDocument)?;
    let row = official_files::find(ctx.portal.db(), id).await?.ok_or(Error::NotFound)?;
    let row = Some(row).filter(|row| Some(&row.person) == ctx.actor.person.as_ref()).ok_or(Error::NotFound)?;
    let waiting = DocumentRow { id: row.id.0, digest: row.digest, bytes: row.bytes };
    if stored::forget(&ctx.portal, Documents::Official, waiting, stored::ALWAYS).await? { Ok(()) } else { Err(Error::NotFound) }
}

/// A document that was sent, for the two sides and the owner. That it is taken is written down first.
///
/// # Errors
/// [`Error::NotFound`] for everybody else, and for what waits in another's form.
pub async fn fetch_document(ctx: &Ctx, id: &OfficialFileId) -> Result<DocumentFile, Error> {
    ctx.may(Function::FetchDocument)?;
    let (side, person) = (us(ctx)?, ctx.person()?.clone());
    let row = official_files::find(ctx.portal.db(), id).await?.ok_or(Error::NotFound)?;
    match &row.request {
        None if row.person == person => {}
        None => return Err(Error::NotFound),
        Some(request) => {
            let request = store::official::find(ctx.portal.db(), request).await?.ok_or(Error::NotFound)?;
            if side != Party::Owner && side != request.asker && side != request.asked {
                return Err(Error::NotFound);
            }
            let (id, now) = (row.id.clone(), ctx.now);
            let write = ctx
                .portal
                .db()
                .write(move |tx| Box::pin(async move { Ok::<_, Error>(official_files::fetched(tx, &id, &person, &side, now).await?) }));
            write.await?;
        }
    }
    let bytes = ctx.portal.files().get(&row.digest, VARIANT).await?;
    let bytes = bytes.ok_or_else(|| anyhow!("document {} is missing although its row is there", row.id))?;
    Ok(DocumentFile { name: row.name, kind: row.kind, bytes })
}

/// The documents that a form names, as they wait; in the form's order.
///
/// # Errors
/// [`Error::Refused`] with `Unknown` for one that doesn't wait there.
pub(super) async fn chosen(ctx: &Ctx, answered: &str, ids: &[OfficialFileId]) -> Result<Vec<OfficialFileRow>, Error> {
    let mut waiting = official_files::waiting(ctx.portal.db(), ctx.person()?, &us(ctx)?, answered).await?;
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let at = waiting.iter().position(|row| row.id == *id).ok_or(refused(Code::Unknown))?;
        found.push(waiting.remove(at));
    }
    Ok(found)
}

/// Sends them along.
pub(super) async fn attach(tx: &mut Tx, rows: &[OfficialFileRow], request: &OfficialId, part: Part) -> Result<(), Error> {
    for (position, row) in (0..).zip(rows) {
        if !official_files::attach(tx, row, request, part, position).await? {
            return Err(refused(Code::Unknown).into());
        }
    }
    Ok(())
}

/// The documents of a request and of its answer; each with how often the other side has taken it.
pub(super) async fn of_request(ctx: &Ctx, request: &OfficialId) -> Result<(Vec<DocumentView>, Vec<DocumentView>), Error> {
    let db = ctx.portal.db();
    let (rows, fetches) = tokio::try_join!(official_files::of_request(db, request), official_files::fetches(db, request))?;
    let (mut asked, mut answered) = (Vec::new(), Vec::new());
    for row in rows {
        let others = fetches.iter().filter(|(id, side, _)| *id == row.id && *side != row.side);
        let fetched = others.map(|(.., count)| *count).sum();
        let part = if row.part == Some(Part::Answer) { &mut answered } else { &mut asked };
        part.push(view(row, fetched));
    }
    Ok((asked, answered))
}

fn view(row: OfficialFileRow, fetched: u32) -> DocumentView {
    DocumentView { id: row.id, name: row.name, kind: row.kind, bytes: row.bytes.unsigned_abs(), digest: row.digest, fetched }
}
