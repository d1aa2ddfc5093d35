//! A stand-in for state registers, for the demo, for trials and for tests: it speaks X-Road and plain REST, says the same of the
//! same number every time, and fails on demand. Its people are invented.

mod answer;
mod fault;
mod people;

use crate::config::{Exchange, Register, Via};
use anyhow::Context;
use axum::Router;
use axum::routing::{any, put};
use domain::exchange::Fact;
pub use fault::Fault;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::net::TcpListener;

/// How we are known to the stand-in.
const CLIENT: &str = "DEMO/GOV/AMIS/muraciet";

/// A running stand-in.
#[derive(Clone)]
pub struct StandIn {
    /// Where it listens.
    pub address: SocketAddr,
    state: Arc<State>,
}

/// What its handlers share.
#[derive(Default)]
struct State {
    fault: Mutex<Fault>,
    asked: Mutex<u64>,
}

impl StandIn {
    /// Starts it; it ends with the process.
    ///
    /// # Errors
    /// When the address is taken.
    pub async fn start(listen: SocketAddr) -> anyhow::Result<StandIn> {
        let listener = TcpListener::bind(listen).await.with_context(|| format!("listening on {listen}"))?;
        let stand_in = StandIn { address: listener.local_addr()?, state: Arc::default() };
        let routes = Router::new()
            .route("/r1/{*service}", any(answer::x_road))
            .route("/rest/{fact}/{key}", any(answer::rest))
            .route("/fault/{fault}", put(fault::choose))
            .with_state(Arc::clone(&stand_in.state));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Ok(stand_in)
    }

    /// From now on it fails so.
    pub fn fail(&self, fault: Fault) {
        *self.state.fault() = fault;
    }

    /// How often it was asked.
    pub fn asked(&self) -> u64 {
        *self.state.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The configuration by which a register is asked here.
    pub fn way(&self, fact: Fact, via: Via) -> Register {
        let (origin, word) = (format!("http://{}", self.address), fact.as_str());
        Register {
            via,
            url: Some(if via == Via::Rest { format!("{origin}/rest/{word}/{{key}}") } else { origin }),
            client: Some(CLIENT.to_owned()),
            service: Some(format!("DEMO/GOV/REGISTERS/{word}/find")),
            ..Register::default()
        }
    }

    /// All registers are asked here, over X-Road.
    pub fn speak_for_all(&self, exchange: &mut Exchange) {
        for fact in Fact::ALL {
            *exchange.register_mut(*fact) = self.way(*fact, Via::XRoad);
        }
    }
}

impl State {
    fn fault(&self) -> MutexGuard<'_, Fault> {
        self.fault.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self) {
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) += 1;
    }
}
