//! Documents of requests (R7.1.2, R12.1.3): added one by one, sent along with the request, with a mending or with the result; taken by the
//! sender and the provider alone. The content is stored under its hash and never opened beyond what tells its kind.

use super::no;
use crate::permission::Function;
use crate::signature::{Expected, MAX_SIGNATURE, SignedFile, SignedPart, decode};
use crate::{Ctx, Error, Portal, stored};
use anyhow::{Context, anyhow};
use base64::Engine;
use bytes::Bytes;
use domain::eservice::request::{MAX_FILE_MB, MOST_FILES, RequestFileView, Step, may};
use domain::ids::{PersonId, RequestFileId, RequestId, is_uuid};
use domain::official::{DocumentKind, Part, document_name};
use domain::refusal::{Code, Field};
use domain::role::Role;
use domain::signature::Report;
use domain::time::UnixMs;
use store::Tx;
use store::documents::{DocumentRow, Documents};
use store::requests::{self as kept, RequestFileRow, RequestRow, VARIANT};

/// A document on its way into a form.
#[derive(Clone, Debug)]
pub struct TakeFile {
    /// The request; it may not be sent yet.
    pub request: RequestId,
    /// Key of the field; nothing for a result's.
    pub field: String,
    /// Its name on the person's device.
    pub name: String,
    /// Its content.
    pub bytes: Bytes,
}

/// A document to be saved.
#[derive(Clone, Debug)]
pub struct RequestFile {
    /// Its name.
    pub name: String,
    /// Of what kind it is.
    pub kind: DocumentKind,
    /// Its content.
    pub bytes: Bytes,
}

/// With what the actor's documents go.
fn part_of(ctx: &Ctx) -> Part {
    if ctx.actor.role == Role::InstitutionStaff { Part::Answer } else { Part::Request }
}

/// What waits in the actor's form of a request.
///
/// # Errors
/// [`Error::Forbidden`] for who neither sends nor provides.
pub async fn files(ctx: &Ctx, request: &RequestId) -> Result<Vec<RequestFileView>, Error> {
    ctx.may(Function::RequestFiles)?;
    waiting(ctx, request, part_of(ctx)).await
}

pub(super) async fn waiting(ctx: &Ctx, request: &RequestId, part: Part) -> Result<Vec<RequestFileView>, Error> {
    let rows = kept::waiting_files(ctx.portal.db(), request, part, ctx.person()?).await?;
    Ok(rows.into_iter().map(view).collect())
}

/// Adds a document to a form. Its kind is what its content says.
///
/// # Errors
/// [`Error::Refused`] with what is wrong with it; [`Error::NotFound`] for a request of others; [`Error::Busy`] after too many in an hour.
pub async fn take_file(ctx: &Ctx, taken: TakeFile) -> Result<RequestFileView, Error> {
    ctx.may(Function::TakeRequestFile)?;
    let (person, part) = (ctx.person()?.clone(), part_of(ctx));
    let TakeFile { request, field, name, bytes } = taken;
    open_to(ctx, &request, part).await?;
    ctx.portal.limiters.uploads.take(&person)?;
    if bytes.len() > (MAX_FILE_MB as usize) << 20 {
        return Err(no(Field::Documents, Code::FileTooLarge { max_mb: MAX_FILE_MB }));
    }
    if kept::waiting_files(ctx.portal.db(), &request, part, &person).await?.len() >= MOST_FILES as usize {
        return Err(no(Field::Documents, Code::TooMany { max: MOST_FILES }));
    }
    let kind = crate::official::kind_apart(&bytes).await.map_err(|code| no(Field::Documents, code))?;
    let row = RequestFileRow {
        id: RequestFileId(uuid::Uuid::now_v7().to_string()),
        request,
        part,
        field: field.chars().take(40).collect(),
        digest: store::files::content_id(&bytes),
        kind,
        name: document_name(&name, kind),
        bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        person,
        added_ms: ctx.now,
        sent_ms: None,
        replaced_ms: None,
        cms: None,
        report: None,
    };
    put(ctx, &row, bytes).await?;
    Ok(view(row))
}

