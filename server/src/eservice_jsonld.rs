//! `GET /services.jsonld`, `GET /services/{number}.jsonld`, `GET /context/cpsv.jsonld`: the register of e-services as linked data by
//! CPSV-AP 3.2 (R10.5). The same for everybody, so it may be kept on the way; the whole register is made while it is being read.

use crate::error_response::as_json;
use crate::paged;
use crate::state::AppState;
use app::context::in_lang;
use app::error::AppError;
use app::ui::eservice::{audience_name, automation_name, event_name, field_name, kind_name};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::eservice::EserviceState;
use domain::eservice::cpsv::{About, CONTEXT, CONTEXT_PATH, REGISTER_PATH, Words, context, document, service};
use domain::lang::{Lang, Named};
use domain::role::Actor;
use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use services::Ctx;
use services::eservice_linked::{Linked, Pages, all, one};

const MIME: HeaderValue = HeaderValue::from_static("application/ld+json; charset=utf-8");
/// So many seconds a document may be old.
const KEPT: HeaderValue = HeaderValue::from_static("public, max-age=60");
/// What stands after the list of services.
const LAST: &[u8] = b"\n]}\n";

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new().route(REGISTER_PATH, get(register)).route(CONTEXT_PATH, get(names))
}

/// `GET /services/{number}.jsonld`: the document of one service.
pub async fn of_service(state: &AppState, number: &str) -> Response {
    match one(&visitor(state), number).await {
        Ok(found) => said(about(&found, &state.config.origin(), document).to_string().into()),
        Err(error) => as_json(AppError::from(error)),
    }
}

/// `GET /services.jsonld`: the graph of all services.
async fn register(State(state): State<AppState>) -> Response {
    match all(&visitor(&state)) {
        Ok(pages) => said(graph(pages, state.config.origin())),
        Err(error) => as_json(AppError::from(error)),
    }
}

/// `GET /context/cpsv.jsonld`: how the names are read.
async fn names() -> Response {
    said(CONTEXT.into())
}

fn visitor(state: &AppState) -> Ctx {
    state.portal.ctx(Actor::visitor(), Lang::Az, None)
}

fn graph(pages: Pages, base: String) -> Body {
    let first = format!("{{\"@context\":{},\"graph\":[\n", context(&base));
    let page = move |page: &[Linked], first: bool| {
        let texts: Vec<String> = page.iter().map(|found| about(found, &base, service).to_string()).collect();
        let comma = if first || texts.is_empty() { "" } else { ",\n" };
        [comma, &texts.join(",\n")].concat().into_bytes()
    };
    paged::body("services.jsonld", pages, first.into_bytes(), page, LAST)
}

fn about(found: &Linked, base: &str, write: impl Fn(&About<'_>) -> serde_json::Value) -> serde_json::Value {
    let row = &found.row;
    write(&About {
        number: &row.number,
        facts: &row.facts,
        provider: &found.provider,
        version: row.version,
        registered: row.registered_ms.date(),
        changed: row.changed_ms.date(),
        cancelled: row.state == EserviceState::Cancelled,
        regulation: found.regulation.as_ref(),
        base,
        words: &WORDS,
    })
}

/// The closed lists as the pages call them.
const WORDS: Words = Words {
    field: |it| named(|| field_name(it)),
    event: |it| named(|| event_name(it)),
    kind: |it| named(|| kind_name(it)),
    automation: |it| named(|| automation_name(it)),
    audience: |it| named(|| audience_name(it)),
};

fn named(name: impl Fn() -> &'static str) -> Named {
    let said = |lang| in_lang(lang, &name).to_owned();
    Named { az: said(Lang::Az), en: said(Lang::En), ru: said(Lang::Ru) }
}

fn said(body: Body) -> Response {
    let mut response = body.into_response();
    response.headers_mut().insert(CONTENT_TYPE, MIME);
    response.headers_mut().insert(CACHE_CONTROL, KEPT);
    response
}
