//! The order code: nine digits by finger, or the code of the letter by scanner.

use super::{Machine, no_of_address, words};
use crate::api::kiosk::EnterCode;
use crate::device::sound::{self, Tone};
use crate::device::{focus, ids, keys};
use crate::{routes, tr};
use domain::queue::kiosk::view::{CodeForm, KioskHome};
use leptos::form::ActionForm;
use leptos::prelude::*;

const FIELD: &str = "code";
const KEYS: [&str; 10] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];
/// Digits of an order code.
const DIGITS: usize = 9;

/// The field with its keys.
#[component]
pub fn CodePart(home: StoredValue<KioskHome>) -> impl IntoView {
    let machine = expect_context::<Machine>();
    let value = RwSignal::new(String::new());
    crate::device::typed::adopt(FIELD, value);
    let no = no_of_address();
    let press = move |key: &str| {
        sound::play(Tone::Key);
        value.update(|text| *text = with_key(text, key));
    };
    keys::use_keys(move |key| {
        let digit = key.len() == 1 && key.bytes().all(|byte| byte.is_ascii_digit());
        if digit {
            press(key);
            focus::focus(FIELD);
        }
        digit
    });
    // A no is heard, and the next code begins with an empty field.
    Effect::new(move || {
        if no.with(Option::is_some) {
            sound::play(Tone::Bad);
            value.set(String::new());
        }
    });
    let request = home.with_value(|home| ids::fresh().unwrap_or_else(|| home.request.clone()));
    let busy = move || machine.enter.pending().get();
    view! {
        <h1 class="kiosk-title">{tr!(machine.code_title)}</h1>
        <div id="code-no" role="alert">{move || no.get().map(|no| view! { <p class="machine-no">{words::no(&no, home)}</p> })}</div>
        <ActionForm action=machine.enter attr:class="kiosk-form machine-code">
            <input type="hidden" name="form[request]" value=request/>
            {move || machine.low.get().then(|| view! { <input type="hidden" name="low" value="true"/> })}
            <label class="kiosk-lead" for=FIELD>{tr!(machine.code_lead)}</label>
            <input class="kiosk-field" id=FIELD name="form[code]" type="text" inputmode="none" autocomplete="off" spellcheck="false" autofocus=true
                maxlength="120" aria-describedby="code-no" value=value.get_untracked() prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))/>
            <div class="kiosk-pad only-script" role="group" aria-label=tr!(machine.pad)>
                {KEYS.map(|key| view! { <button class="kiosk-key" type="button" on:click=move |_| press(key)>{key}</button> }).into_iter().collect_view()}
                <button class="kiosk-key" type="button" aria-label=tr!(kiosk.erase)
                    on:click=move |_| { sound::play(Tone::Key); value.update(|text| *text = without_last(text)); }>"⌫"</button>
                <button class="kiosk-key" type="button" on:click=move |_| value.set(String::new())>{tr!(kiosk.clear)}</button>
            </div>
            <button class="kiosk-key kiosk-main kiosk-wide machine-go" type="submit" aria-disabled=move || busy().to_string()>
                {move || if busy() { tr!(machine.busy) } else { tr!(machine.code_send) }}
            </button>
        </ActionForm>
        <p><a class="kiosk-key kiosk-wide" href=move || routes::kiosk("take", &[], machine.low.get())>{tr!(machine.no_code)}</a></p>
    }
}

/// A scanner types its code and Enter, wherever the focus is; on a screen without the field it is sent by itself.
pub fn use_scanner(machine: Machine) {
    let typed = StoredValue::new(String::new());
    keys::use_keys(move |key| {
        if key == "Enter" {
            let code = typed.with_value(Clone::clone);
            typed.set_value(String::new());
            if code.len() < DIGITS {
                return false;
            }
            let form = CodeForm { code, request: ids::fresh().unwrap_or_default() };
            machine.enter.dispatch(EnterCode { form, low: machine.low.get_untracked() });
            return true;
        }
        if key.chars().count() == 1 {
            typed.update_value(|text| {
                if text.len() < 200 {
                    text.push_str(key);
                }
            });
        }
        false
    });
}

/// As it is read: `123-456-789`.
fn written(text: &str) -> String {
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).take(DIGITS).collect();
    digits.chunks(3).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

fn with_key(text: &str, key: &str) -> String {
    written(&format!("{text}{key}"))
}

fn without_last(text: &str) -> String {
    let mut digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.pop();
    written(&digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q3_2_2_fingers_type_nine_digits_in_threes() {
        let typed = "1234567890".chars().fold(String::new(), |text, key| with_key(&text, &key.to_string()));
        assert_eq!(typed, "123-456-789", "and no tenth");
        assert_eq!(without_last("123-4"), "123");
        assert_eq!((without_last(""), written("ə<b>12")), (String::new(), "12".into()));
    }
}
