//! The map of the present view, in step with the list: moving it changes the address, a new address refreshes both.

use super::address::Address;
use super::chosen::Chosen;
use super::list::LIST;
use super::reference::Reference;
use crate::api::map::map_view;
use crate::device::press;
use crate::error::AppError;
use crate::map::AppealMap;
use crate::tr;
use crate::ui::{ChipButton, use_toasts};
use crate::wire::Resource;
use domain::appeal::view::{ClusterView, MapQuery, MapView};
use domain::geo::BBox;
use domain::ids::AppealId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Map, preview of a pin, and on phones the choice between map and list.
#[component]
pub fn Region(
    address: Memo<Address>,
    changed: Signal<u32>,
    reference: Resource<Result<Reference, AppError>>,
    list_shown: RwSignal<bool>,
) -> impl IntoView {
    let seen = RwSignal::new(None::<(BBox, u8)>);
    let shown = RwSignal::new(MapView::default());
    let names = RwSignal::new(std::collections::HashMap::new());
    let chosen = RwSignal::new(None::<AppealId>);
    Effect::new(move || {
        if let Some(Ok(reference)) = reference.get() {
            names.set(reference.names());
        }
    });
    refresh(address, changed, seen, shown);
    let go = use_go(address);
    let on_move = move |part: (BBox, u8)| {
        let first = seen.get_untracked().is_none();
        seen.set(Some(part));
        if !first {
            go.run(Some(part));
        }
    };
    let toasts = use_toasts();
    let stack_words = tr!(home.stack_text);
    let on_stack = move |cluster: ClusterView| {
        let zoom = seen.get_untracked().map_or(16, |(_, zoom)| zoom);
        go.run(Some((cluster.bbox, zoom)));
        list_shown.set(true);
        toasts.say(stack_words);
        crate::device::focus::focus(LIST);
    };
    let start = address.get_untracked().part.map(|(part, _)| part);
    view! {
        <div class="home-views only-script" role="group" aria-label=tr!(home.view)>
            <ChipButton label=tr!(home.map) on=Signal::derive(move || !list_shown.get()) on_press=move |()| list_shown.set(false) />
            <ChipButton label=tr!(home.list) on=list_shown on_press=move |()| list_shown.set(true) />
        </div>
        <div class="home-map only-script">
            <AppealMap view=shown names focus=Signal::stored(start) on_move on_pin=move |id| chosen.set(Some(id)) on_stack />
            <Chosen chosen />
        </div>
    }
}

/// Writes the part of the map into the address, without a new entry in the history.
fn use_go(address: Memo<Address>) -> Callback<Option<(BBox, u8)>> {
    let navigate = use_navigate();
    Callback::new(move |part| {
        let next = address.get_untracked().at(part);
        navigate(&next.href(), NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    })
}

/// Asks for what is in view whenever part, filters or appeals change; late answers to old questions are dropped.
fn refresh(address: Memo<Address>, changed: Signal<u32>, seen: RwSignal<Option<(BBox, u8)>>, shown: RwSignal<MapView>) {
    let asked = StoredValue::new(0_u32);
    let filter = Memo::new(move |_| address.with(|address| address.filter.clone()));
    Effect::new(move || {
        changed.track();
        let Some((bbox, zoom)) = seen.get() else { return };
        let query = MapQuery { bbox, zoom, filter: filter.get() };
        asked.update_value(|asked| *asked = asked.wrapping_add(1));
        let mine = asked.get_value();
        spawn_local(async move {
            let answer = map_view(query).await;
            press::over().await;
            if let (Ok(view), Some(true)) = (answer, asked.try_with_value(|asked| *asked == mine)) {
                shown.set(view);
            }
        });
    });
}
