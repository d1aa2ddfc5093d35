//! The content policy: nothing is allowed but what is named here.

use crate::config::Config;

/// A fresh nonce for one response, put into the request so that the page can carry it.
#[derive(Clone, Debug)]
pub struct PageNonce(pub String);

/// The policy without its nonce, made once from the configuration.
#[derive(Clone, Debug)]
pub struct Policy {
    before_nonce: String,
    after_nonce: String,
}

impl Policy {
    /// The policy for this configuration.
    pub fn new(config: &Config) -> Policy {
        let tiles = config.map.tile_origin().unwrap_or_default();
        // Chromium checks form-action also on the redirects that follow a form's POST: a form that leads to sign-in
        // ends at the provider.
        let providers = provider_origins(config).join(" ");
        Policy {
            before_nonce: "default-src 'none'; script-src 'nonce-".to_owned(),
            after_nonce: format!(
                "' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob: {tiles}; \
                 font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; media-src 'self' blob:; \
                 form-action 'self' {providers}; frame-ancestors 'none'; base-uri 'none'"
            ),
        }
    }

    /// The header's value for one response.
    pub fn with_nonce(&self, nonce: &PageNonce) -> String {
        format!("{}{}{}", self.before_nonce, nonce.0, self.after_nonce)
    }
}

fn provider_origins(config: &Config) -> Vec<String> {
    let mut origins: Vec<String> =
        [Some(&config.oidc.issuer), config.oidc.authorize_url.as_ref()].into_iter().flatten().filter_map(|url| origin_of(url)).collect();
    origins.dedup();
    origins
}

/// `https://a.example` of `https://a.example/path`.
fn origin_of(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    Some(format!("{scheme}://{}", rest.split('/').next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_configured_hosts_are_let_in() {
        let mut config = Config::default();
        config.oidc.issuer = "https://id.example/x".into();
        config.map.mode = crate::config::MapMode::Raster;
        config.map.tile_url = Some("https://{s}.tiles.example/{z}/{x}/{y}.png".into());
        let policy = Policy::new(&config).with_nonce(&PageNonce("abc".into()));
        assert!(policy.contains("script-src 'nonce-abc' 'strict-dynamic'"), "{policy}");
        assert!(policy.contains("blob: https://*.tiles.example;"), "{policy}");
        assert!(policy.contains("form-action 'self' https://id.example;"), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
    }
}
