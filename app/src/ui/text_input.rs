//! One line of text.

use super::field::{ErrorText, Hint, Parts, optional_word};
use leptos::prelude::*;

/// A text field of one line. What is typed before the page has woken up is kept.
#[component]
pub fn TextInput(
    /// Id and name.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What is typed.
    value: RwSignal<String>,
    /// `text`, `search`, `tel` …
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Which keyboard a phone shows.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// Must be filled in.
    #[prop(optional)]
    required: bool,
    /// Called with the text after every change.
    #[prop(optional, into)]
    on_change: Option<Callback<String>>,
) -> impl IntoView {
    crate::device::typed::adopt(name, value);
    let parts = Parts::new(name, &hint, error);
    view! {
        <div class="field" class:has-error=move || error.with(Option::is_some)>
            <label for=name>{label}{optional_word(required)}</label>
            <Hint name hint />
            <ErrorText name error />
            <input
                class="control"
                id=name
                name=name
                type=kind
                value=value.get_untracked()
                prop:value=move || value.get()
                autocomplete=autocomplete
                inputmode=inputmode
                aria-required=required.then_some("true")
                aria-describedby=move || parts.described_by()
                aria-invalid=move || parts.invalid()
                on:input=move |event| {
                    let text = event_target_value(&event);
                    value.set(text.clone());
                    if let Some(on_change) = on_change {
                        on_change.run(text);
                    }
                }
            />
        </div>
    }
}
