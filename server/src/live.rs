//! `GET /live`: tells a browser which of its views have become old. Ids only; the browser asks again for what it may see.

pub mod centre;
mod connections;
mod pending;

pub use connections::Connections;

use crate::error_response::as_json;
use crate::security::client_address;
use crate::state::AppState;
use app::error::AppError;
use axum::extract::{Request, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use connections::Slot;
use domain::live::{Change, Topic};
use domain::role::Actor;
use futures::Stream;
use pending::Pending;
use services::Ctx;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use tokio::sync::watch;

const KEEP_ALIVE: Duration = Duration::from_secs(20);
/// Changes are gathered for so long before they are told: at most five times a second.
const GATHER: Duration = Duration::from_millis(200);
/// How long a browser waits before it connects again.
const RETRY: Duration = Duration::from_secs(3);

/// The stream of events: `hello` with the build first, then `map`, `mine`, `inbox`, `institution` with the appeal's id.
pub async fn stream(State(state): State<AppState>, request: Request) -> Response {
    let Some(ctx) = request.extensions().get::<Ctx>() else { return as_json(AppError::Transport) };
    let actor = ctx.actor.clone();
    let address = client_address::of(&request, state.config.trusted_proxies);
    let holder = actor.person.as_ref().map_or_else(|| address.to_string(), ToString::to_string);
    let Some(slot) = state.live.open(holder, state.config.limits.live_connections) else {
        return as_json(AppError::Busy { retry_s: 30 });
    };
    let hello = Event::default().event("hello").data(build(&state)).retry(RETRY);
    let listener =
        Listener { actor, changes: state.portal.changes(), stopping: state.stopping.clone(), pending: Pending::default(), _slot: slot };
    let events = futures::StreamExt::chain(futures::stream::iter([Ok(hello)]), listener.events());
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)).into_response();
    // Proxies that gather answers would hold the events back.
    response.headers_mut().insert("x-accel-buffering", http::HeaderValue::from_static("no"));
    response
}

struct Listener {
    actor: Actor,
    changes: Receiver<Change>,
    stopping: watch::Receiver<bool>,
    pending: Pending,
    _slot: Slot,
}

impl Listener {
    fn events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        futures::stream::unfold(self, |mut listener| async move {
            while listener.pending.is_empty() {
                listener.gather().await?;
            }
            let event = listener.pending.next()?;
            Some((Ok(event), listener))
        })
    }

    /// Waits for a change, then takes along what follows within a moment. `None` ends the stream.
    async fn gather(&mut self) -> Option<()> {
        self.take_one().await?;
        let until = tokio::time::Instant::now() + GATHER;
        while tokio::time::Instant::now() < until {
            match tokio::time::timeout_at(until, self.take_one()).await {
                Ok(going_on) => going_on?,
                Err(_) => break,
            }
        }
        Some(())
    }

    async fn take_one(&mut self) -> Option<()> {
        let change = tokio::select! {
            _ = self.stopping.wait_for(|stop| *stop) => None,
            change = self.changes.recv() => Some(change),
        };
        match change? {
            Ok(change) => self.note(&change),
            // Too slow to follow one by one: everything this browser shows may be old.
            Err(RecvError::Lagged(_)) => self.pending.all_old(),
            Err(RecvError::Closed) => return None,
        }
        Some(())
    }

    fn note(&mut self, change: &Change) {
        for topic in services::people::topics(&self.actor, change) {
            self.pending.add(topic, &change.appeal);
        }
    }
}

/// The build's id; never empty, because browsers don't deliver an event without data.
fn build(state: &AppState) -> &str {
    let build = state.shell.assets.build.as_str();
    if build.is_empty() { "-" } else { build }
}

/// The event's name.
fn name(topic: Topic) -> &'static str {
    match topic {
        Topic::Map => "map",
        Topic::Mine => "mine",
        Topic::Inbox => "inbox",
        Topic::Institution => "institution",
        Topic::Desk => "desk",
    }
}
