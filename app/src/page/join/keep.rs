//! What is typed on the joining page is kept on the device, for each appeal by itself.

use super::form::Joining;
use crate::device::storage::{self, Key, Words};
use crate::device::typed::rather;
use domain::appeal::form::{AppealForm, JoinForm};
use domain::ids::AppealId;
use leptos::prelude::*;

fn key(appeal: &AppealId) -> Key {
    Words::Join.about(appeal.as_str())
}

/// Brings back what was kept, under what was typed before the page woke up, then keeps every change.
pub fn keep(joining: Joining, from_server: bool) {
    let began = untrack(|| joining.form());
    Effect::new(move |ran: Option<()>| {
        let form = joining.form();
        let key = key(&form.appeal);
        if ran.is_some() {
            storage::write(&key, &form);
        } else if !from_server && let Some(kept) = storage::read::<JoinForm>(&key) {
            joining.fill(together(&began, form, kept));
        }
    });
}

fn together(began: &JoinForm, now: JoinForm, kept: JoinForm) -> JoinForm {
    JoinForm {
        text: rather(&began.text, now.text, kept.text),
        answer_mode: rather(&began.answer_mode, now.answer_mode, kept.answer_mode),
        postal_address: rather(&began.postal_address, now.postal_address, kept.postal_address),
        ..kept
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t8_3_a_joining_comes_back_under_what_was_typed_meanwhile() {
        let form = |text: &str, address: &str| JoinForm { text: text.into(), postal_address: address.into(), ..JoinForm::default() };
        let kept = JoinForm { media: vec!["photo".into()], ..form("kept", "Bakı") };
        let back = together(&form("", ""), form("typed", ""), kept.clone());
        assert_eq!(back, JoinForm { text: "typed".into(), ..kept.clone() });
        assert_eq!(together(&form("", ""), form("", ""), kept.clone()), kept);
    }
}
