use crate::config::Config;
use crate::cookies::{self, Seen};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

/// How long a person may take at the provider, seconds.
const MINUTES_10_S: i64 = 600;

/// One attempt to sign in, kept in the browser's own cookie so that any of several servers can finish it. It tells the
/// browser nothing that it may not know; binding to the browser is its purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// Comes back from the provider unchanged.
    pub state: String,
    /// Comes back inside the ID token.
    pub nonce: String,
    /// PKCE: proves that the code is redeemed by who asked for it.
    pub verifier: String,
    /// Exactly the return address that was sent.
    pub redirect_uri: String,
    /// Where the person wants to go afterwards.
    pub next: String,
}

impl Attempt {
    /// The cookie. Its name carries the beginning of the state, so two windows don't disturb each other.
    pub fn cookie(&self, config: &Config) -> Cookie<'static> {
        let value = URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default());
        cookies::lasting(config, name(config, &self.state), value, MINUTES_10_S, Seen::ByServer)
    }

    /// The attempt that belongs to the state which came back, if this browser made it.
    pub fn find(jar: &CookieJar, config: &Config, state: &str) -> Option<Attempt> {
        let value = URL_SAFE_NO_PAD.decode(jar.get(&name(config, state))?.value()).ok()?;
        let attempt: Attempt = serde_json::from_slice(&value).ok()?;
        (attempt.state == state).then_some(attempt)
    }

    /// The cookie that ends it: an attempt serves once.
    pub fn end(&self, config: &Config) -> Cookie<'static> {
        cookies::removal(config, name(config, &self.state))
    }
}

fn name(config: &Config, state: &str) -> String {
    let short: String = state.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    format!("{}-in-{short}", cookies::session_name(config))
}
