use crate::security::policy::PageNonce;
use crate::state::AppState;
use app::routes::App;
use app::shell::{Shell, shell};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode};
use leptos::nonce::Nonce;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list, render_app_async_with_context};
use std::sync::LazyLock;

/// Every page, looked for once: while Leptos does so, no page of this process may load anything, and one that is being served
/// would wait for ever.
static PAGES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

/// The application's pages and server functions.
pub fn routes(state: &AppState) -> Router<AppState> {
    Router::new()
        .leptos_routes_with_context(state, PAGES.clone(), context(&state.shell), shell)
        // Questions are bounded one by one in `security::body`.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn(super::api::say_status))
}

/// What the document takes from the server: its assets, and the nonce that the response's policy names.
fn context(document: &Shell) -> impl Fn() + Clone + Send + Sync + 'static {
    let document = document.clone();
    move || {
        provide_context(document.clone());
        let minted = use_context::<http::request::Parts>().and_then(|parts| parts.extensions.get::<PageNonce>().cloned());
        if let Some(PageNonce(nonce)) = minted {
            provide_context(Nonce::from_value(nonce));
        }
    }
}

/// An address that nothing answers: the application's own page, with the right status.
pub async fn unknown(State(state): State<AppState>, request: Request) -> Response {
    if *request.method() != Method::GET {
        return StatusCode::NOT_FOUND.into_response();
    }
    let render = render_app_async_with_context(context(&state.shell), shell);
    let mut response = render(request).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
