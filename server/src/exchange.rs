//! Adapters to state registers: over X-Road, or directly. Whatever they say, or don't, becomes data of the domain or one of a few
//! words; their own words may be personal and go nowhere.

mod answer;
mod caller;
mod measured;
mod rest;
mod x_road;

use crate::config::{Exchange as Settings, Register as Way, Via};
use anyhow::Context;
use domain::exchange::Fact;
use measured::Measured;
use rest::Rest;
use services::exchange::{Breaker, Exchange, Line, Register};
use std::time::Duration;
use x_road::XRoad;

/// The longest a question may take, seconds: a turn of slow answers ends before its questions are given to others.
const LONGEST_S: u32 = 20;

/// The registers that the configuration names. Nothing is connected yet.
///
/// # Errors
/// When an address, a header or a certificate can't be understood; the message names the register.
pub fn registers(settings: &Settings) -> anyhow::Result<Exchange> {
    let mut lines = Vec::new();
    for fact in Fact::ALL {
        let way = settings.register(*fact);
        if let Some(register) = register(*fact, way).with_context(|| format!("exchange.{}", fact.as_str()))? {
            let patience = Duration::from_secs(way.timeout_s.clamp(1, LONGEST_S).into());
            let breaker = Breaker::new(settings.failures, i64::from(settings.pause_s) * 1_000);
            lines.push(Line::new(*fact, Box::new(Measured::new(*fact, register)), patience, breaker));
        }
    }
    Ok(Exchange::new(lines))
}

fn register(fact: Fact, way: &Way) -> anyhow::Result<Option<Box<dyn Register>>> {
    Ok(match way.via {
        Via::Manual => None,
        Via::XRoad => Some(Box::new(XRoad::new(fact, way)?)),
        Via::Rest => Some(Box::new(Rest::new(fact, way)?)),
    })
}
