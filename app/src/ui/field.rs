//! The frame of a field: label, hint, error, control, tied together for screen readers.

use leptos::prelude::*;

/// The ids by which the parts of a field find each other.
#[derive(Clone, Copy)]
pub struct Parts {
    name: &'static str,
    has_hint: bool,
    error: Signal<Option<String>>,
}

impl Parts {
    /// The parts of the field `name`.
    pub fn new(name: &'static str, hint: &str, error: Signal<Option<String>>) -> Parts {
        Parts { name, has_hint: !hint.is_empty(), error }
    }

    /// For `aria-describedby`: hint and error, as far as they are there.
    pub fn described_by(self) -> Option<String> {
        let hint = self.has_hint.then(|| format!("hint-{}", self.name));
        let error = self.error.with(Option::is_some).then(|| format!("error-{}", self.name));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// For `aria-invalid`.
    pub fn invalid(self) -> Option<&'static str> {
        self.error.with(Option::is_some).then_some("true")
    }
}

/// A field around a control that has the id `name`.
#[component]
pub fn Field(
    /// Id of the control.
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
    /// Must be filled in; other fields say that they are optional.
    #[prop(optional)]
    required: bool,
    /// The control.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field" class:has-error=move || error.with(Option::is_some)>
            <label for=name>{label}{optional_word(required)}</label>
            <Hint name hint />
            <ErrorText name error />
            {children()}
        </div>
    }
}

/// "(optional)" behind the label of a field that needn't be filled in.
pub(super) fn optional_word(required: bool) -> Option<impl IntoView> {
    (!required).then(|| view! { <span class="optional">" (" {crate::tr!(ui.optional)} ")"</span> })
}

/// The hint under a label.
#[component]
pub(super) fn Hint(name: &'static str, hint: String) -> impl IntoView {
    (!hint.is_empty()).then(|| view! { <p class="hint" id=format!("hint-{name}")>{hint}</p> })
}

/// The error of a field.
#[component]
pub(super) fn ErrorText(name: &'static str, error: Signal<Option<String>>) -> impl IntoView {
    move || error.get().map(|text| view! { <p class="field-error" id=format!("error-{name}")>{text}</p> })
}
