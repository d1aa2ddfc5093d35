//! Announcements of the owner (A7.0.7): the owner publishes, corrects, and sees who has not read; an institution reads and
//! acknowledges.

use super::ANNOUNCEMENTS;
use super::announce::PublishPart;
use super::official::BackToDesk;
use crate::api::office::{AcknowledgeAnnouncement, PublishAnnouncement, announcements};
use crate::api::session::whoami;
use crate::context::lang;
use crate::device::live::use_live;
use crate::tr;
use crate::ui::*;
use domain::announcement::{AnnouncementReader, AnnouncementVersion, AnnouncementView};
use domain::live::Topic;
use domain::role::Role;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page `/office/announcements`; the owner corrects the one of `?correct=`.
#[component]
pub fn AnnouncementsPage() -> impl IntoView {
    let query = use_query_map();
    let correct = Memo::new(move |_| query.with(|query| query.get("correct")).unwrap_or_default());
    let (publish, acknowledge) = (ServerAction::<PublishAnnouncement>::new(), ServerAction::<AcknowledgeAnnouncement>::new());
    let done = Memo::new(move |_| publish.version().get() + acknowledge.version().get());
    let live = use_live(Topic::Mine);
    let list = crate::wire::resource(move || (done.get(), live.get()), |_| announcements());
    let me = crate::wire::resource(|| (), |()| whoami());
    let error = Signal::derive(move || acknowledge.value().get().and_then(Result::err));
    view! {
        <div class="page stack">
            <PageHead title=tr!(office.announcements_title) lead=tr!(office.announcements_lead)/>
            <Suspense>
                {move || {
                    let correct = correct.get();
                    Suspend::new(async move {
                        let role = me.await.ok().flatten().map_or(Role::Visitor, |me| me.role);
                        // The words of the one that is corrected are read once; news below don't touch what is typed.
                        let corrected = match correct.is_empty() {
                            true => None,
                            false => announcements().await.unwrap_or_default().into_iter().find(|one| one.id.0 == correct),
                        };
                        let owner = role == Role::OwnerStaff;
                        (role != Role::Visitor).then(|| view! {
                            <BackToDesk role/>
                            {owner.then(|| view! { <PublishPart publish corrected/> })}
                        })
                    })
                }}
            </Suspense>
            <InlineError error/>
            <Transition fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    let owner = me.await.ok().flatten().is_some_and(|me| me.role == Role::OwnerStaff);
                    match list.await {
                        Ok(list) if list.is_empty() => {
                            let text = if owner { tr!(office.announcements_none_owner) } else { tr!(office.announcements_none) };
                            view! { <EmptyState title=tr!(office.announcements_none_title) text icon=Icon::Bell/> }.into_any()
                        }
                        Ok(list) => view! {
                            <ul class="plain-list stack">
                                {list.into_iter().map(|one| view! { <li><Announcement one owner acknowledge/></li> }).collect_view()}
                            </ul>
                        }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// An announcement with the versions before and its readers.
#[component]
pub fn Announcement(one: AnnouncementView, owner: bool, acknowledge: ServerAction<AcknowledgeAnnouncement>) -> impl IntoView {
    let waiting = one.waiting();
    let AnnouncementView { id, versions, ack_by, late, readers } = one;
    let mut versions = versions.into_iter();
    let overdue = late && waiting > 0;
    let newest = versions.next()?;
    let earlier: Vec<AnnouncementVersion> = versions.collect();
    let below = if owner {
        owner_part(format!("{ANNOUNCEMENTS}?correct={id}"), readers, waiting)
    } else if waiting > 0 {
        view! {
            <ActionForm action=acknowledge>
                <input type="hidden" name="id" value=id.0/>
                <input type="hidden" name="version" value=newest.version.to_string()/>
                <div class="row"><Button look=Look::Primary icon=Icon::Check>{tr!(office.acknowledge)}</Button></div>
            </ActionForm>
        }
        .into_any()
    } else {
        read_by(readers).into_any()
    };
    Some(view! {
        <article class="panel stack">
            <div class="row">
                <h2>{newest.title}</h2>
                {(newest.version > 1).then(|| view! { <span class="tag">{tr!(office.corrected, newest.version)}</span> })}
            </div>
            <p class="muted">
                <Moment at=newest.at_ms/>
                {ack_by.map(|day| view! {
                    " · " <span class="clock" class:is-late=overdue>{tr!(office.ack_by, day.display())}</span>
                })}
            </p>
            <p class="prose">{newest.text}</p>
            {(!earlier.is_empty()).then(|| view! {
                <details class="fold">
                    <summary>{tr!(office.versions)}</summary>
                    <ul class="plain-list stack">{earlier.into_iter().map(version).collect_view()}</ul>
                </details>
            })}
            {below}
        </article>
    })
}

fn version(one: AnnouncementVersion) -> impl IntoView {
    view! {
        <li>
            <p class="muted">{tr!(office.version, one.version)} " · " <Moment at=one.at_ms/></p>
            <p><strong>{one.title}</strong></p>
            <p class="prose">{one.text}</p>
        </li>
    }
}

fn read_by(readers: Vec<AnnouncementReader>) -> impl IntoView {
    readers
        .into_iter()
        .filter_map(|reader| reader.read)
        .map(|(at, who)| {
            view! { <p class="muted">{tr!(office.read_by, who, at.display_minute())}</p> }
        })
        .collect_view()
}

/// Who has not read it stands first.
fn owner_part(correct: String, mut readers: Vec<AnnouncementReader>, waiting: usize) -> AnyView {
    readers.sort_by_key(|reader| reader.read.is_some());
    let all = readers.len();
    let line = |reader: AnnouncementReader| {
        let words = match reader.read {
            Some((at, who)) => tr!(office.read_by, who, at.display_minute()),
            None => tr!(office.not_read).to_owned(),
        };
        view! { <li>{reader.institution.in_lang(lang()).to_owned()} " — " <span class="muted">{words}</span></li> }
    };
    view! {
        <details class="fold">
            <summary>{tr!(office.readers, all - waiting, all)}</summary>
            <ul class="plain-list">{readers.into_iter().map(line).collect_view()}</ul>
        </details>
        <div class="row"><LinkButton href=correct icon=Icon::Edit>{tr!(office.correct)}</LinkButton></div>
    }
    .into_any()
}
