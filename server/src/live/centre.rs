//! `GET /live/centre/{centre}`: tells the displays, counters and phones of one centre that its queue has changed. It carries no news:
//! whoever is told, and whoever connects anew, asks again, so that nothing missed in between matters.

use super::{KEEP_ALIVE, RETRY, Slot, build};
use crate::error_response::as_json;
use crate::security::client_address;
use crate::state::AppState;
use app::error::AppError;
use axum::extract::{Path, Request, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use domain::ids::CentreId;
use futures::Stream;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use tokio::sync::watch;

/// What happens within so short a time is told at once; a call is on the display half a second later.
const GATHER: Duration = Duration::from_millis(60);
/// Displays and phones of one hall often have one address.
const FROM_ONE_HALL: u32 = 8;

/// The stream: `hello` with the build, then `queue` at once and after every change. The id is the moment.
pub async fn stream(State(state): State<AppState>, Path(centre): Path<CentreId>, request: Request) -> Response {
    match services::queue::is_centre(&state.portal, &centre).await {
        Ok(true) => {}
        Ok(false) => return as_json(AppError::NotFound),
        Err(error) => return as_json(AppError::from(error)),
    }
    let address = client_address::of(&request, state.config.trusted_proxies);
    let most = state.config.limits.live_connections.saturating_mul(FROM_ONE_HALL);
    let Some(slot) = state.live.open(format!("{centre} {address}"), most) else {
        return as_json(AppError::Busy { retry_s: 30 });
    };
    let hello = Event::default().event("hello").data(build(&state)).retry(RETRY);
    let watcher =
        Watcher { changes: state.portal.centre_changes(), stopping: state.stopping.clone(), centre, state, told: false, _slot: slot };
    let events = futures::StreamExt::chain(futures::stream::iter([Ok(hello)]), watcher.events());
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)).into_response();
    // Proxies that gather answers would hold the events back.
    response.headers_mut().insert("x-accel-buffering", http::HeaderValue::from_static("no"));
    response
}

struct Watcher {
    centre: CentreId,
    changes: Receiver<CentreId>,
    stopping: watch::Receiver<bool>,
    state: AppState,
    /// The first event comes by itself.
    told: bool,
    _slot: Slot,
}

impl Watcher {
    fn events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        futures::stream::unfold(self, |mut watcher| async move {
            if watcher.told {
                watcher.wait().await?;
            }
            watcher.told = true;
            let moment = watcher.state.portal.now().0.to_string();
            Some((Ok(Event::default().event("queue").id(moment).data(watcher.centre.as_str())), watcher))
        })
    }

    /// Waits for a change of this centre, then lets what follows at once come along. `None` ends the stream.
    async fn wait(&mut self) -> Option<()> {
        while !self.take_one().await? {}
        let until = tokio::time::Instant::now() + GATHER;
        while let Ok(taken) = tokio::time::timeout_at(until, self.take_one()).await {
            taken?;
        }
        Some(())
    }

    /// Whether the next change is this centre's.
    async fn take_one(&mut self) -> Option<bool> {
        let change = tokio::select! {
            _ = self.stopping.wait_for(|stop| *stop) => return None,
            change = self.changes.recv() => change,
        };
        match change {
            Ok(centre) => Some(centre == self.centre),
            // Too slow to follow: it may have been this one's.
            Err(RecvError::Lagged(_)) => Some(true),
            Err(RecvError::Closed) => None,
        }
    }
}
