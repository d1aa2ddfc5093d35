//! Questions to state registers: each register has a loop of its own, so that one that hangs holds up nobody but itself.

use crate::state::AppState;
use domain::exchange::Fact;
use services::exchange::{Mood, work_off};

/// Asks what is due; outcomes and the state of the breaker are counted.
pub async fn ask(state: AppState, fact: Fact) -> anyhow::Result<()> {
    let register = fact.as_str();
    for outcome in work_off(&state.portal, &state.exchange, fact).await? {
        metrics::counter!("muraciet_exchange_questions_total", "register" => register, "outcome" => outcome).increment(1);
        if !matches!(outcome, "answered" | "unknown") {
            tracing::warn!(register, trouble = outcome, "a state register gave no answer");
        }
    }
    if let Some(line) = state.exchange.line(fact) {
        let open = match line.mood(state.portal.now()) {
            Mood::Closed => 0.0,
            Mood::HalfOpen => 0.5,
            Mood::Open => 1.0,
        };
        metrics::gauge!("muraciet_exchange_breaker_open", "register" => register).set(open);
    }
    Ok(())
}
