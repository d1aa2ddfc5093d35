//! Ratings of services, questions about them, what is said of regulations: the forms as a browser without script sends them.
//! `POST /services/{number}/rating`, `POST /services/{number}/questions`, `POST /regulations/{id}/comments`.
//!
//! What can't be taken is kept, and the person goes back to the page, which shows the form as it was typed and what is wrong with it.

use crate::error_response::as_page;
use crate::session::with_browser_key;
use crate::state::AppState;
use crate::typed::Fields;
use app::error::AppError;
use app::routes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use axum::{Extension, Router};
use axum_extra::extract::CookieJar;
use domain::eservice::quality::{ServiceAskForm, ServiceRateForm};
use domain::ids::{RegulationId, is_uuid};
use domain::kept_words::{KeptWords, WordsOf};
use domain::refusal::Code;
use domain::regulation::CommentForm;
use serde::Deserialize;
use services::{Ctx, Error, eservice_portal, kept_words, regulation};

/// The largest form, bytes: far more than any of its texts may have.
const MAX_FORM: usize = 1 << 20;

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/services/{number}/rating", post(rate))
        .route("/services/{number}/questions", post(ask))
        .route("/regulations/{id}/comments", post(comment))
        .layer(DefaultBodyLimit::max(MAX_FORM))
}

/// The fields of all three; each form has some of them.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    /// Id of words kept before.
    draft: String,
    #[serde(rename = "form[id]")]
    id: String,
    #[serde(rename = "form[stars]")]
    stars: String,
    #[serde(rename = "form[text]")]
    text: String,
    #[serde(rename = "form[question]")]
    question: String,
}

impl Typed {
    /// What is kept when it can't be taken; browsers send line ends as CR LF, the same text typed with script has LF.
    fn words(&self, of: WordsOf, about: &str) -> KeptWords {
        let text = if of == WordsOf::Question { &self.question } else { &self.text };
        KeptWords {
            id: if is_uuid(&self.draft) { self.draft.clone() } else { uuid::Uuid::now_v7().to_string() },
            of,
            about: about.to_owned(),
            stars: self.stars.trim().parse().unwrap_or_default(),
            text: text.replace("\r\n", "\n"),
            refusals: Vec::new(),
        }
    }
}

/// `POST /services/{number}/rating`.
async fn rate(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    Path(number): Path<String>,
    jar: CookieJar,
    Fields(typed): Fields<Typed, MAX_FORM>,
) -> Response {
    let (ctx, jar) = known(&state, ctx, jar);
    let words = typed.words(WordsOf::Rating, &number);
    let form = ServiceRateForm { number: number.clone(), stars: words.stars, text: words.text.clone() };
    let taken = eservice_portal::rate(&ctx, form).await.map(|()| routes::service_done(&number, "rated"));
    settled(&state, &ctx, jar, words, taken).await
}

/// `POST /services/{number}/questions`.
async fn ask(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    Path(number): Path<String>,
    jar: CookieJar,
    Fields(typed): Fields<Typed, MAX_FORM>,
) -> Response {
    let (ctx, jar) = known(&state, ctx, jar);
    let words = typed.words(WordsOf::Question, &number);
    let form = ServiceAskForm { id: typed.id, number: number.clone(), question: words.text.clone() };
    let taken = eservice_portal::ask(&ctx, form).await.map(|()| routes::service_done(&number, "asked"));
    settled(&state, &ctx, jar, words, taken).await
}

/// `POST /regulations/{id}/comments` (R9.7).
async fn comment(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    Path(id): Path<String>,
    jar: CookieJar,
    Fields(typed): Fields<Typed, MAX_FORM>,
) -> Response {
    let (ctx, jar) = known(&state, ctx, jar);
    let words = typed.words(WordsOf::Comment, &id);
    let form = CommentForm { id: RegulationId(id.clone()), text: words.text.clone() };
    let taken = regulation::comment(&ctx, form).await.map(|said| routes::regulation_said(&RegulationId(id), said));
    settled(&state, &ctx, jar, words, taken).await
}

fn known(state: &AppState, ctx: Ctx, jar: CookieJar) -> (Ctx, CookieJar) {
    let (ctx, key) = with_browser_key(state, ctx);
    (ctx, key.into_iter().fold(jar, CookieJar::add))
}

/// Where the person goes next: on, or back to the form with everything that was typed.
async fn settled(state: &AppState, ctx: &Ctx, jar: CookieJar, words: KeptWords, taken: Result<String, Error>) -> Response {
    match led(ctx, words, taken).await {
        Ok(address) => (jar, Redirect::to(&address)).into_response(),
        Err(error) => (jar, as_page(state, ctx.lang, error)).into_response(),
    }
}

async fn led(ctx: &Ctx, words: KeptWords, taken: Result<String, Error>) -> Result<String, AppError> {
    // Numbers and ids are letters, digits and lines: nothing else leads anywhere.
    if !words.about.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-') {
        return Err(AppError::NotFound);
    }
    let here = routes::kept_words(&words);
    match taken {
        Ok(address) => {
            kept_words::forget(ctx, &words.id).await?;
            Ok(address)
        }
        Err(Error::SignIn) => {
            kept_words::keep(ctx, &words).await?;
            Ok(routes::sign_in(&here))
        }
        Err(Error::Refused(refusals)) => {
            let asks_terms = refusals.iter().any(|refusal| refusal.code == Code::TermsNotAccepted);
            let refusals = if asks_terms { Vec::new() } else { refusals };
            let (part, words) = (routes::part_of_words(words.of), KeptWords { refusals, ..words });
            kept_words::keep(ctx, &words).await?;
            Ok(if asks_terms { routes::terms(&here) } else { format!("{here}#{part}") })
        }
        Err(error) => {
            // Whatever went wrong, what was typed stays; the first error is the one to tell.
            let _ = kept_words::keep(ctx, &words).await;
            Err(error.into())
        }
    }
}
