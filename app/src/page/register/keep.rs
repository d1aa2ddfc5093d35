//! What is typed in an application and not yet kept by the server lies on the device: it survives a reload and a lost network (T8.3).

use super::fields::{Lying, Typed};
use crate::device::storage;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// An application as it lies on the device.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    seen: u32,
    facts: Lying,
    happened: String,
    reason: String,
}

/// Keys that begin with `desk/` are words of people, which move with their consent.
fn key(id: &str) -> String {
    format!("desk/application-{id}")
}

/// Brings back what was typed upon the same revision, then keeps every change. Nothing is put over what a colleague has written since.
pub fn keep(id: String, seen: RwSignal<u32>, typed: Typed, happened: RwSignal<String>, reason: RwSignal<String>) {
    Effect::new(move |ran: Option<()>| {
        let now = Kept { seen: seen.get(), facts: typed.lying(), happened: happened.get(), reason: reason.get() };
        if ran.is_some() {
            storage::write(&key(&id), &now);
        } else if let Some(kept) = storage::read::<Kept>(&key(&id)).filter(|kept| kept.seen == now.seen) {
            typed.lay(kept.facts);
            happened.set(kept.happened);
            reason.set(kept.reason);
        }
    });
}

/// After submitting nothing stays on the device.
pub fn forget(id: &str) {
    storage::remove(&key(id));
}
