//! Signing in through the single sign-on: OpenID Connect, code flow with PKCE, state and nonce.
//!
//! The story: [`start::go`] sends the person to the provider and keeps the attempt in a cookie; the provider sends the person
//! back to [`callback::arrive`], which exchanges the code, checks the token and opens a session.

pub mod attempt;
pub mod callback;
pub mod claims;
pub mod problem;
pub mod provider_client;
pub mod start;

use crate::state::AppState;
use axum::Router;
use axum::routing::get;

/// Where the provider sends people back to.
pub const CALLBACK: &str = "/sign-in/callback";

/// The routes of signing in.
pub fn routes() -> Router<AppState> {
    Router::new().route("/sign-in", get(start::go)).route(CALLBACK, get(callback::arrive)).route("/sign-in/problem", get(problem::show))
}
