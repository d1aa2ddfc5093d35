//! The list: everything that is on the map, newest first, with the same filters.

use super::address::Address;
use crate::api::map::map_list;
use crate::error::AppError;
use crate::routes;
use crate::tr;
use crate::ui::{AppealCard, EmptyState, ErrorView, Icon, LinkButton, More, Skeleton, served_list, use_toasts};
use domain::appeal::view::{AppealLine, Rows};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long the list says that it has just been refreshed.
const FRESH: Duration = Duration::from_secs(4);

/// Id of the list, to which a stack of pins leads.
pub const LIST: &str = "list";

/// The list of the present view.
#[component]
pub fn List(address: Memo<Address>, changed: Signal<u32>) -> impl IntoView {
    let later = RwSignal::new(Vec::<AppealLine>::new());
    Effect::new(move || {
        address.track();
        later.set(Vec::new());
    });
    // Whoever has opened more pages reads on: the list is refreshed when it is back at its first page.
    let tick = Memo::new(move |before: Option<&u32>| match (later.with(Vec::is_empty), before) {
        (false, Some(before)) => *before,
        _ => changed.get(),
    });
    let rows = crate::wire::resource(
        move || (address.get(), tick.get()),
        |(address, _)| async move { map_list(address.query(), address.after).await },
    );
    view! {
        <section class="home-list" id=LIST aria-label=tr!(home.list) tabindex="-1">
            <Transition fallback=|| view! { <Skeleton lines=6 /> }>
                {move || Suspend::new(async move {
                    match rows.await {
                        Ok(rows) => view! { <Found rows address later changed /> }.into_any(),
                        Err(error) => view! { <ErrorView error /> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
}

#[component]
fn Found(rows: Rows<AppealLine>, address: Memo<Address>, later: RwSignal<Vec<AppealLine>>, changed: Signal<u32>) -> impl IntoView {
    if rows.rows.is_empty() {
        return view! { <Nothing address /> }.into_any();
    }
    let total = i64::from(rows.total);
    let next = RwSignal::new(rows.next);
    let (busy, on_more) = use_more(address, later, next);
    let href = Callback::new(move |mark: String| Address { after: Some(mark), ..address.get_untracked() }.href());
    view! {
        <div class="home-list-head">
            <h2 class="home-list-count">{tr!(home.count, total)}</h2>
            <Freshness changed />
        </div>
        {served_list("cards", move || rows.rows.into_iter().map(card).collect_view().into_any())}
        <Show when=move || !later.with(Vec::is_empty)>
            <ul class="cards cards-later"><For each=move || later.get() key=|line| line.id.clone() let:line>{card(line)}</For></ul>
        </Show>
        <More next busy on_more href />
    }
    .into_any()
}

fn card(line: AppealLine) -> impl IntoView {
    let href = routes::public_appeal(&line.id);
    view! { <li><AppealCard line href /></li> }
}

/// Loads the next page under the present one.
fn use_more(
    address: Memo<Address>,
    later: RwSignal<Vec<AppealLine>>,
    next: RwSignal<Option<String>>,
) -> (RwSignal<bool>, Callback<String>) {
    let busy = RwSignal::new(false);
    let toasts = use_toasts();
    let failed = tr!(errors.transport);
    let on_more = Callback::new(move |mark: String| {
        busy.set(true);
        let asked = address.get_untracked();
        spawn_local(async move {
            let answer: Result<Rows<AppealLine>, AppError> = map_list(asked.query(), Some(mark.clone())).await;
            // The list may be gone, show something else, or have begun anew by now.
            if address.try_get_untracked() == Some(asked) && next.try_get_untracked() == Some(Some(mark)) {
                match answer {
                    Ok(rows) => {
                        later.update(|later| later.extend(rows.rows));
                        next.set(rows.next);
                    }
                    Err(_) => toasts.bad(failed),
                }
            }
            busy.set(false);
        });
    });
    (busy, on_more)
}

/// Shows that the list is alive: for some seconds after each refresh it says so.
#[component]
fn Freshness(changed: Signal<u32>) -> impl IntoView {
    let fresh = RwSignal::new(changed.get_untracked() > 0);
    Effect::new(move || {
        if fresh.get() {
            set_timeout(
                move || {
                    fresh.try_set(false);
                },
                FRESH,
            );
        }
    });
    let words = move || if fresh.get() { tr!(home.fresh_now) } else { tr!(home.fresh_live) };
    view! { <p class="freshness only-script" class:is-fresh=move || fresh.get()>{words}</p> }
}

#[component]
fn Nothing(address: Memo<Address>) -> impl IntoView {
    let filtered = address.get_untracked() != Address::default();
    view! {
        <EmptyState title=tr!(home.empty) text=tr!(home.empty_text) icon=Icon::Map>
            {filtered.then(|| view! { <LinkButton href="/">{tr!(home.clear)}</LinkButton> })}
            <LinkButton href="/report">{tr!(ui.send_appeal)}</LinkButton>
        </EmptyState>
    }
}
