//! Official requests to the own side and from it, the late ones first (A5.0.7, A5.0.8, A6.0.4, A7.0.6).

use super::ask::AskPart;
use super::words::party_name;
use super::{OFFICIAL, OPERATOR};
use crate::api::office::{SendOfficial, official_list};
use crate::api::session::whoami;
use crate::device::live::use_live;
use crate::tr;
use crate::ui::*;
use domain::live::Topic;
use domain::official::{OfficialLine, OfficialList, OfficialQuery};
use domain::role::Role;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page `/office/official`: `?from=1` those from us, `?over=1` the answered ones, `?after=` the next page.
#[component]
pub fn OfficialPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| OfficialQuery {
            from_us: query.get("from").is_some(),
            over: query.get("over").is_some(),
            after: query.get("after"),
        })
    });
    let send = ServerAction::<SendOfficial>::new();
    let sent = Memo::new(move |_| send.version().get());
    let live = use_live(Topic::Mine);
    let list = crate::wire::resource(move || (asked.get(), sent.get(), live.get()), |(query, ..)| official_list(query));
    // Apart from the list, so that what is typed isn't built anew with every piece of news.
    let me = crate::wire::resource(|| (), |()| whoami());
    view! {
        <div class="page page-wide stack">
            <PageHead title=tr!(office.official_title) lead=tr!(office.official_lead)/>
            <Suspense>
                {move || Suspend::new(async move {
                    me.await.ok().flatten().map(|me| view! { <BackToDesk role=me.role/> <AskPart role=me.role send/> })
                })}
            </Suspense>
            {move || heaps(&asked.get())}
            <Transition fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    let query = asked.get_untracked();
                    match list.await {
                        Ok(list) => lines(list, query),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// The way back to one's own desk.
#[component]
pub fn BackToDesk(role: Role) -> impl IntoView {
    let (href, words) = match role {
        Role::OwnerStaff => ("/owner", tr!(owner.title)),
        Role::Operator => (OPERATOR, tr!(office.operator_title)),
        _ => ("/institution", tr!(institution.title)),
    };
    view! { <p><a class="back" href=href><Glyph icon=Icon::Back/><span>{words}</span></a></p> }
}

fn address(from_us: bool, over: bool) -> String {
    let words: Vec<&str> = [from_us.then_some("from=1"), over.then_some("over=1")].into_iter().flatten().collect();
    if words.is_empty() { OFFICIAL.to_owned() } else { format!("{OFFICIAL}?{}", words.join("&")) }
}

fn heaps(query: &OfficialQuery) -> impl IntoView + use<> {
    let (from, over) = (query.from_us, query.over);
    view! {
        <Tabs label=tr!(office.sides_label)>
            <Chip href=address(false, over) label=tr!(office.to_us) on=!from/>
            <Chip href=address(true, over) label=tr!(office.from_us) on=from/>
        </Tabs>
        <Chips label=tr!(office.states_label)>
            <Chip href=address(from, false) label=tr!(office.waiting) on=!over/>
            <Chip href=address(from, true) label=tr!(office.over) on=over/>
        </Chips>
    }
}

fn lines(list: OfficialList, query: OfficialQuery) -> AnyView {
    let rows = list.rows;
    if rows.rows.is_empty() {
        let text = if query.from_us { tr!(office.from_us_none) } else { tr!(office.to_us_none) };
        return view! { <EmptyState title=tr!(office.official_none) text icon=Icon::Send/> }.into_any();
    }
    let base = address(query.from_us, query.over);
    let mark = if base.contains('?') { '&' } else { '?' };
    let next = Callback::new(move |after: String| format!("{base}{mark}after={after}"));
    view! {
        <p class="muted" role="status">{tr!(office.official_count, i64::from(rows.total))}</p>
        <ul class="plain-list office-grid">{rows.rows.into_iter().map(move |row| line(row, query.from_us)).collect_view()}</ul>
        <More next=Signal::stored(rows.next) href=next/>
    }
    .into_any()
}

fn line(row: OfficialLine, from_us: bool) -> impl IntoView {
    let other = party_name(&row.other);
    let between = if from_us { tr!(office.line_to, other) } else { tr!(office.line_from, other) };
    view! {
        <li class="panel stack">
            <div class="row">
                <a href=format!("{OFFICIAL}/{}", row.id)><strong>{row.subject}</strong></a>
                {row.clock.map(|clock| view! { <ClockLabel clock/> })}
                {row.late.then(|| view! { <span class="clock is-late">{tr!(office.late)}</span> })}
            </div>
            <p class="muted">{row.number} " · " {between} " · " <Moment at=row.asked_ms/></p>
            {row.answered_ms.map(|at| view! { <p class="muted">{tr!(office.answered_at, at.display_minute())}</p> })}
        </li>
    }
}
