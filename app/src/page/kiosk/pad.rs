//! Typing the number: a large field that a scanner writes into too, and keys for fingers.

use super::ADDRESS;
use super::typed::{is_slip, with_key, without_last};
use crate::device::{focus, keys};
use crate::tr;
use leptos::prelude::*;

const FIELD: &str = "number";
const KEYS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "Q", "0", "AM"];

/// The field with its keys. `wrong` says what was wrong with the number sent before.
#[component]
pub fn NumberPart(value: RwSignal<String>, wrong: &'static str) -> impl IntoView {
    crate::device::typed::adopt(FIELD, value);
    // Keys of a scanner or a keyboard reach the field wherever the focus is.
    keys::use_keys(move |key| {
        let letter = key.len() == 1 && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if letter {
            value.update(|text| *text = with_key(text, key));
            focus::focus(FIELD);
        }
        letter
    });
    let sent = value.get_untracked();
    let trouble = move || match value.with(|text| (is_slip(text), *text == sent)) {
        (true, _) => tr!(kiosk.slip),
        (false, true) => wrong,
        (false, false) => "",
    };
    let trouble = Memo::new(move |_| trouble());
    view! {
        <form class="kiosk-form" method="get" action=ADDRESS>
            <label class="kiosk-lead" for=FIELD>{tr!(kiosk.lead)}</label>
            <p id="number-wrong" class="kiosk-wrong" role="alert">{move || trouble.get()}</p>
            <input class="kiosk-field" id=FIELD name=FIELD type="text" autocomplete="off" autocapitalize="characters" spellcheck="false"
                autofocus=true maxlength="120" aria-label=tr!(kiosk.number) aria-describedby="number-wrong"
                aria-invalid=move || (!trouble.get().is_empty()).then_some("true")
                value=value.get_untracked() prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))/>
            <div class="kiosk-pad only-script" role="group" aria-label=tr!(kiosk.pad)>
                {KEYS.map(|key| view! {
                    <button class="kiosk-key" type="button" on:click=move |_| value.update(|text| *text = with_key(text, key))>{key}</button>
                }).into_iter().collect_view()}
                <button class="kiosk-key" type="button" aria-label=tr!(kiosk.erase)
                    on:click=move |_| value.update(|text| *text = without_last(text))>"⌫"</button>
                <button class="kiosk-key kiosk-two" type="button" on:click=move |_| value.set(String::new())>{tr!(kiosk.clear)}</button>
            </div>
            <button class="kiosk-key kiosk-main kiosk-wide" type="submit">{tr!(kiosk.show)}</button>
        </form>
    }
}
