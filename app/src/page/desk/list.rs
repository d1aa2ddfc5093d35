//! The list pane: heaps, filters, dense rows with the remaining time first. Refreshed by live updates in place.

use super::filters::Filters;
use super::house::{HandsChips, HouseLinks};
use super::keys::HelpButton;
use super::problem::pane_problem;
use super::procedure::QueriesLink;
use super::query::{DeskQuery, HEAPS};
use super::row::Row;
use super::side::Side;
use super::state::{State, use_desk};
use crate::device;
use crate::error::AppError;
use crate::page::office::news::NewsLinks;
use crate::page::owner::bulk::BulkPanel;
use crate::page::owner::undo::UndoBar;
use crate::tr;
use crate::ui::{Chip, EmptyState, LinkButton, More, Skeleton, Tabs};
use crate::wire::Resource;
use domain::appeal::view::{Heap, Rows, StaffQuery, StaffRow};
use leptos::prelude::*;

/// The rows, or why there are none.
pub type Listed = Result<Rows<StaffRow>, AppError>;

/// The list as a resource; it is asked for again when the address changes, a step was done, or somebody else changed it.
pub fn resource(desk: State) -> Resource<Listed> {
    let live = device::live::use_live(desk.side.topic());
    let list = crate::wire::resource(move || (desk.query.get(), live.get(), desk.reload.get()), move |(query, ..)| fetch(desk.side, query));
    Effect::new(move |_| match list.get() {
        Some(Ok(page)) => {
            desk.denied.set(false);
            desk.order.set_value(page.rows.into_iter().map(|row| row.line.id).collect());
        }
        Some(Err(error)) => desk.denied.set(matches!(error, AppError::SignIn | AppError::Forbidden)),
        None => {}
    });
    list
}

/// All opened pages, one after another.
async fn fetch(side: Side, query: DeskQuery) -> Listed {
    let mut listed = side.rows(query.staff.clone()).await?;
    for _ in 1..query.pages {
        let Some(after) = listed.next.take() else { break };
        let page = side.rows(StaffQuery { after: Some(after), ..query.staff.clone() }).await?;
        listed.rows.extend(page.rows);
        listed.next = page.next;
    }
    Ok(listed)
}

/// The pane.
#[component]
pub fn ListPane(
    /// The rows.
    list: Resource<Listed>,
) -> impl IntoView {
    let side = use_desk().side;
    let steps_on_several = (side == Side::Owner).then(|| view! { <UndoBar /> <BulkPanel /> });
    view! {
        <section class="desk-list" aria-label=tr!(desk.list_label)>
            <div class="desk-head">
                <HeapTabs />
                <HandsChips />
                <Filters />
                <nav class="desk-ways" aria-label=tr!(desk.ways)>
                    <HelpButton />
                    <QueriesLink />
                    <HouseLinks />
                    <a class="button button-quiet" href=crate::routes::REGISTRY>{tr!(reports.to_registry)}</a>
                    <a class="button button-quiet" href=crate::routes::REPORTS>{tr!(reports.to_reports)}</a>
                </nav>
            </div>
            <NewsLinks role=side.role() />
            {steps_on_several}
            <Transition fallback=|| view! { <Skeleton lines=12 /> }>
                <Body list />
            </Transition>
        </section>
    }
}

/// The heaps as links: they work without script, and the address says where one is.
#[component]
fn HeapTabs() -> impl IntoView {
    let desk = use_desk();
    let tabs = move || {
        let query = desk.query.get();
        let tab = |heap: Heap| {
            let href = desk.path_with(desk.selected.get().as_ref(), &query.with_heap(heap));
            view! { <Chip href label=heap_name(heap) on=query.staff.heap == heap /> }
        };
        let shown = |heap: &Heap| *heap != Heap::Complaints || desk.side == Side::Owner;
        HEAPS.into_iter().filter(shown).map(tab).collect_view()
    };
    view! { <Tabs label=tr!(desk.heaps_label)>{tabs}</Tabs> }
}

fn heap_name(heap: Heap) -> &'static str {
    match heap {
        Heap::Waiting => tr!(desk.heap_waiting),
        Heap::Late => tr!(desk.heap_late),
        Heap::Done => tr!(desk.heap_done),
        Heap::All => tr!(desk.heap_all),
        Heap::Complaints => tr!(rights.staff_complaints),
    }
}

/// What is in the heap; built anew only when it changes.
#[component]
fn Body(list: Resource<Listed>) -> impl IntoView {
    let desk = use_desk();
    let shown = Memo::new(move |_| list.get());
    move || shown.get().map(|list| listed(desk, list))
}

fn listed(desk: State, list: Listed) -> AnyView {
    match list {
        Err(error) => pane_problem(desk.side, error),
        Ok(page) if page.rows.is_empty() => view! { <Empty /> }.into_any(),
        Ok(page) => rows(desk, page),
    }
}

fn rows(desk: State, page: Rows<StaffRow>) -> AnyView {
    let (shown, total) = (page.rows.len(), page.total);
    let next = page.next.filter(|_| desk.query.get_untracked().may_grow());
    let total_line = tr!(desk.total, i64::from(total));
    let count = if page.rows.len() as u64 == u64::from(total) { total_line } else { tr!(desk.shown, shown, total) };
    let more = move || desk.query.get_untracked().with_more();
    view! {
        <p class="muted desk-count" role="status">{count}</p>
        <ul class="desk-rows">{page.rows.into_iter().map(|row| view! { <Row row /> }).collect_view()}</ul>
        <More
            next=Signal::stored(next)
            busy=Signal::stored(false)
            on_more=Callback::new(move |_: String| desk.show(&more()))
            href=Callback::new(move |_: String| desk.path_with(desk.selected.get_untracked().as_ref(), &more()))
        />
    }
    .into_any()
}

/// What an empty heap means, and what to do.
#[component]
fn Empty() -> impl IntoView {
    let desk = use_desk();
    let query = desk.query.get_untracked();
    if query.is_filtered() {
        let href = desk.path_with(None, &query.without_filters());
        return view! {
            <EmptyState title=tr!(desk.empty_filtered_title) text=tr!(desk.empty_filtered_text)>
                <LinkButton href>{tr!(desk.filters_clear)}</LinkButton>
            </EmptyState>
        }
        .into_any();
    }
    let (title, text) = match query.staff.heap {
        Heap::Waiting => (tr!(desk.empty_waiting_title), tr!(desk.empty_waiting_text)),
        Heap::Late => (tr!(desk.empty_late_title), tr!(desk.empty_late_text)),
        Heap::Complaints => (tr!(rights.staff_complaints_none_title), tr!(rights.staff_complaints_none)),
        Heap::Done | Heap::All => (tr!(desk.empty_other_title), tr!(desk.empty_other_text)),
    };
    view! { <EmptyState title text /> }.into_any()
}
