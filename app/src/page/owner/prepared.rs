//! Prepared reasons of a refusal: choosing one fills the reason, which can then be changed (A8.6).

use super::refuse::ground_of;
use crate::api;
use crate::page::desk::state::use_desk;
use crate::tr;
use crate::ui::{Button, Look};
use domain::template::{TemplateView, holes};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The texts for the chosen ground, or for all while none is chosen; asked for when the dialog opens.
#[component]
pub fn Prepared() -> impl IntoView {
    let desk = use_desk();
    let (ground, reason) = (desk.typed.ground, desk.typed.reason);
    let texts = RwSignal::new(Vec::<TemplateView>::new());
    Effect::new(move || {
        let Some(id) = desk.selected.get().filter(|_| desk.dialog.get()) else { return };
        texts.set(Vec::new());
        spawn_local(async move {
            // Without them the reason is written by hand.
            let found = api::owner::refusal_templates(id.clone()).await.unwrap_or_default();
            // They name the appeal: those of the one before are none for this one.
            if desk.selected.try_get_untracked().flatten() == Some(id) {
                texts.try_set(found);
            }
        });
    });
    let offered = move || {
        let chosen = ground_of(&ground.get()).is_some().then(|| ground.get());
        let fits = |text: &TemplateView| chosen.is_none() || text.ground.is_none() || text.ground == chosen;
        texts.get().into_iter().filter(fits).collect::<Vec<_>>()
    };
    let missing = Memo::new(move |_| reason.with(|reason| holes(reason)));
    view! {
        <div class="stack" role="group" aria-label=tr!(triage.templates)>
            <p class="hint">{tr!(triage.templates)} ". " {tr!(triage.templates_hint)}</p>
            <div class="row">
                {move || offered().into_iter().map(|text| view! { <Offer text /> }).collect_view()}
            </div>
            <div role="status">
                <Show when=move || missing.with(|names| !names.is_empty())>
                    <p class="error">{move || tr!(triage.templates_missing, named(&missing.get()))}</p>
                </Show>
            </div>
        </div>
    }
}

#[component]
fn Offer(text: TemplateView) -> impl IntoView {
    let typed = use_desk().typed;
    let (title, lang) = (text.title, text.language.tag());
    let press = move |()| {
        if let Some(ground) = &text.ground {
            typed.ground.set(ground.clone());
        }
        typed.reason.set(text.text.clone());
    };
    view! {
        <Button kind="button" look=Look::Quiet on_press=Callback::new(press)>
            <span lang=lang>{title}</span>
        </Button>
    }
}

/// The places as they stand in the text.
fn named(holes: &[String]) -> String {
    holes.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ")
}
