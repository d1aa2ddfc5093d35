//! Several of a closed list.

use crate::ui::Parts;
use leptos::prelude::*;

/// One box for each choice; those of `chosen` are ticked.
#[component]
pub fn Ticks(
    /// Name of each box, and the id of the first one.
    name: &'static str,
    /// What is asked.
    label: &'static str,
    /// What is wrong.
    error: Signal<Option<String>>,
    /// Word and name of each choice.
    choices: Vec<(&'static str, &'static str)>,
    /// The words that are ticked.
    chosen: RwSignal<Vec<String>>,
) -> impl IntoView {
    let boxes = choices.into_iter().enumerate().map(|(at, (word, words))| {
        let id = if at == 0 { name.to_owned() } else { format!("{name}-{word}") };
        let on = move || chosen.with(|all| all.iter().any(|one| one == word));
        let turn = move |event: leptos::ev::Event| {
            let ticked = event_target_checked(&event);
            chosen.update(|all| {
                all.retain(|one| one != word);
                if ticked {
                    all.push(word.to_owned());
                }
            });
        };
        view! {
            <label class="choice">
                <input type="checkbox" id=id name=name value=word checked=on() prop:checked=on on:change=turn/>
                <span class="choice-words"><span>{words}</span></span>
            </label>
        }
    });
    let parts = Parts::new(name, "", error);
    view! {
        <fieldset class="field" class:has-error=move || error.with(Option::is_some) aria-describedby=move || parts.described_by()>
            <legend>{label}</legend>
            {move || error.get().map(|words| view! { <p class="field-error" id=format!("error-{name}")>{words}</p> })}
            <div class="register-ticks">{boxes.collect_view()}</div>
        </fieldset>
    }
}
