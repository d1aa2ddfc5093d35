//! The rows that a browser has loaded: those of every page at once, the others before the first page of another part.

use std::sync::OnceLock;
use std::time::Duration;

static FIRST: OnceLock<Vec<String>> = OnceLock::new();
static MORE: OnceLock<Vec<String>> = OnceLock::new();
static MORE_AT: OnceLock<String> = OnceLock::new();

/// How long to wait before a failed load is tried again.
const PAUSE: Duration = Duration::from_secs(1);

/// The row, from the share that has it.
pub(super) fn row(at: usize) -> &'static str {
    let found = |share: &'static OnceLock<Vec<String>>| share.get()?.get(at).map(String::as_str).filter(|row| !row.is_empty());
    found(&FIRST).or_else(|| found(&MORE)).unwrap_or_default()
}

/// Takes the rows that every page needs, a JSON list, before the page wakes up; and where the others are.
pub fn load(json: &str, more: String) {
    let _ = FIRST.set(rows(json));
    let _ = MORE_AT.set(more);
}

/// Loads the others, once. Without a network the old page stays until there is one.
pub async fn load_more() {
    while MORE.get().is_none() {
        match ask().await {
            Some(json) => drop(MORE.set(rows(&json))),
            None => gloo_timers::future::sleep(PAUSE).await,
        }
    }
}

async fn ask() -> Option<String> {
    let answer = gloo_net::http::Request::get(MORE_AT.get()?).send().await.ok().filter(|answer| answer.ok())?;
    answer.text().await.ok()
}

fn rows(json: &str) -> Vec<String> {
    crate::wire::read(json.as_bytes()).unwrap_or_default()
}
