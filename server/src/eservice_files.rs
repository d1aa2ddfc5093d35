//! The register of e-services for programs (R10.5, R11.2), using a service, and forms of its regulation:
//! `GET /services.json`, `/services.csv`, `/services/{number}.json`; `POST /services/{number}/use`; `GET /services/{number}/forms/{nr}`.
//! Files of the whole register are made while they are being read, so that any number of services needs the memory of a few pages.

mod table;

use crate::error_response::{answer, as_json, as_page};
use crate::eservice_jsonld;
use crate::in_address::InAddress;
use crate::open_data::csv_file::Form;
use crate::paged;
use crate::state::AppState;
use app::error::AppError;
use app::routes as address;
use axum::extract::{Path, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use domain::lang::Lang;
use domain::role::Actor;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use serde::Deserialize;
use services::eservice_portal::{self as portal, FormDownload, ServiceData, Use};
use services::{Ctx, Error};

/// So many seconds a file may be old.
const KEPT: HeaderValue = HeaderValue::from_static("public, max-age=60");

/// Files that are the same for everybody.
pub fn open_routes() -> Router<AppState> {
    Router::new().route("/services.json", get(all_json)).route("/services.csv", get(all_csv))
}

/// What belongs to a person's visit.
pub fn routes() -> Router<AppState> {
    Router::new().route("/services/{number}/use", post(begin_use)).route("/services/{number}/forms/{nr}", get(form))
}

/// How a table is wanted.
#[derive(Default, Deserialize)]
struct Asked {
    /// `1`: as Excel here reads it at once.
    #[serde(default)]
    excel: String,
}

/// What a page of services becomes; the first one is told apart.
type PageWriter = Box<dyn Fn(&[ServiceData], bool) -> Vec<u8> + Send>;

/// A kind of file: what stands first, what each page becomes, what stands last.
struct Kind {
    name: &'static str,
    mime: &'static str,
    first: Vec<u8>,
    page: PageWriter,
    last: &'static [u8],
}

/// `GET /services.json`: a list of all services.
async fn all_json(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let kind = Kind {
        name: "services.json",
        mime: "application/json",
        first: b"[".to_vec(),
        page: Box::new(|page, first| {
            let texts: Vec<String> = page.iter().map(|one| table::json(one).to_string()).collect();
            let comma = if first || texts.is_empty() { "\n" } else { ",\n" };
            [comma, &texts.join(",\n")].concat().into_bytes()
        }),
        last: b"\n]\n",
    };
    whole(&state, &headers, kind).await
}

/// `GET /services.csv`: a row for each service; `excel=1` as Excel wants it.
async fn all_csv(State(state): State<AppState>, InAddress(asked): InAddress<Asked>, headers: HeaderMap) -> Response {
    let form = if asked.excel == "1" { Form::Excel } else { Form::Plain };
    let kind = Kind {
        name: "services.csv",
        mime: "text/csv; charset=utf-8; header=present",
        first: form.head(&table::HEAD),
        page: Box::new(move |page, _| form.rows(page.iter().map(table::row))),
        last: b"",
    };
    whole(&state, &headers, kind).await
}

fn visitor(state: &AppState) -> Ctx {
    state.portal.ctx(Actor::visitor(), Lang::Az, None)
}

/// The file, or word that who asks has it already.
async fn whole(state: &AppState, headers: &HeaderMap, kind: Kind) -> Response {
    let ctx = visitor(state);
    let opened = async {
        let (newest, count) = portal::changed(&ctx).await?;
        let tag = format!("W/\"{}-{newest}-{count}\"", kind.name.rsplit('.').next().unwrap_or_default());
        let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|tags| tags.contains(&tag));
        let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { streamed(portal::pages(&ctx)?, kind) };
        response.headers_mut().insert(CACHE_CONTROL, KEPT);
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            response.headers_mut().insert(ETAG, tag);
        }
        Ok::<_, Error>(response)
    };
    opened.await.unwrap_or_else(|error| as_json(AppError::from(error)))
}

fn streamed(pages: portal::ServicePages, kind: Kind) -> Response {
    let Kind { name, mime, first, page, last } = kind;
    let whole = paged::body(name, pages, first, page, last);
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, mime.to_owned()), (CONTENT_DISPOSITION, disposition)], whole).into_response()
}

/// `GET /services/{number}.json` and `.jsonld`, answered before the page of this address: the router knows no endings.
pub async fn by_ending(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let name = request.uri().path().strip_prefix("/services/").and_then(|name| name.rsplit_once('.'));
    let read = matches!(*request.method(), Method::GET | Method::HEAD);
    match name.filter(|(number, _)| read && !number.contains('/')) {
        Some((number, "json")) => one_json(&state, number).await,
        Some((number, "jsonld")) => eservice_jsonld::of_service(&state, number).await,
        _ => next.run(request).await,
    }
}

async fn one_json(state: &AppState, number: &str) -> Response {
    match portal::one(&visitor(state), number).await {
        Ok(service) => ([(CACHE_CONTROL, KEPT)], axum::Json(table::json(&service))).into_response(),
        Err(error) => as_json(AppError::from(error)),
    }
}

/// `POST /services/{number}/use`: who is not signed in signs in first and comes back (R4.4); then the form here, or the page with the way on
/// to the source: a form's own answer may not lead to another site.
async fn begin_use(State(state): State<AppState>, Extension(ctx): Extension<Ctx>, Path(number): Path<String>) -> Response {
    let number = number.trim();
    match portal::begin_use(&ctx, number).await {
        Ok(Use::Here) => Redirect::to(&format!("{}/request", address::service(number))).into_response(),
        Ok(Use::Source) => Redirect::to(&address::service_done(number, "used")).into_response(),
        Err(Error::SignIn) => Redirect::to(&address::sign_in(&address::service(number))).into_response(),
        Err(error) => as_page(&state, ctx.lang, AppError::from(error)),
    }
}

/// `GET /services/{number}/forms/{nr}`: a form of the regulation in force.
async fn form(
    State(state): State<AppState>,
    Extension(ctx): Extension<Ctx>,
    Path((number, nr)): Path<(String, usize)>,
    headers: HeaderMap,
) -> Response {
    match portal::form(&ctx, &number, nr).await {
        Ok(FormDownload { name, content }) => {
            let plain: String =
                name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' }).collect();
            let headers = [
                (CONTENT_TYPE, "application/octet-stream".to_owned()),
                (CONTENT_DISPOSITION, format!("attachment; filename=\"{plain}\"")),
                (CACHE_CONTROL, "no-cache".to_owned()),
            ];
            (headers, content).into_response()
        }
        Err(error) => answer(&state, ctx.lang, &headers, AppError::from(error)),
    }
}
