//! Who else has the open card open (A8.5).

use crate::api;
use crate::device;
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Notice, Tone};
use domain::ids::AppealId;
use domain::live::Topic;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Says which card is open here: when one is opened, twice a minute, and when a colleague opens or closes one. Another card, or
/// leaving the desk, says that it was closed.
pub fn watch(desk: State) {
    let live = device::live::use_live(Topic::Desk);
    let held = StoredValue::new(None::<AppealId>);
    Effect::new(move || {
        live.track();
        desk.now.track();
        let open = desk.selected.get();
        let before = held.get_value();
        if before != open {
            desk.beside.set(Vec::new());
            release(before);
            held.set_value(open.clone());
        }
        if let Some(id) = open {
            spawn_local(hold(desk, id));
        }
    });
    on_cleanup(move || release(held.try_get_value().flatten()));
}

async fn hold(desk: State, id: AppealId) {
    let Ok(colleagues) = api::owner::hold_card(id.clone()).await else { return };
    device::press::over().await;
    if desk.selected.try_get_untracked().flatten() == Some(id) {
        let mut names: Vec<String> = colleagues.into_iter().map(|one| one.name).collect();
        names.dedup();
        desk.beside.try_set(names);
    }
}

fn release(id: Option<AppealId>) {
    if let Some(id) = id {
        spawn_local(async move {
            let _ = api::owner::release_card(id).await;
        });
    }
}

/// The names, above the steps.
#[component]
pub fn Beside() -> impl IntoView {
    let beside = use_desk().beside;
    view! {
        <div role="status">
            <Show when=move || beside.with(|names| !names.is_empty())>
                <Notice kind=Tone::Warn><p>{move || tr!(triage.here_too, beside.get().join(", "))}</p></Notice>
            </Show>
        </div>
    }
}
