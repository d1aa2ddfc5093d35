//! What the bundle made: names of the hashed files, read once at the start.

use app::shell::Assets;
use std::path::Path;

/// Reads `assets.json` of the site folder; without it the pages are served plain, without script.
pub fn load(site: &Path) -> Assets {
    let file = site.join("assets.json");
    let read = std::fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    if read.is_none() {
        tracing::warn!(file = %file.display(), "no browser bundle: pages are served without script (run `cargo bundle`)");
    }
    read.unwrap_or_default()
}