/// Whether documents can be added now: to a request that is not sent yet or lies with its sender; to the result of one that is in hand.
async fn open_to(ctx: &Ctx, request: &RequestId, part: Part) -> Result<(), Error> {
    if !is_uuid(request.as_str()) {
        return Err(no(Field::Id, Code::BadFormat));
    }
    let row = kept::find(ctx.portal.db(), request).await?;
    match (part, row) {
        (Part::Request, None) => Ok(()),
        (Part::Request, Some(row)) if Some(&row.person) != ctx.actor.person.as_ref() => Err(Error::NotFound),
        (Part::Answer, Some(row)) if Some(&row.provider) != ctx.actor.institution.as_ref() => Err(Error::NotFound),
        (Part::Answer, None) => Err(Error::NotFound),
        (part, Some(row)) => {
            let step = if part == Part::Request { Step::Mend } else { Step::Finish };
            if may(step, row.state) { Ok(()) } else { Err(no(Field::Documents, Code::NotNow)) }
        }
    }
}

async fn put(ctx: &Ctx, row: &RequestFileRow, bytes: Bytes) -> Result<(), Error> {
    let written = row.clone();
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(kept::add_file(tx, &written).await?) }));
    stored::keep(&ctx.portal, &row.digest, VARIANT, bytes, write).await
}

/// Keeps the sender's own signature over a document that waits, and what its check finds; whatever it finds, the provider sees it (R12.1.3, R12.2).
///
/// # Errors
/// [`Error::NotFound`] when none of this id waits; [`Error::Refused`] when the signature is no signature at all.
pub async fn sign_file(ctx: &Ctx, id: &RequestFileId, cms: Bytes) -> Result<Report, Error> {
    ctx.may(Function::SignRequestFile)?;
    let person = ctx.person()?.clone();
    let row = kept::file(ctx.portal.db(), id).await?.filter(|row| row.person == person && row.sent_ms.is_none()).ok_or(Error::NotFound)?;
    if cms.is_empty() || cms.len() > MAX_SIGNATURE {
        return Err(no(Field::Documents, Code::BadFormat));
    }
    let signer = store::people::find(ctx.portal.db(), &person).await?.ok_or(Error::SignIn)?;
    let bytes = content(&ctx.portal, &row).await?;
    let permit = std::sync::Arc::clone(&ctx.portal.decoders).acquire_owned().await.context("stopping")?;
    let (portal, now, signature) = (std::sync::Arc::clone(&ctx.portal), ctx.now, cms.clone());
    let work = move || {
        let expected = Expected { fin: signer.fin.as_deref(), sent: Some(now) };
        let report = portal.verifier().verify(&bytes, &signature, expected, now);
        drop(permit);
        report
    };
    let report = tokio::task::spawn_blocking(work).await.context("check of a signature")?;
    let words = serde_json::to_string(&report).context("report on a signature")?;
    let cms = base64::engine::general_purpose::STANDARD.encode(&cms);
    let id = id.clone();
    let write =
        ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(kept::sign_file(tx, &id, &person, &cms, &words).await?) }));
    if write.await? { Ok(report) } else { Err(Error::NotFound) }
}

/// Takes an own document out of a form again.
///
/// # Errors
/// [`Error::NotFound`] when none of this id waits.
pub async fn drop_file(ctx: &Ctx, id: &RequestFileId) -> Result<(), Error> {
    ctx.may(Function::DropRequestFile)?;
    let row = kept::file(ctx.portal.db(), id).await?.ok_or(Error::NotFound)?;
    let row = Some(row).filter(|row| Some(&row.person) == ctx.actor.person.as_ref()).ok_or(Error::NotFound)?;
    let waiting = DocumentRow { id: row.id.0, digest: row.digest, bytes: row.bytes };
    if stored::forget(&ctx.portal, Documents::Request, waiting, stored::ALWAYS).await? { Ok(()) } else { Err(Error::NotFound) }
}

