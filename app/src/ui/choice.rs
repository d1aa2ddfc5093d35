//! Choosing: one of a list, one of few, yes or no.

use super::field::{ErrorText, Hint, Parts, optional_word};
use leptos::prelude::*;

/// Something to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// What helps to choose (radios only).
    pub hint: Option<String>,
    /// Heading under which it stands (select only); choices of a group follow one another.
    pub group: Option<String>,
}

impl Choice {
    /// A choice without hint and group.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice { value: value.into(), label: label.into(), hint: None, group: None }
    }

    /// With words that help to choose.
    pub fn with_hint(self, hint: impl Into<String>) -> Choice {
        Choice { hint: Some(hint.into()), ..self }
    }

    /// Under a heading.
    pub fn in_group(self, group: impl Into<String>) -> Choice {
        Choice { group: Some(group.into()), ..self }
    }
}

/// One of a long list, on the device's own control.
#[component]
pub fn Select(
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
    /// The value chosen.
    value: RwSignal<String>,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// Words of a first, empty choice.
    #[prop(optional, into)]
    empty: Option<String>,
    /// Must be chosen.
    #[prop(optional)]
    required: bool,
    /// Called with the value after every change.
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
            <select
                class="control"
                id=name
                name=name
                aria-describedby=move || parts.described_by()
                aria-invalid=move || parts.invalid()
                on:change=move |event| {
                    let chosen = event_target_value(&event);
                    value.set(chosen.clone());
                    if let Some(on_change) = on_change {
                        on_change.run(chosen);
                    }
                }
                inner_html=options(empty, choices, &value.get_untracked())
                prop:value=move || value.get()
            ></select>
        </div>
    }
}

/// The options as text: a list of a hundred needs no hundred live elements, and a page that wakes up walks past them.
pub(crate) fn options(empty: Option<String>, choices: Vec<Choice>, chosen: &str) -> String {
    let first = empty.map(|words| one_option(&Choice::new("", words), chosen));
    let rest = grouped(choices).into_iter().map(|(group, choices)| {
        let inner: String = choices.iter().map(|choice| one_option(choice, chosen)).collect();
        match group {
            Some(label) => ["<optgroup label=\"", &escaped(&label), "\">", &inner, "</optgroup>"].concat(),
            None => inner,
        }
    });
    first.into_iter().chain(rest).collect()
}

fn one_option(choice: &Choice, chosen: &str) -> String {
    let selected = if choice.value == chosen { "\" selected>" } else { "\">" };
    ["<option value=\"", &escaped(&choice.value), selected, &escaped(&choice.label), "</option>"].concat()
}

/// Text that ends neither an attribute nor an element.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Choices that follow one another under the same heading, together.
fn grouped(choices: Vec<Choice>) -> Vec<(Option<String>, Vec<Choice>)> {
    let mut groups: Vec<(Option<String>, Vec<Choice>)> = Vec::new();
    for choice in choices {
        match groups.last_mut() {
            Some((group, members)) if *group == choice.group => members.push(choice),
            _ => groups.push((choice.group.clone(), vec![choice])),
        }
    }
    groups
}

/// One of few, all in sight.
#[component]
pub fn Radios(
    /// Name; also the id of the first one.
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
    /// The value chosen.
    value: RwSignal<String>,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// Side by side.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    crate::device::typed::adopt_radio(name, value);
    let parts = Parts::new(name, &hint, error);
    let radios = choices.into_iter().enumerate().map(|(at, choice)| one_radio(name, at, choice, value)).collect_view();
    view! {
        <fieldset
            class="field"
            class:has-error=move || error.with(Option::is_some)
            aria-describedby=move || parts.described_by()
        >
            <legend>{label}</legend>
            <Hint name hint />
            <ErrorText name error />
            <div class="choices" class:choices-inline=inline>{radios}</div>
        </fieldset>
    }
}

fn one_radio(name: &'static str, at: usize, choice: Choice, value: RwSignal<String>) -> impl IntoView {
    let Choice { value: own, label, hint, .. } = choice;
    let first = value.with_untracked(|value| *value == own);
    let (same, set) = (own.clone(), own.clone());
    view! {
        <label class="choice">
            <input
                type="radio"
                id=if at == 0 { name.to_owned() } else { format!("{name}-{own}") }
                name=name
                value=own
                checked=first
                prop:checked=move || value.with(|value| *value == same)
                on:change=move |_| value.set(set.clone())
            />
            <span class="choice-words">
                <span>{label}</span>
                {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
            </span>
        </label>
    }
}

/// Yes or no.
#[component]
pub fn Checkbox(
    /// Id and name.
    name: &'static str,
    /// What is sent when ticked.
    #[prop(default = "true".to_owned(), into)]
    value: String,
    /// What is agreed to.
    #[prop(into)]
    label: String,
    /// What helps to decide.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Ticked.
    checked: RwSignal<bool>,
) -> impl IntoView {
    let parts = Parts::new(name, &hint, error);
    view! {
        <div class="field" class:has-error=move || error.with(Option::is_some)>
            <ErrorText name error />
            <label class="choice">
                <input
                    type="checkbox"
                    id=name
                    name=name
                    value=value
                    checked=checked.get_untracked()
                    prop:checked=move || checked.get()
                    aria-describedby=move || parts.described_by()
                    aria-invalid=move || parts.invalid()
                    on:change=move |event| checked.set(event_target_checked(&event))
                />
                <span class="choice-words"><span>{label}</span></span>
            </label>
            <Hint name hint />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_stand_under_their_headings_and_the_chosen_one_is_selected() {
        let choices = vec![Choice::new("a", "Azərsu").in_group("Su"), Choice::new("b", "Azərişıq").in_group("İşıq")];
        let html = options(Some("Hamısı".to_owned()), choices, "b");
        let expected = "<option value=\"\">Hamısı</option><optgroup label=\"Su\"><option value=\"a\">Azərsu</option></optgroup>\
                        <optgroup label=\"İşıq\"><option value=\"b\" selected>Azərişıq</option></optgroup>";
        assert_eq!(html, expected);
    }

    #[test]
    fn a_name_with_signs_of_html_stays_a_name() {
        let html = options(None, vec![Choice::new("\"><b", "<script>&")], "");
        assert_eq!(html, "<option value=\"&quot;>&lt;b\">&lt;script>&amp;</option>");
    }
}
