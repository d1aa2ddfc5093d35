//! Files that differ in the test environment: the icon's colour, the application's name, what robots are told.

use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use serde_json::Value;
use std::path::Path;

/// The real environment's colour, and this one's.
const COLOUR: (&str, &str) = ("#0b5d5e", "#a3123a");
const MARK: &str = "TEST";

/// The test environment's own file of this address; `None` where it has none.
pub async fn own(site: &Path, address: &str) -> Option<Response> {
    let (kind, text) = match address {
        "/robots.txt" => ("text/plain; charset=utf-8", "User-agent: *\nDisallow: /\n".to_owned()),
        "/favicon.svg" => ("image/svg+xml", read(site, address).await?.replace(COLOUR.0, COLOUR.1)),
        "/manifest.webmanifest" => ("application/manifest+json", renamed(&read(site, address).await?)?),
        _ => return None,
    };
    Some(([(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, no-cache")], text).into_response())
}

async fn read(site: &Path, address: &str) -> Option<String> {
    tokio::fs::read_to_string(site.join(address.trim_start_matches('/'))).await.ok()
}

/// Installed beside the real one it must not look like it.
fn renamed(manifest: &str) -> Option<String> {
    let mut manifest: Value = serde_json::from_str(manifest).ok()?;
    for name in ["name", "short_name"] {
        let real = manifest.get(name)?.as_str()?.to_owned();
        manifest[name] = format!("{MARK} {real}").into();
    }
    manifest["theme_color"] = COLOUR.1.into();
    // The real icon's pictures keep its colour; the drawn one has this one's.
    manifest["icons"] = serde_json::json!([{ "src": "/favicon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any" }]);
    Some(manifest.to_string())
}
