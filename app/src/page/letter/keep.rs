//! Everything typed is kept: it survives a reload, a sign-in, a lost network, and with consent a closed browser too (T8.1).

use super::form::Letter;
use crate::device::storage;
use domain::correspondence::LetterForm;
use domain::ids::AppealId;
use leptos::prelude::*;

const KEY: &str = "letter";

fn is_worth_keeping(form: &LetterForm) -> bool {
    [&form.subject, &form.text, &form.postal_address].iter().any(|words| !words.trim().is_empty())
}

/// Brings back what was kept, then keeps every change. A form kept by the server wins over the device's.
pub fn keep(letter: Letter, from_server: bool) {
    Effect::new(move |ran: Option<()>| {
        let form = letter.form();
        if ran.is_some() || is_worth_keeping(&form) {
            if is_worth_keeping(&form) {
                storage::write(KEY, &form);
            } else {
                storage::remove(KEY);
            }
        } else if let Some(kept) = storage::read::<LetterForm>(KEY).filter(|kept| !from_server && is_worth_keeping(kept)) {
            letter.fill(kept);
        }
    });
}

/// It has been sent: nothing of it stays on the device.
pub fn sent(letter: &AppealId) {
    if storage::read::<LetterForm>(KEY).is_some_and(|kept| kept.id == *letter) {
        storage::remove(KEY);
    }
}
