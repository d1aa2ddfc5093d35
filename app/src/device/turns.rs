//! A page wakes up and a map is drawn in many short turns and not in one long one: whoever presses something meanwhile is answered between
//! two of them (decision 27).

use gloo_timers::future::TimeoutFuture;
use std::time::Duration;

/// Does it in a turn of its own.
pub fn next(work: impl FnOnce() + 'static) {
    leptos::prelude::set_timeout(work, Duration::ZERO);
}

/// Lets others have their turn.
pub async fn pause() {
    TimeoutFuture::new(0).await;
}
