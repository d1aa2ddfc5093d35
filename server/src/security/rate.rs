//! How much one address may do. Limits per person, and those of wrong guesses, are kept by `services`.

use super::client_address;
use crate::config::Limits;
use crate::error_response::answer;
use crate::language;
use crate::state::AppState;
use app::error::AppError;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use http::Method;
use std::net::IpAddr;
use std::num::NonZeroU32;

/// The counters of every address.
pub struct RateLimits {
    posts: DefaultKeyedRateLimiter<IpAddr>,
    sign_ins: DefaultKeyedRateLimiter<IpAddr>,
    downloads: DefaultKeyedRateLimiter<IpAddr>,
}

impl RateLimits {
    /// Empty counters.
    pub fn new(limits: &Limits) -> RateLimits {
        let per_minute = |n: u32| RateLimiter::keyed(Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN)));
        RateLimits {
            posts: per_minute(limits.posts_per_minute),
            sign_ins: per_minute(limits.sign_ins_per_minute),
            downloads: per_minute(limits.downloads_per_minute),
        }
    }

    /// Forgets addresses that have been quiet; called by a job.
    pub fn forget_quiet(&self) {
        self.posts.retain_recent();
        self.sign_ins.retain_recent();
        self.downloads.retain_recent();
    }

    /// Seconds to wait, when the address has used up its share.
    fn wait(&self, request: &Request, address: &IpAddr) -> Option<u32> {
        let counter = match (request.method(), request.uri().path()) {
            (&Method::GET, "/sign-in") => &self.sign_ins,
            (&Method::GET | &Method::HEAD, path) if is_download(path) => &self.downloads,
            (&Method::GET | &Method::HEAD | &Method::OPTIONS, _) => return None,
            _ => &self.posts,
        };
        let too_early = counter.check_key(address).err()?;
        let wait = too_early.wait_time_from(DefaultClock::default().now());
        u32::try_from(wait.as_secs()).ok()?.checked_add(1)
    }
}

/// What takes long to make and anybody may have: open data, the register of e-services whole, a printed regulation.
fn is_download(path: &str) -> bool {
    let register = matches!(path, "/services.json" | "/services.csv" | "/services.jsonld");
    register || path.starts_with("/data/") || (path.starts_with("/regulations/") && path.ends_with("/pdf"))
}

/// Answers 429 with `Retry-After` when the address has used up its share.
pub async fn limit(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let address = client_address::of(&request, state.config.trusted_proxies);
    match state.rates.wait(&request, &address) {
        None => next.run(request).await,
        Some(retry_s) => {
            metrics::counter!("muraciet_rate_limited_total").increment(1);
            answer(&state, language::of(request.headers()), request.headers(), AppError::Busy { retry_s })
        }
    }
}
