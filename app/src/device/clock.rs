//! The reader's clock, for remaining hours. Deadlines themselves are always counted by the server.

use domain::time::UnixMs;
use leptos::prelude::*;

/// Waits. On the server not at all.
pub async fn pause(ms: u32) {
    #[cfg(feature = "hydrate")]
    gloo_timers::future::TimeoutFuture::new(ms).await;
    #[cfg(not(feature = "hydrate"))]
    let _ = ms;
}

/// The present moment, renewed twice a minute; `None` on the server and while the page wakes up.
pub fn use_now() -> Signal<Option<UnixMs>> {
    let now = RwSignal::new(None);
    #[cfg(feature = "hydrate")]
    Effect::new(move || {
        let tell = move || now.set(Some(UnixMs(js_sys::Date::now() as i64)));
        tell();
        if let Ok(handle) = set_interval_with_handle(tell, std::time::Duration::from_secs(30)) {
            on_cleanup(move || handle.clear());
        }
    });
    now.into()
}
