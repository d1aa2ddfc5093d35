//! What is typed is kept on the device, for each appeal and step by itself, until it is sent.

use super::typed::Typed;
use crate::device::storage;
use domain::appeal::form::RightForm;
use leptos::prelude::*;

fn key(form: &RightForm) -> String {
    format!("right-{}-{}", form.appeal, form.step.map(|step| step.as_str()).unwrap_or_default())
}

/// Brings back what was kept, then keeps every change.
pub fn keep(typed: Typed, from_server: bool) {
    Effect::new(move |ran: Option<()>| {
        let form = typed.form();
        let key = key(&form);
        if ran.is_some() {
            storage::write(&key, &form);
        } else if !from_server && let Some(kept) = storage::read::<RightForm>(&key) {
            typed.fill(kept);
        }
    });
}

/// After it is done: nothing stays on the device.
pub fn forget(form: &RightForm) {
    storage::remove(&key(form));
}
