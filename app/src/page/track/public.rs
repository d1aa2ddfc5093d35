//! What everybody may see of an appeal.

use crate::page::qr::QrCode;
use crate::ui::*;
use crate::{context, routes, tr};
use domain::alert::AlertForm;
use domain::appeal::view::{AppealLine, AssignmentView, Clock, PublicAppeal};
use domain::ids::MediaId;
use domain::lifecycle::Status;
use domain::time::UnixMs;
use leptos::prelude::*;

/// The whole page.
#[component]
pub fn PublicView(appeal: PublicAppeal) -> impl IntoView {
    let PublicAppeal { line, receipt, registered, assignments, photos, timeline, stars, continued } = appeal;
    let title = line.category.in_lang(context::lang()).to_owned();
    let number = registered.as_ref().map_or(receipt.clone(), |(number, _)| number.clone());
    let place_label = place(&line);
    let follow = routes::follow(&AlertForm { appeal: Some(line.id.clone()), ..AlertForm::default() });
    view! {
        <PageHead title/>
        <Head line=line.clone() number registered receipt/>
        {continued.map(|earlier| view! {
            <Notice kind=Tone::Info>
                <p>{tr!(triage.continued)} ": " <a href=routes::public_appeal(&earlier.id)>{earlier.number}</a></p>
            </Notice>
        })}
        <Institutions assignments=without_days(assignments)/>
        {super::chain::chain_part(&timeline)}
        <Words text=line.text.clone() photos/>
        <section class="panel stack">
            <h2>{tr!(track.timeline)}</h2>
            <Timeline entries=timeline staff=false/>
        </section>
        {stars.map(|stars| view! { <section class="panel"><Stars stars/><p>{tr!(track.stars, stars)}</p></section> })}
        <crate::map::PlaceMap point=line.point label=place_label/>
        <JoinOffer line/>
        <div class="row"><LinkButton href=follow icon=Icon::Bell>{tr!(notices.follow_appeal)}</LinkButton></div>
        <p><a href="/track">{tr!(track.another)}</a></p>
    }
}

/// The days stand in the chain.
fn without_days(assignments: Vec<AssignmentView>) -> Vec<AssignmentView> {
    assignments.into_iter().map(|one| AssignmentView { had: None, ..one }).collect()
}

#[component]
fn Head(line: AppealLine, number: String, registered: Option<(String, UnixMs)>, receipt: String) -> impl IntoView {
    let share = routes::track(&number);
    let label = if registered.is_some() { tr!(track.registration) } else { tr!(track.receipt) };
    let joined = i64::from(line.joined);
    let place = place(&line);
    view! {
        <section class="panel stack">
            <Number number=number.clone() label share/>
            <QrCode number/>
            <div class="row"><StatusBadge status=line.status merged=line.merged_into.is_some()/> {line.clock.map(|clock| view! { <Remaining status=line.status clock/> })}</div>
            <p><Glyph icon=Icon::Pin/> " " {place}</p>
            <p class="muted">{tr!(track.sent, line.sent_ms.display_minute())}</p>
            {registered.map(|(_, at)| view! {
                <p class="muted">{tr!(track.registered_on, at.display_minute())} " · " {tr!(track.receipt)} ": " {receipt}</p>
            })}
            {(joined > 0).then(|| view! { <p><Glyph icon=Icon::Users/> " " {tr!(track.joined, joined)}</p> })}
        </section>
    }
}

/// What runs: until the appeal is routed the staff's one working day (A8.5), then the answer's clock (A8.8).
#[component]
pub fn Remaining(status: Status, clock: Clock) -> impl IntoView {
    match status {
        Status::Sent => view! { <span class="clock">{tr!(track.triage_due, clock.due.display())}</span> }.into_any(),
        _ => view! { <ClockLabel clock/> }.into_any(),
    }
}

/// Settlement and district; never the person's own words.
fn place(line: &AppealLine) -> String {
    let district = line.district.as_ref().map(|district| district.in_lang(context::lang()).to_owned());
    let parts = [Some(line.place.clone()).filter(|place| !place.is_empty()), district];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The chain of institutions, the leading one marked.
#[component]
pub fn Institutions(assignments: Vec<AssignmentView>) -> impl IntoView {
    let none = assignments.is_empty();
    view! {
        <section class="panel stack">
            <h2>{tr!(track.institutions)}</h2>
            {none.then(|| view! { <p>{tr!(track.institutions_none)}</p> })}
            {(!none).then(|| view! {
                <ul class="stack plain-list">
                    {assignments.into_iter().map(|assignment| view! { <Institution assignment/> }).collect_view()}
                </ul>
            })}
        </section>
    }
}

#[component]
fn Institution(assignment: AssignmentView) -> impl IntoView {
    view! {
        <li>
            <p>
                <Glyph icon=Icon::Building/> " " <strong>{assignment.name.in_lang(context::lang()).to_owned()}</strong>
                {assignment.lead.then(|| view! { <span class="muted">" (" {tr!(track.lead_institution)} ")"</span> })}
            </p>
            <div class="row">
                <AssignmentBadge status=assignment.status/>
                {assignment.clock.map(|clock| view! { <ClockLabel clock/> })}
                {assignment.had.map(|(since, until)| view! { <span class="muted">{had(since, until)}</span> })}
            </div>
        </li>
    }
}

/// From when to when it had the appeal (A8.11).
fn had(since: UnixMs, until: Option<UnixMs>) -> String {
    let day = |at: UnixMs| at.date().display();
    match until {
        Some(until) => tr!(procedure.had_between, day(since), day(until)),
        None => tr!(procedure.had_since, day(since)),
    }
}

/// Text and photos, once staff have cleared them.
#[component]
fn Words(text: Option<String>, photos: Vec<MediaId>) -> impl IntoView {
    let nothing = text.is_none() && photos.is_empty();
    view! {
        <section class="panel stack">
            <h2>{tr!(track.text)}</h2>
            {text.map(|text| view! { <p class="prose">{words_of(text)}</p> })}
            {(!photos.is_empty()).then(|| view! { <PhotoGrid photos/> })}
            {nothing.then(|| view! { <p class="muted"><Glyph icon=Icon::Lock/> " " {tr!(track.private)}</p> })}
        </section>
    }
}

/// "Mən də qoşulum", while the appeal is open (A8.4).
#[component]
fn JoinOffer(line: AppealLine) -> impl IntoView {
    line.status.is_open().then(|| {
        view! {
            <section class="panel stack">
                <p>{tr!(track.join_hint)}</p>
                <LinkButton href=routes::join(&line.id) look=Look::Primary icon=Icon::Users big=true>{tr!(track.join)}</LinkButton>
            </section>
        }
    })
}
