//! What is typed on the joining page is kept on the device, for each appeal by itself.

use super::form::Joining;
use crate::device::storage;
use domain::appeal::form::{AppealForm, JoinForm};
use domain::ids::AppealId;
use leptos::prelude::*;

fn key(appeal: &AppealId) -> String {
    format!("join-{appeal}")
}

/// Brings back what was kept, then keeps every change.
pub fn keep(joining: Joining, from_server: bool) {
    Effect::new(move |ran: Option<()>| {
        let form = joining.form();
        let key = key(&form.appeal);
        if ran.is_some() {
            storage::write(&key, &form);
        } else if !from_server && let Some(kept) = storage::read::<JoinForm>(&key) {
            joining.fill(kept);
        }
    });
}

/// After joining: nothing stays on the device.
pub fn forget(appeal: &AppealId) {
    storage::remove(&key(appeal));
}

/// Takes the words, photos and answer mode of an unfinished appeal along to the joining page.
pub fn take_along(appeal: &AppealId, form: AppealForm) {
    let kept = JoinForm {
        appeal: appeal.clone(),
        text: form.text,
        media: form.media,
        voice: form.voice,
        videos: form.videos,
        answer_mode: form.answer_mode,
        postal_address: form.postal_address,
        ..JoinForm::default()
    };
    storage::write(&key(appeal), &kept);
}
