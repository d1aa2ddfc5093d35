//! What is typed is kept on the device, for each appeal and step by itself, until it is sent.

use super::typed::Typed;
use crate::device::storage::{self, Key, Words};
use crate::device::typed::rather;
use domain::appeal::form::RightForm;
use leptos::prelude::*;

fn key(form: &RightForm) -> Key {
    Words::Right.about(&format!("{}-{}", form.appeal, form.step.map(|step| step.as_str()).unwrap_or_default()))
}

/// Brings back what was kept, under what was typed before the page woke up, then keeps every change.
pub fn keep(typed: Typed, from_server: bool) {
    let began = untrack(|| typed.form());
    Effect::new(move |ran: Option<()>| {
        let form = typed.form();
        let key = key(&form);
        if ran.is_some() {
            storage::write(&key, &form);
        } else if !from_server && let Some(kept) = storage::read::<RightForm>(&key) {
            typed.fill(together(&began, form, kept));
        }
    });
}

fn together(began: &RightForm, now: RightForm, kept: RightForm) -> RightForm {
    RightForm {
        text: rather(&began.text, now.text, kept.text),
        demand: rather(&began.demand, now.demand, kept.demand),
        institution: rather(&began.institution, now.institution, kept.institution),
        category: rather(&began.category, now.category, kept.category),
        address: rather(&began.address, now.address, kept.address),
        ..kept
    }
}

/// After it is done: nothing stays on the device.
pub fn forget(form: &RightForm) {
    storage::remove(&key(form));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t8_3_a_step_comes_back_under_what_was_typed_meanwhile() {
        let form = |text: &str, address: &str| RightForm { text: text.into(), address: address.into(), ..RightForm::default() };
        let kept = RightForm { media: vec!["photo".into()], ..form("kept", "kept street") };
        let back = together(&form("as it stands", "street"), form("as it stands, and more", "street"), kept.clone());
        assert_eq!(back, RightForm { text: "as it stands, and more".into(), ..kept });
    }
}
