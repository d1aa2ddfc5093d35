//! `POST /letter`: an official appeal as a browser sends it, with script or without (R11.7). Files are taken as they come; then the letter
//! is sent, or everything typed is kept as a draft and the person goes back to the page that says what is missing. Nothing typed is lost,
//! and files that have arrived stay with the draft.

use crate::documents::download;
use crate::error_response::{answer, as_page};
use crate::form_parts::{self, Parts, Sent, file, unread};
use crate::session::with_browser_key;
use crate::state::AppState;
use crate::typed::Fields;
use app::error::AppError;
use app::routes;
use axum::extract::multipart::Field as Part;
use axum::extract::{DefaultBodyLimit, Multipart, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use axum_extra::extract::CookieJar;
use domain::appeal::form::AnswerMode;
use domain::appeal::validate::clean;
use domain::correspondence::{self, LetterDraft, LetterForm};
use domain::ids::{AppealId, OfficialFileId, is_uuid};
use domain::official::{MAX_DOCUMENT_MB, MOST_DOCUMENTS};
use domain::refusal::{Code, Field, Refusal};
use http::{HeaderMap, header};
use serde::Deserialize;
use services::correspondence::{fetch_letter_file, keep_letter, send as send_letter, take_letter_file};
use services::signature::MAX_SIGNATURE;
use services::{Ctx, Error, appeals};

/// One document at the most, bytes.
const MAX_DOCUMENT: usize = (MAX_DOCUMENT_MB as usize) << 20;
/// As many as a form may hold, and its fields.
const MAX_FORM: usize = MAX_DOCUMENT * MOST_DOCUMENTS as usize + (1 << 20);
/// The longest text field that is read, bytes.
const MAX_TEXT: usize = 64 << 10;
/// Names of kept files that are read; no form has more.
const MOST_KEPT: usize = 2 * MOST_DOCUMENTS as usize;

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/letter", post(send).layer(DefaultBodyLimit::disable()))
        .route("/letter/text", post(text).layer(DefaultBodyLimit::max(4 * MAX_TEXT)))
        .route("/letter/files/{id}", get(give))
}

/// `POST /letter`.
async fn send(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, jar: CookieJar, Parts(form): Parts<MAX_FORM>) -> Response {
    let (ctx, key) = with_browser_key(&state, ctx);
    let jar = key.into_iter().fold(jar, CookieJar::add);
    let outcome = match Letter::read(&ctx, form).await {
        Ok(letter) => decide(&ctx, letter).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(address) => (jar, Redirect::to(&address)).into_response(),
        Err(error) => (jar, as_page(&state, ctx.lang, error)).into_response(),
    }
}

/// A form that has been read, its files taken, and what was wrong with them.
#[derive(Default)]
struct Letter {
    form: LetterForm,
    refusals: Vec<Refusal>,
    /// What went wrong otherwise, first: nothing is sent then, and what was typed is kept.
    failed: Option<AppError>,
}

impl Letter {
    async fn read(ctx: &Ctx, mut parts: Multipart) -> Result<Letter, AppError> {
        let mut letter = Letter { form: LetterForm { id: appeals::fresh_id(ctx), ..LetterForm::default() }, ..Letter::default() };
        while let Some(part) = parts.next_field().await.map_err(|error| unread(&error))? {
            let name = part.name().unwrap_or_default().to_owned();
            match name.as_str() {
                "documents" => letter.take(ctx, part, false).await?,
                "signature" => letter.take(ctx, part, true).await?,
                name => letter.set(name, form_parts::text(part, MAX_TEXT).await?),
            }
        }
        Ok(letter)
    }

    fn set(&mut self, name: &str, text: String) {
        let form = &mut self.form;
        match name {
            "id" if is_uuid(text.trim()) => form.id = AppealId(text.trim().to_ascii_lowercase()),
            "kept" if form.files.len() < MOST_KEPT => form.files.push(OfficialFileId(text)),
            "institutions" => form.institution = text.into(),
            "subject" => form.subject = text,
            "text" => form.text = text,
            "answer_mode" => form.answer_mode = AnswerMode::parse(&text).unwrap_or_default(),
            "postal_address" => form.postal_address = text,
            _ => {}
        }
    }

    /// A file; one that can't be taken is told.
    async fn take(&mut self, ctx: &Ctx, part: Part<'_>, signature: bool) -> Result<(), AppError> {
        let limit = if signature { MAX_SIGNATURE + 1 } else { MAX_DOCUMENT };
        let Some(Sent { name, bytes, whole }) = file(part, limit).await? else { return Ok(()) };
        if !whole && !signature {
            self.refusals.push(Refusal::new(Field::Documents, Code::FileTooLarge { max_mb: MAX_DOCUMENT_MB }));
            return Ok(());
        }
        match take_letter_file(ctx, &self.form.id, &name, bytes, signature).await {
            Ok(id) if self.form.files.contains(&id) => {}
            Ok(id) => self.form.files.push(id),
            Err(Error::Refused(refusals)) => self.refusals.extend(refusals),
            // Sent already: sending again says so, and gives the same receipt.
            Err(Error::Conflict) => {}
            Err(error) => {
                self.failed.get_or_insert(error.into());
            }
        }
        Ok(())
    }
}

/// Where the person goes next.
async fn decide(ctx: &Ctx, letter: Letter) -> Result<String, AppError> {
    let Letter { form, refusals, failed } = letter;
    let kept = routes::letter_draft(&form.id);
    if let Some(error) = failed {
        let _ = keep(ctx, form, refusals).await;
        return Err(error);
    }
    if !refusals.is_empty() {
        // A file that can't be taken isn't the only thing to tell: everything wrong is named at once.
        let others = correspondence::check(&form).err().unwrap_or_default();
        return keep(ctx, form, refusals.into_iter().chain(others).collect()).await.map(|()| kept);
    }
    match send_letter(ctx, form.clone()).await {
        Ok(receipt) => Ok(format!("{}?sent=1", routes::my_appeal(&receipt.appeal))),
        Err(Error::SignIn) => keep(ctx, form, Vec::new()).await.map(|()| routes::sign_in(&kept)),
        Err(Error::Refused(refusals)) => {
            let terms = refusals.iter().any(|refusal| refusal.code == Code::TermsNotAccepted);
            let address = if terms { routes::terms(&kept) } else { kept };
            keep(ctx, form, refusals).await.map(|()| address)
        }
        Err(error) => {
            // Whatever went wrong, what was typed stays; the first error is the one to tell.
            let _ = keep(ctx, form, Vec::new()).await;
            Err(error.into())
        }
    }
}

async fn keep(ctx: &Ctx, form: LetterForm, refusals: Vec<Refusal>) -> Result<(), AppError> {
    Ok(keep_letter(ctx, &LetterDraft { form, refusals }).await?)
}

/// What is typed in the form's text.
#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    text: String,
}

/// `POST /letter/text`: the text exactly as it will be kept, as a file that can be signed. Nothing is kept here.
async fn text(Fields(typed): Fields<Typed, { 4 * MAX_TEXT }>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"muraciet.txt\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, clean(&typed.text)).into_response()
}

/// `GET /letter/files/{id}`: a file for its sender, the institutions that have the appeal, and the owner's staff.
async fn give(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, headers: HeaderMap, Path(id): Path<String>) -> Response {
    match fetch_letter_file(&ctx, &OfficialFileId(id)).await {
        Ok(file) => download(&file.name, file.mime, file.bytes),
        Err(error) => answer(&state, ctx.lang, &headers, error.into()),
    }
}
