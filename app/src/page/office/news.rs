//! What waits at a desk beside appeals: official requests, announcements to be acknowledged (A7.0.7), incidents (A6.0.3).

use super::announcements::Announcement;
use super::words::{incident_text, service_name};
use super::{ANNOUNCEMENTS, ARCHIVE, INCIDENTS, OFFICIAL};
use crate::api::office::{AcknowledgeAnnouncement, desk_news};
use crate::device::live::use_live;
use crate::device::press;
use crate::ui::{Glyph, Icon, Notice, Tone};
use crate::{routes, tr};
use domain::incident::IncidentView;
use domain::live::Topic;
use domain::operator::DeskNews;
use domain::role::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Asks when the page has woken up, and again with every change: the desk itself waits for none of it.
fn ask(done: Signal<usize>) -> RwSignal<DeskNews> {
    let (live, news) = (use_live(Topic::Mine), RwSignal::new(DeskNews::default()));
    Effect::new(move || {
        live.track();
        done.track();
        spawn_local(async move {
            if let Ok(fresh) = desk_news().await {
                press::over().await;
                news.try_update(|news| *news = fresh);
            }
        });
    });
    news
}

/// Links with their numbers, and what is to be read at once.
#[component]
pub fn NewsLinks(role: Role) -> impl IntoView {
    let acknowledge = ServerAction::<AcknowledgeAnnouncement>::new();
    let news = ask(Signal::derive(move || acknowledge.version().get()));
    let count = Memo::new(move |_| news.with(|news| (news.official, news.official_late)));
    let official = move || match count.get() {
        (0, _) => tr!(office.official_title).to_owned(),
        (waiting, 0) => tr!(office.link_waiting, i64::from(waiting)),
        (waiting, late) => tr!(office.link_late, waiting, late),
    };
    let announcements = (role != Role::Operator).then(|| {
        view! { <a class="button button-quiet" href=ANNOUNCEMENTS><Glyph icon=Icon::Bell/> <span>{tr!(office.announcements_title)}</span></a> }
    });
    let incidents = (role != Role::InstitutionStaff).then(|| {
        view! { <a class="button button-quiet" href=INCIDENTS><Glyph icon=Icon::Alert/> <span>{tr!(office.incidents_title)}</span></a> }
    });
    let archive = (role == Role::OwnerStaff)
        .then(|| view! { <a class="button button-quiet" href=ARCHIVE><Glyph icon=Icon::Lock/> <span>{tr!(archive.page_title)}</span></a> });
    let waiting = Memo::new(move |_| news.with(|news| news.complaints));
    let complaints = (role == Role::OwnerStaff).then(|| {
        let words = move || match waiting.get() {
            0 => tr!(complaint.title).to_owned(),
            waiting => tr!(complaint.link_waiting, i64::from(waiting)),
        };
        view! { <a class="button button-quiet" href=routes::COMPLAINTS><Glyph icon=Icon::Alert/> <span>{words}</span></a> }
    });
    let standing = Memo::new(move |_| news.with(|news| news.incidents.clone()));
    let unread = Memo::new(move |_| news.with(|news| news.announcements.clone()));
    view! {
        <div class="desk-ways">
            <a class="button button-quiet" href=OFFICIAL><Glyph icon=Icon::Send/> <span>{official}</span></a>
            {complaints} {announcements} {incidents} {archive}
        </div>
        {move || standing.get().into_iter().map(incident).collect_view()}
        {move || unread.get().into_iter().map(|one| view! { <Announcement one owner=false acknowledge/> }).collect_view()}
    }
}

fn incident(one: IncidentView) -> impl IntoView {
    view! {
        <div role="alert">
            <Notice kind=Tone::Bad title=tr!(office.incident_now, service_name(one.service))>
                <p>{incident_text(&one)}</p>
                <p class="muted">{tr!(office.incident_since, one.since_ms.display_minute())}</p>
            </Notice>
        </div>
    }
}