/// A document for the request's sender and its provider; what waits, for whoever has added it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn fetch_file(ctx: &Ctx, id: &RequestFileId) -> Result<RequestFile, Error> {
    ctx.may(Function::FetchRequestFile)?;
    let person = ctx.person()?;
    let row = kept::file(ctx.portal.db(), id).await?.ok_or(Error::NotFound)?;
    let allowed = match row.sent_ms {
        None => row.person == *person,
        Some(_) => {
            let request = kept::find(ctx.portal.db(), &row.request).await?.ok_or(Error::NotFound)?;
            is_of(ctx, &request)
        }
    };
    if !allowed {
        return Err(Error::NotFound);
    }
    let bytes = content(&ctx.portal, &row).await?;
    Ok(RequestFile { name: row.name, kind: row.kind, bytes })
}

/// What came by itself, exactly as it was sealed, and the seal: two files that any tool can check, for the sender and the provider.
///
/// # Errors
/// [`Error::NotFound`] for everybody else, and for a request to which nothing came by itself.
pub async fn fetch_sealed(ctx: &Ctx, id: &RequestId, part: SignedPart) -> Result<SignedFile, Error> {
    ctx.may(Function::FetchRequestFile)?;
    let row = kept::find(ctx.portal.db(), id).await?.ok_or(Error::NotFound)?;
    if !is_of(ctx, &row) {
        return Err(Error::NotFound);
    }
    let sealed = kept::sealed(ctx.portal.db(), id).await?.ok_or(Error::NotFound)?;
    let name = format!("{}.json", row.number);
    Ok(match part {
        SignedPart::Document => SignedFile { name, mime: "application/json", bytes: sealed.document.into_bytes() },
        SignedPart::Signature => {
            let bytes = decode(&sealed.cms).ok_or(Error::NotFound)?;
            SignedFile { name: format!("{name}.p7s"), mime: "application/pkcs7-signature", bytes }
        }
    })
}

/// Whether the actor is its sender, or of its provider's staff.
fn is_of(ctx: &Ctx, row: &RequestRow) -> bool {
    let of_staff = ctx.actor.role == Role::InstitutionStaff && ctx.actor.institution.as_ref() == Some(&row.provider);
    of_staff || ctx.actor.person.as_ref() == Some(&row.person)
}

/// Its content.
pub(crate) async fn content(portal: &Portal, row: &RequestFileRow) -> Result<Bytes, Error> {
    let bytes = portal.files().get(&row.digest, VARIANT).await?;
    Ok(bytes.ok_or_else(|| anyhow!("document {} is missing although its row is there", row.id))?)
}

/// The documents that a form names, as they wait; in the form's order.
///
/// # Errors
/// [`Error::Refused`] with `Unknown` for one that doesn't wait there.
pub(super) async fn chosen(ctx: &Ctx, request: &RequestId, part: Part, ids: &[RequestFileId]) -> Result<Vec<RequestFileRow>, Error> {
    let mut waiting = kept::waiting_files(ctx.portal.db(), request, part, ctx.person()?).await?;
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let at = waiting.iter().position(|row| row.id == *id).ok_or_else(|| no(Field::Documents, Code::Unknown))?;
        found.push(waiting.remove(at));
    }
    Ok(found)
}

/// Sends them along.
pub(super) async fn send(tx: &mut Tx, rows: &[RequestFileRow], person: &PersonId, now: UnixMs) -> Result<(), Error> {
    for row in rows {
        if !kept::send_file(tx, &row.id, person, now).await? {
            return Err(no(Field::Documents, Code::Unknown));
        }
    }
    Ok(())
}

/// As the pages show it.
pub(super) fn view(row: RequestFileRow) -> RequestFileView {
    RequestFileView {
        id: row.id,
        field: row.field,
        name: row.name,
        kind: row.kind,
        bytes: row.bytes.unsigned_abs(),
        replaced: row.replaced_ms.is_some(),
        signature: row.report.and_then(|report| serde_json::from_str(&report).ok()),
    }
}
