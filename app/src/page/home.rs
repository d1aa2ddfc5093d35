//! The public map and its list: two views of one query, which stands whole in the address bar.

mod address;
mod chosen;
mod filters;
mod list;
mod reference;
mod region;

use crate::context::lang;
use crate::device::live::use_live;
use crate::tr;
use crate::ui::{Icon, LinkButton, Look, PageHead, served_part};
pub use address::Address;
use domain::live::Topic;
use leptos::prelude::*;
use leptos_meta::Link;
use leptos_router::hooks::use_query_map;
use reference::Reference;

/// `/`.
#[component]
pub fn HomePage() -> impl IntoView {
    let query = use_query_map();
    let address = Memo::new(move |_| Address::read(&query.get()));
    let changed = use_live(Topic::Map);
    let reference = crate::wire::resource(|| (), |()| Reference::ask());
    let list_shown = RwSignal::new(false);
    let feed = address.get_untracked().feed(lang());
    view! {
        <Link rel="alternate" type_="application/atom+xml" href=feed title=tr!(home.feed_title) />
        <div class="home" class:is-list=move || list_shown.get()>
            <div class="home-head"><PageHead title=tr!(home.title) lead=tr!(home.lead) /></div>
            <region::Region address=address changed=changed reference=reference list_shown=list_shown />
            <div class="home-send">
                <LinkButton href="/report" look=Look::Primary icon=Icon::Plus big=true>{tr!(ui.send_appeal)}</LinkButton>
            </div>
            <filters::Filters address=address reference=reference />
            <list::List address=address changed=changed />
            {served_part("home-foot", other_ways)}
        </div>
    }
}

fn other_ways() -> AnyView {
    view! {
        <TrackBox />
        <p><LinkButton href=crate::routes::SERVICES icon=Icon::Building>{tr!(ui.nav_services)}</LinkButton></p>
        <p><LinkButton href=crate::routes::QUEUE icon=Icon::Clock>{tr!(ui.footer_queue)}</LinkButton></p>
    }
    .into_any()
}

/// The way to an appeal by its number; a plain form.
#[component]
fn TrackBox() -> impl IntoView {
    view! {
        <form class="panel track-box" method="get" action="/track">
            <label for="number">{tr!(home.track_title)}</label>
            <div class="row row-fill">
                <input class="control" id="number" name="number" type="text" placeholder="Q-2026-0001234-7" autocomplete="off" />
                <button class="button" type="submit"><span>{tr!(ui.nav_track)}</span></button>
            </div>
        </form>
    }
}
