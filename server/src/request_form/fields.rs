use crate::form_parts::{Sent, file, text, unread, up_to};
use app::error::AppError;
use axum::extract::Multipart;
use axum::extract::multipart::Field as Part;
use domain::eservice::form::{Answers, NAMES, at_of};
use domain::eservice::request::{MAX_FILE_MB, MOST_FILES};
use domain::ids::{RequestFileId, RequestId};
use domain::refusal::{Code, Field, Refusal};
use services::request::{TakeFile, sign_file, take_file};
use services::signature::MAX_SIGNATURE;
use services::{Ctx, Error};
use std::collections::BTreeMap;

/// The longest text field that is read, bytes; a longer one is cut off and then refused by its length.
const MAX_TEXT: usize = 1 << 18;
/// No id is longer, bytes.
const MAX_ID: usize = 64;
/// One document at the most, bytes.
const MAX_FILE: usize = (MAX_FILE_MB as usize) << 20;

/// Names of kept documents that are read; no form has more.
const MOST_KEPT: usize = 2 * MOST_FILES as usize;

/// A form that has been read: texts by place, documents stored, and what was wrong with them.
#[derive(Default)]
pub struct Fields {
    /// The request.
    pub request: RequestId,
    /// The form's version.
    pub version: u32,
    /// Documents of this and of earlier attempts.
    pub files: Vec<RequestFileId>,
    /// Documents that could not be taken.
    pub refusals: Vec<Refusal>,
    /// What went wrong otherwise, first: nothing is sent then, and what was typed is kept.
    pub failed: Option<AppError>,
    /// Keys of the whole form, in its order: controls have their places as names.
    keys: Vec<String>,
    texts: BTreeMap<usize, String>,
    /// The document that came last, by place: a signature that follows is over it.
    last: BTreeMap<usize, RequestFileId>,
}

impl Fields {
    /// Reads the form, part by part; documents are stored as they come, so at most one is in memory. `id` is the request that is mended; a
    /// new one stands in the form, before its documents.
    ///
    /// # Errors
    /// [`AppError::Transport`] when the form didn't arrive whole; what `services` answers but refusals of a document.
    pub async fn read(ctx: &Ctx, id: Option<RequestId>, keys: Vec<String>, mut form: Multipart) -> Result<Fields, AppError> {
        let mut fields = Fields { request: id.unwrap_or_default(), keys, ..Fields::default() };
        while let Some(part) = form.next_field().await.map_err(|error| unread(&error))? {
            let name = part.name().unwrap_or_default().to_owned();
            let is_file = part.file_name().is_some();
            match (name.as_str(), at_of(&name), signed_at(&name)) {
                ("id", ..) => fields.request = RequestId(text(part, MAX_TEXT).await?.trim().to_owned()),
                ("version", ..) => fields.version = text(part, MAX_TEXT).await?.trim().parse().unwrap_or_default(),
                ("file", ..) if fields.files.len() < MOST_KEPT => {
                    let id = text(part, MAX_ID).await?;
                    fields.files.push(RequestFileId(id.trim().to_owned()));
                }
                (_, Some(at), _) if is_file => fields.take(ctx, at, part).await?,
                (_, Some(at), _) => {
                    let typed = text(part, MAX_TEXT).await?;
                    fields.texts.insert(at, typed);
                }
                (_, _, Some(at)) => fields.sign(ctx, at, part).await?,
                _ => {
                    up_to(part, 0).await?;
                }
            }
        }
        Ok(fields)
    }

    async fn take(&mut self, ctx: &Ctx, at: usize, part: Part<'_>) -> Result<(), AppError> {
        let Some(Sent { name, bytes, whole }) = file(part, MAX_FILE).await? else { return Ok(()) };
        let place = Field::Asked(u8::try_from(at).unwrap_or(u8::MAX));
        if !whole {
            self.refusals.push(Refusal::new(place, Code::FileTooLarge { max_mb: MAX_FILE_MB }));
            return Ok(());
        }
        let field = self.keys.get(at).cloned().unwrap_or_default();
        match take_file(ctx, TakeFile { request: self.request.clone(), field, name, bytes }).await {
            Ok(taken) => {
                self.files.push(taken.id.clone());
                self.last.insert(at, taken.id);
            }
            Err(Error::Refused(refusals)) => self.refusals.extend(refusals.into_iter().map(|one| Refusal::new(place, one.code))),
            // The form is kept without its documents, and the person told to sign in.
            Err(Error::SignIn) => {}
            Err(error) => {
                self.failed.get_or_insert(error.into());
            }
        }
        Ok(())
    }

    async fn sign(&mut self, ctx: &Ctx, at: usize, part: Part<'_>) -> Result<(), AppError> {
        let (bytes, _) = up_to(part, MAX_SIGNATURE + 1).await?;
        let Some(id) = self.last.get(&at).filter(|_| !bytes.is_empty()) else { return Ok(()) };
        match sign_file(ctx, id, bytes).await {
            Ok(_) | Err(Error::SignIn) => Ok(()),
            Err(Error::Refused(refusals)) => {
                self.refusals
                    .extend(refusals.into_iter().map(|one| Refusal::new(Field::Asked(u8::try_from(at).unwrap_or(u8::MAX)), one.code)));
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// What was typed, by the keys of its fields.
    pub fn answers(&self) -> Answers {
        self.keys.iter().enumerate().filter_map(|(at, key)| Some((key.clone(), self.texts.get(&at)?.clone()))).collect()
    }
}

/// `s3`: a signature over the document of `f3`.
fn signed_at(name: &str) -> Option<usize> {
    let at = name.strip_prefix('s')?.parse().ok()?;
    (at < NAMES.len()).then_some(at)
}
