use crate::state::AppState;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use http::StatusCode;
use http::header::{CACHE_CONTROL, HeaderValue};
use std::path::Path;
use tower_http::services::{ServeDir, ServeFile};

/// The hashed files never change.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Files with a fixed name are asked for again, and mostly answered "not changed".
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("public, no-cache");
/// Maps and icons may be a day old.
const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// The files of the bundle. A missing one is a plain 404, never a page.
pub fn routes(state: &AppState) -> Router<AppState> {
    let site = &state.config.site;
    folder("/pkg", site, FOREVER).merge(folder("/icons", site, A_DAY)).merge(folder("/geo", site, A_DAY)).merge(single(site))
}

fn folder(address: &str, site: &Path, kept: HeaderValue) -> Router<AppState> {
    let files = ServeDir::new(site.join(&address[1..])).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    Router::new().nest_service(address, files).layer(from_fn(move |request, next| keep(kept.clone(), request, next)))
}

fn single(site: &Path) -> Router<AppState> {
    const FILES: [&str; 9] = [
        "/sw.js",
        "/outbox.js",
        "/printer.js",
        "/manifest.webmanifest",
        "/offline.html",
        "/offline.css",
        "/robots.txt",
        "/favicon.svg",
        "/favicon.ico",
    ];
    FILES
        .into_iter()
        .fold(Router::new(), |router, address| {
            let file = ServeFile::new(site.join(&address[1..])).precompressed_br().precompressed_gzip();
            router.route_service(address, file)
        })
        .layer(from_fn(|request, next| keep(ASK_AGAIN, request, next)))
}

/// How long a file that exists may be kept.
async fn keep(how_long: HeaderValue, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let value = if found { how_long } else { HeaderValue::from_static("no-store") };
    response.headers_mut().insert(CACHE_CONTROL, value);
    response
}
