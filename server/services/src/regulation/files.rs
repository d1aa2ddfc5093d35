//! Forms attached to a regulation (R-annex1, note 1 of 2.6). Their kind is what their content says; what can run something is refused.

use super::loaded::Loaded;
use crate::official::kind_apart;
use crate::permission::Function;
use crate::{Ctx, Error, stored};
use anyhow::anyhow;
use bytes::Bytes;
use domain::eservice::MAX_LIST;
use domain::ids::{MediaId, RegulationId};
use domain::official::{DocumentKind, MAX_DOCUMENT_MB, document_name};
use domain::refusal::{Code, Field, Refusal};
use domain::regulation::{FormFile, Step};
use store::regulation_files::{self, RegulationFileRow, VARIANT};

/// Forms that a regulation may ever get, all its drafts together.
const MOST_FORMS: u32 = MAX_LIST * 5;

/// A form to be saved.
#[derive(Clone, Debug)]
pub struct FormContent {
    /// What it is called.
    pub name: String,
    /// Of what kind it is.
    pub kind: DocumentKind,
    /// Its content.
    pub bytes: Bytes,
}

/// Takes a form in; the editor then names it in the text.
///
/// # Errors
/// [`Error::NotFound`] for others' regulations; [`Error::Refused`] with what is wrong with the file, or `NotNow` for what is no draft;
/// [`Error::Busy`] after too many uploads in an hour.
pub async fn take_form(ctx: &Ctx, id: &RegulationId, name: &str, bytes: Bytes) -> Result<FormFile, Error> {
    ctx.may(Function::TakeRegulationForm)?;
    Loaded::of_staff(ctx, id).await?.step(ctx, Step::Edit)?;
    let person = ctx.person()?.clone();
    ctx.portal.limiters.uploads.take(&person)?;
    if bytes.len() > (MAX_DOCUMENT_MB as usize) << 20 {
        return Err(refused(Code::FileTooLarge { max_mb: MAX_DOCUMENT_MB }).into());
    }
    if regulation_files::count_of(ctx.portal.db(), id).await? >= u64::from(MOST_FORMS) {
        return Err(refused(Code::TooMany { max: MOST_FORMS }).into());
    }
    let kind = kind_apart(&bytes).await.map_err(refused)?;
    let name = document_name(name, kind);
    let digest = store::files::content_id(&bytes);
    let row = RegulationFileRow {
        regulation: id.clone(),
        digest: digest.clone(),
        kind,
        name: name.clone(),
        bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        person,
        added_ms: ctx.now,
    };
    let write = ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(regulation_files::add(tx, &row).await?) }));
    stored::keep(&ctx.portal, &digest, VARIANT, bytes, write).await?;
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_owned();
    Ok(FormFile { name: stem, file: digest, file_name: name })
}

/// A form of a version that everybody may read, or of one that the actor's body writes or is asked about.
///
/// # Errors
/// [`Error::NotFound`] for everything else.
pub async fn give_form(ctx: &Ctx, id: &RegulationId, digest: &MediaId) -> Result<FormContent, Error> {
    ctx.may(Function::RegulationForm)?;
    let db = ctx.portal.db();
    let row = regulation_files::find(db, id, digest).await?.ok_or(Error::NotFound)?;
    let mut open = false;
    for version in store::regulations::versions(db, id).await?.iter().filter(|one| one.stage.is_public()) {
        open |= version.text()?.forms.iter().any(|form| form.file == *digest);
    }
    if !open {
        Loaded::of_staff(ctx, id).await.map_err(|_| Error::NotFound)?;
    }
    let bytes = ctx.portal.files().get(digest, VARIANT).await?;
    let bytes = bytes.ok_or_else(|| anyhow!("form {digest} is missing although its row is there"))?;
    Ok(FormContent { name: row.name, kind: row.kind, bytes })
}

fn refused(code: Code) -> Refusal {
    Refusal::new(Field::Documents, code)
}
