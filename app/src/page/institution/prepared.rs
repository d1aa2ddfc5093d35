//! Prepared answers and reasons at an institution's desk (A8.9, A9.2): choosing one puts it into the text, which can then be
//! changed; what was typed before stays.

use crate::api::institution::answer_templates;
use crate::page::desk::state::use_desk;
use crate::tr;
use crate::ui::{Choice, Select};
use domain::template::{TemplateKind, TemplateView, holes};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The choice, and which places are still empty in the text.
#[component]
pub fn Prepared(
    /// Of which kind.
    kind: TemplateKind,
    /// The text into which it is put.
    text: RwSignal<String>,
    /// The ground that was chosen, in the form's word; empty while none is.
    #[prop(optional)]
    ground: Option<RwSignal<String>>,
) -> impl IntoView {
    let desk = use_desk();
    let found = RwSignal::new(Vec::<TemplateView>::new());
    let chosen = RwSignal::new(String::new());
    Effect::new(move || {
        let Some(id) = desk.selected.get() else { return };
        found.set(Vec::new());
        spawn_local(async move {
            // Without them the text is written by hand.
            let texts = answer_templates(id.clone(), kind).await.unwrap_or_default();
            // They name the appeal: those of the one before are none for this one.
            if desk.selected.try_get_untracked().flatten() == Some(id) {
                found.try_set(texts);
            }
        });
    });
    let fits = move |one: &TemplateView| {
        let ground = ground.map(|ground| ground.get()).unwrap_or_default();
        ground.is_empty() || one.ground.as_ref().is_none_or(|own| *own == ground)
    };
    let take = Callback::new(move |id: String| {
        let Some(one) = found.with_untracked(|all| all.iter().find(|one| one.id == id).cloned()) else { return };
        text.update(|text| match text.trim().is_empty() {
            true => text.clone_from(&one.text),
            false => *text = format!("{}\n\n{}", text.trim_end(), one.text),
        });
        if let (Some(ground), Some(own)) = (ground, one.ground) {
            ground.set(own);
        }
        chosen.set(String::new());
    });
    let missing = Memo::new(move |_| text.with(|text| holes(text)));
    view! {
        {move || {
            let choices: Vec<Choice> = found.get().iter().filter(|one| fits(one)).map(|one| Choice::new(one.id.clone(), one.title.clone())).collect();
            (!choices.is_empty()).then(|| view! {
                <Select name="prepared" label=tr!(house.prepared) hint=tr!(house.prepared_hint) value=chosen choices empty=tr!(house.prepared_none)
                    on_change=take/>
            })
        }}
        <div role="status">
            <Show when=move || missing.with(|names| !names.is_empty())>
                <p class="error">{move || tr!(triage.templates_missing, named(&missing.get()))}</p>
            </Show>
        </div>
    }
}

/// The places as they stand in the text.
pub fn named(holes: &[String]) -> String {
    holes.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ")
}
