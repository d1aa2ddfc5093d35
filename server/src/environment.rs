//! The test environment marks whatever leaves it, so that nobody takes it for the real one (A3.1.6). The real one is left as it is:
//! there this layer is not mounted.

mod files;
mod page;

use crate::language;
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::header::{ACCEPT_ENCODING, CONTENT_TYPE, HeaderName, HeaderValue};

const NO_ROBOTS: HeaderValue = HeaderValue::from_static("noindex, nofollow");
/// No search engine keeps anything of it, pages or files.
const ROBOTS_TAG: HeaderName = HeaderName::from_static("x-robots-tag");

/// Marks pages, icon, application and what is told to robots.
pub async fn mark(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let (lang, path) = (language::of(request.headers()), request.uri().path().to_owned());
    // What is compressed already can't be marked.
    request.headers_mut().remove(ACCEPT_ENCODING);
    let mut response = match files::own(&state.config.site, &path).await {
        Some(file) => file,
        None => {
            let response = next.run(request).await;
            if is_page(&response) { page::marked(response, lang).await } else { response }
        }
    };
    response.headers_mut().insert(ROBOTS_TAG, NO_ROBOTS);
    response
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}
