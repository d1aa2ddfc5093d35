//! `GET /data/…`: open data (A2.2.5). The same for everybody, so it may be kept on the way; made while it is being read, so
//! that a million rows need the memory of a few pages. The router's layers compress it and count downloads by address.

mod asked;
pub(crate) mod csv_file;
mod fresh;
mod geojson;
mod numbers;

use crate::error_response::{answer, unreadable_address};
use crate::in_address::InAddress;
use crate::paged;
use crate::state::AppState;
use app::error::AppError;
use asked::Asked;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::role::Actor;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue};
use services::open_data::{OpenAppeal, Pages};
use services::{Ctx, Error};

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/data/appeals.csv", get(appeals_csv))
        .route("/data/appeals.geojson", get(appeals_geojson))
        .route("/data/statistics.csv", get(statistics_csv))
}

/// What a page of appeals becomes; the first one is told apart.
type PageWriter = Box<dyn Fn(&[OpenAppeal], bool) -> Vec<u8> + Send>;

/// A kind of file: what stands first, what each page of appeals becomes, what stands last.
struct Kind {
    name: &'static str,
    mime: &'static str,
    first: Vec<u8>,
    page: PageWriter,
    last: &'static [u8],
}

/// `GET /data/appeals.csv`: a row for each appeal; `excel=1` as Excel wants it.
async fn appeals_csv(State(state): State<AppState>, InAddress(asked): InAddress<Asked>, headers: HeaderMap) -> Response {
    let form = asked.form();
    let kind = Kind {
        name: "appeals.csv",
        mime: "text/csv; charset=utf-8; header=present",
        first: form.head(&csv_file::head()),
        page: Box::new(move |page, _| form.rows(page.iter().map(csv_file::row))),
        last: b"",
    };
    appeals(&state, asked, &headers, kind).await
}

/// `GET /data/appeals.geojson`: a point for each appeal (RFC 7946).
async fn appeals_geojson(State(state): State<AppState>, InAddress(asked): InAddress<Asked>, headers: HeaderMap) -> Response {
    let kind = Kind {
        name: "appeals.geojson",
        mime: "application/geo+json",
        first: geojson::FIRST.to_vec(),
        page: Box::new(geojson::features),
        last: geojson::LAST,
    };
    appeals(&state, asked, &headers, kind).await
}

/// `GET /data/statistics.csv`: the numbers of the statistics pages.
async fn statistics_csv(State(state): State<AppState>, InAddress(asked): InAddress<Asked>, headers: HeaderMap) -> Response {
    let ctx = visitor(&state, &asked);
    match services::statistics::statistics(&ctx, asked.statistics()).await {
        Ok(found) => fresh::whole(numbers::file(&found, ctx.lang, asked.form()), &headers),
        Err(error) => answer(&state, ctx.lang, &headers, AppError::from(error)),
    }
}

/// The address decides the language, not the reader's cookie.
fn visitor(state: &AppState, asked: &Asked) -> Ctx {
    state.portal.ctx(Actor::visitor(), asked.lang(), None)
}

async fn appeals(state: &AppState, asked: Asked, headers: &HeaderMap, kind: Kind) -> Response {
    let ctx = visitor(state, &asked);
    let Some(filter) = asked.filter() else { return unreadable_address(state, ctx.lang, headers) };
    let opened = async {
        let changed = services::open_data::changed(&ctx).await?;
        let fresh = fresh::Fresh::new(changed, kind.name, &asked);
        if fresh.is_known(headers) {
            return Ok(fresh.not_modified());
        }
        let mut response = stream_of(services::open_data::appeals(&ctx, filter)?, kind);
        fresh.say(response.headers_mut());
        Ok::<_, Error>(response)
    };
    opened.await.unwrap_or_else(|error| answer(state, ctx.lang, headers, AppError::from(error)))
}

fn stream_of(pages: Pages, kind: Kind) -> Response {
    let Kind { name, mime, first, page, last } = kind;
    let mut response = paged::body(name, pages, first, page, last).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(mime));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    response
}
