//! How our cookies are made: one place decides their attributes.

use crate::config::Config;
use axum_extra::extract::cookie::{Cookie, SameSite};

/// Whether scripts may read a cookie.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Only the server sees it.
    ByServer,
    /// Scripts see it too.
    ByScripts,
}

/// The session cookie's name. With https the browser itself guards it by the `__Host-` prefix.
pub fn session_name(config: &Config) -> &'static str {
    if config.is_https() { "__Host-muraciet" } else { "muraciet" }
}

/// A cookie for so many seconds.
pub fn lasting(config: &Config, name: impl Into<String>, value: String, seconds: i64, seen: Seen) -> Cookie<'static> {
    let age = std::time::Duration::from_secs(seconds.unsigned_abs());
    Cookie::build((name.into(), value))
        .path("/")
        .http_only(seen == Seen::ByServer)
        .secure(config.is_https())
        .same_site(SameSite::Lax)
        .max_age(age.try_into().unwrap_or_default())
        .build()
}

/// The cookie that removes another.
pub fn removal(config: &Config, name: impl Into<String>) -> Cookie<'static> {
    lasting(config, name, String::new(), 0, Seen::ByServer)
}
