//! "Qaralamalar": appeals that lie on this device, written or waiting to go (A2.2.2, T8.3). All of it is known to the device
//! alone, so the page is the same for everybody until it wakes up, and it opens without a network.

mod item;
#[cfg(all(test, feature = "ssr"))]
mod tests;

use crate::device::drafts::{self, KeptDraft};
use crate::device::shelf::ShelfError;
use crate::device::{self, outbox};
use crate::page::report;
use crate::tr;
use crate::ui::*;
use domain::ids::AppealId;
use item::DraftItem;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

type Found = Option<Result<Vec<KeptDraft>, ShelfError>>;

/// The page `/drafts`; `?queued=` right after an appeal was put into the queue.
#[component]
pub fn DraftsPage() -> impl IntoView {
    let query = use_query_map();
    let queued = Memo::new(move |_| query.with(|query| query.get("queued")).map(AppealId));
    let mounted = device::mounted();
    let changes = outbox::use_changes();
    let found = RwSignal::new(Found::None);
    Effect::new(move |woken: Option<bool>| {
        changes.get();
        if !mounted.get() {
            return false;
        }
        spawn_local(async move {
            found.try_set(Some(drafts::all().await));
        });
        if woken != Some(true) {
            outbox::wake();
        }
        true
    });
    // Keyed by id: an open question of a card stays open while another card changes.
    let ids = Memo::new(move |_| found.with(|found| shown(found).iter().map(|draft| draft.form.id.clone()).collect::<Vec<_>>()));
    let waits = Memo::new(move |_| found.with(|found| shown(found).iter().any(|draft| draft.state.is_queued())));
    let now = Callback::new(move |()| outbox::wake());
    view! {
        <div class="page stack">
            <PageHead title=tr!(drafts.title) lead=tr!(drafts.lead)/>
            <Queued queued found/>
            <p class="only-plain">{tr!(drafts.script)}</p>
            <div class="row only-script">
                <LinkButton href=format!("{}?new=1", report::ADDRESS) icon=Icon::Plus>{tr!(drafts.new)}</LinkButton>
                <Show when=move || waits.get()>
                    <Button kind="button" look=Look::Primary icon=Icon::Send on_press=now>{tr!(drafts.send_now)}</Button>
                </Show>
            </div>
            {move || found.with(|found| match found {
                None => view! { <div class="only-script"><Skeleton lines=4/></div> }.into_any(),
                Some(Err(_)) => view! { <Notice kind=Tone::Warn title=tr!(drafts.unavailable_title)><p>{tr!(drafts.unavailable_text)}</p></Notice> }.into_any(),
                Some(Ok(_)) => ().into_any(),
            })}
            <Show when=move || found.with(|found| matches!(found, Some(Ok(drafts)) if drafts.is_empty()))>
                <EmptyState title=tr!(drafts.empty_title) text=tr!(drafts.empty_text) icon=Icon::Word/>
            </Show>
            <ul class="plain-list stack">
                <For each=move || ids.get() key=|id| id.clone() let:id>
                    <DraftItem draft=Memo::new(move |_| found.with(|found| shown(found).iter().find(|draft| draft.form.id == id).cloned()))/>
                </For>
            </ul>
        </div>
    }
}

fn shown(found: &Found) -> &[KeptDraft] {
    match found {
        Some(Ok(drafts)) => drafts,
        _ => &[],
    }
}

/// Right after "Göndər" without a network: that it is safe, and that nothing more has to be done.
#[component]
fn Queued(queued: Memo<Option<AppealId>>, found: RwSignal<Found>) -> impl IntoView {
    let waits = move || {
        let id = queued.get()?;
        found.with(|found| shown(found).iter().any(|draft| draft.form.id == id && draft.state.is_queued())).then_some(())
    };
    view! {
        <div role="status">
            {move || waits().map(|()| view! {
                <Notice kind=Tone::Good title=tr!(drafts.queued_title)><p>{tr!(drafts.queued_text)}</p></Notice>
            })}
        </div>
    }
}
