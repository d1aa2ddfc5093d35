//! What is typed in an application and not yet kept by the server lies on the device: it survives a reload and a lost network (T8.3).

use super::fields::{Lying, Typed};
use crate::device::storage::{self, Key, Words};
use crate::device::typed::rather;
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

fn key(id: &str) -> Key {
    Words::Desk.about(&format!("application-{id}"))
}

/// Brings back what was typed upon the same revision, under what was typed before the page woke up, then keeps every change. Nothing is put
/// over what a colleague has written since.
pub fn keep(id: String, seen: RwSignal<u32>, typed: Typed, happened: RwSignal<String>, reason: RwSignal<String>) {
    let read = move || Kept { seen: seen.get(), facts: typed.lying(), happened: happened.get(), reason: reason.get() };
    let began = untrack(read);
    Effect::new(move |ran: Option<()>| {
        let now = read();
        if ran.is_some() {
            storage::write(&key(&id), &now);
        } else if let Some(kept) = storage::read::<Kept>(&key(&id)).filter(|kept| kept.seen == now.seen) {
            typed.lay(kept.facts.under(&began.facts, now.facts));
            happened.set(rather(&began.happened, now.happened, kept.happened));
            reason.set(rather(&began.reason, now.reason, kept.reason));
        }
    });
}

/// After submitting nothing stays on the device.
pub fn forget(id: &str) {
    storage::remove(&key(id));
}
