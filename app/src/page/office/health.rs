//! How the system is (A6.0.1): channels, jobs, database and disk, sign-ins at odd hours.

use super::words::{channel_name, job_name};
use crate::context::lang;
use crate::tr;
use crate::ui::*;
use domain::operator::{JobView, OddSignIn, OperatorDesk, QueueView, SecondSiteView, StorageView};
use domain::time::UnixMs;
use leptos::prelude::*;

/// The four tables.
#[component]
pub fn Health(desk: OperatorDesk) -> impl IntoView {
    let OperatorDesk { queues, jobs, storage, second_site, odd_sign_ins } = desk;
    let odd = odd_sign_ins.is_empty();
    view! {
        <div class="office-grid">
            <section class="panel stack">
                <h2>{tr!(office.queues_title)}</h2>
                <DataTable caption=tr!(office.queues_title) heads=words([tr!(office.queue_channel), tr!(office.queue_waiting), tr!(office.queue_oldest),
                    tr!(office.queue_given_up)])>
                    {queues.into_iter().map(queue).collect_view()}
                </DataTable>
            </section>
            <section class="panel stack">
                <h2>{tr!(office.jobs_title)}</h2>
                <DataTable caption=tr!(office.jobs_title) heads=words([tr!(office.job), tr!(office.job_done), tr!(office.job_failed)])>
                    {jobs.into_iter().map(job).collect_view()}
                </DataTable>
                <p class="muted">{tr!(office.jobs_hint)}</p>
            </section>
            <section class="panel stack"><h2>{tr!(office.storage_title)}</h2>{room(storage)}</section>
            {second_site.map(second)}
            <section class="panel stack">
                <h2>{tr!(office.odd_title)}</h2>
                <p class="muted">{if odd { tr!(office.odd_none) } else { tr!(office.odd_hint) }}</p>
                <ul class="plain-list">{odd_sign_ins.into_iter().map(odd_one).collect_view()}</ul>
            </section>
        </div>
    }
}

fn words<const N: usize>(heads: [&'static str; N]) -> Vec<String> {
    heads.map(str::to_owned).into()
}

fn moment(at: Option<UnixMs>) -> String {
    at.map_or_else(|| "—".to_owned(), UnixMs::display_minute)
}

fn queue(one: QueueView) -> impl IntoView {
    let name = channel_name(one.channel);
    let name = if one.open { name.to_owned() } else { format!("{name} ({})", tr!(office.queue_closed)) };
    view! { <tr><th scope="row">{name}</th><td>{one.waiting}</td><td>{moment(one.oldest_ms)}</td><td>{one.given_up}</td></tr> }
}

fn job(one: JobView) -> impl IntoView {
    let trouble = one.is_failing().then(|| view! { <span class="clock is-late">{tr!(office.job_trouble)}</span> });
    view! { <tr><th scope="row">{job_name(one.job)} " " {trouble}</th><td>{moment(one.done_ms)}</td><td>{moment(one.failed_ms)}</td></tr> }
}

fn room(storage: StorageView) -> impl IntoView {
    let StorageView { postgres, database_mb, appeals, archived, disk_mb } = storage;
    let disk = disk_mb.map_or_else(|| "—".to_owned(), |(free, all)| tr!(office.disk_room, free, all));
    view! {
        <Facts>
            <Fact name=tr!(office.database)>{if postgres { "PostgreSQL" } else { "SQLite" }} ", " {tr!(office.megabytes, database_mb)}</Fact>
            <Fact name=tr!(office.appeals_kept)>{appeals} {(archived > 0).then(|| format!(", {}", tr!(office.appeals_archived, archived)))}</Fact>
            <Fact name=tr!(office.disk)>{disk}</Fact>
        </Facts>
    }
}

/// How far the second site is behind (A3.4).
fn second(site: SecondSiteView) -> impl IntoView {
    let SecondSiteView { waits, behind_since_ms, files_waiting, copied_ms, whole_ms, stands_still } = site;
    let state = match (stands_still, behind_since_ms) {
        (true, _) => tr!(office.second_still).to_owned(),
        (false, Some(since)) => tr!(office.second_behind, since.display_minute()),
        (false, None) => tr!(office.second_whole).to_owned(),
    };
    let kind = if stands_still { Tone::Bad } else { Tone::Good };
    view! {
        <section class="panel stack" id="second-site">
            <h2>{tr!(office.second_title)}</h2>
            <Notice kind><p>{state}</p></Notice>
            <Facts>
                <Fact name=tr!(office.second_rule)>{if waits { tr!(office.second_waits) } else { tr!(office.second_waits_not) }}</Fact>
                <Fact name=tr!(office.second_copied)>{moment(copied_ms)}</Fact>
                <Fact name=tr!(office.second_begun)>{moment(whole_ms)}</Fact>
                <Fact name=tr!(office.second_files)>{files_waiting}</Fact>
            </Facts>
        </section>
    }
}

fn odd_one(one: OddSignIn) -> impl IntoView {
    let house = one.institution.map_or_else(|| role_name(one.role).to_owned(), |name| name.in_lang(lang()).to_owned());
    view! { <li><Moment at=one.at_ms/> " · " {house}</li> }
}
