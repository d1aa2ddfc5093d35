//! The form itself, put together from its parts.

use super::answer::AnswerPart;
use super::category::CategoryPart;
use super::draft::{self, Trouble};
use super::emergency::EmergencyPart;
use super::keep::{self, Asked};
use super::personal::PersonalWarning;
use super::photo_offer::PhotoOffer;
use super::photos::PhotosPart;
use super::place::PlacePart;
use super::rules::Rules;
use super::similar::SimilarPart;
use super::start::{Lists, Start};
use super::state::Report;
use super::trouble::TroublePart;
use super::video::{HiddenRecordings, VideoPart};
use super::voice::VoicePart;
use super::{ADDRESS, sending};
use crate::error::AppError;
use crate::ui::*;
use crate::{device, routes, tr};
use domain::account::DeviceUse;
use domain::appeal::validate::MAX_TEXT;
use domain::refusal::Field as Of;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// The form with its present contents.
#[component]
pub fn ReportForm(start: Start, lists: Lists, #[prop(optional)] asked: Asked) -> impl IntoView {
    let report = Report::new(&start);
    let restored = keep::keep(report, start.draft.is_some(), asked);
    let lists = StoredValue::new(lists);
    let signed_in = start.person.is_some();
    let start = StoredValue::new(start);
    let navigate = use_navigate();
    // Pressed, or agreed that it may wait on the device.
    let pressed = RwSignal::new(0_u32);
    Effect::new(move || {
        if pressed.get() > 0 {
            let navigate = navigate.clone();
            untrack(|| sending::send(report, move |address| navigate(address, Default::default())));
        }
    });
    let press = Callback::new(move |()| pressed.update(|times| *times += 1));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        press.run(());
    };
    let refusals = Signal::derive(move || report.refusals.get());
    view! {
        <ErrorSummary refusals/>
        <TermsAsked report/>
        <Restored report restored/>
        <TroublePart report/>
        <form class="stack" method="post" action=ADDRESS enctype="multipart/form-data" novalidate on:submit=send>
            <Hidden report/>
            <PhotosPart list=report.photos refusals/>
            <PhotoOffer report/>
            <PlacePart report lists start/>
            <CategoryPart report lists/>
            <EmergencyPart report lists/>
            <section class="panel stack">
                <TextArea name="text" label=tr!(report.text_title) hint=tr!(report.text_hint) value=report.text rows=6 max=MAX_TEXT required=true
                    error=error_of(refusals, Of::Text)/>
                <PersonalWarning text=report.text/>
                <Rules/>
                <StorageAsk worth=Signal::derive(move || report.voice.recording.get() || report.videos.recording.get() || report.kept().is_worth_keeping())/>
            </section>
            <VoicePart list=report.voice refusals/>
            <VideoPart list=report.videos refusals/>
            <SimilarPart report/>
            <AnswerPart choice=report.answer refusals/>
            <super::public::PublicPart report lists/>
            <SendPart report signed_in press/>
        </form>
    }
}

/// What a browser without script sends along unseen.
#[component]
fn Hidden(report: Report) -> impl IntoView {
    view! {
        <input type="hidden" name="id" value=move || report.id.get().0/>
        {move || report.point.get().map(|point| view! {
            <input type="hidden" name="lat" value=point.lat.to_string()/>
            <input type="hidden" name="lon" value=point.lon.to_string()/>
        })}
        {move || report.photos.ready().into_iter().map(|id| view! { <input type="hidden" name="media" value=id.0/> }).collect_view()}
        <HiddenRecordings voice=report.voice videos=report.videos/>
        {move || report.earlier.get().map(|id| view! { <input type="hidden" name="earlier" value=id.0/> })}
        {move || (!report.similar.with(Vec::is_empty)).then(|| view! { <input type="hidden" name="similar_seen" value="true"/> })}
    }
}

#[component]
fn TermsAsked(report: Report) -> impl IntoView {
    let back = move || format!("{ADDRESS}?draft={}", report.id.get());
    move || {
        report.refusals.with(|refusals| sending::asks_terms(refusals)).then(|| {
            view! {
                <div id="terms"><LinkButton href=routes::terms(&back()) look=Look::Primary>{tr!(terms.title)}</LinkButton></div>
            }
        })
    }
}

#[component]
fn Restored(report: Report, restored: RwSignal<bool>) -> impl IntoView {
    let restart = Callback::new(move |()| {
        restored.set(false);
        keep::restart(report);
    });
    view! {
        <Show when=move || restored.get()>
            <Notice kind=Tone::Info>
                <p>{tr!(report.restored)}</p>
                <Button kind="button" look=Look::Quiet icon=Icon::Trash on_press=restart>{tr!(report.restart)}</Button>
            </Notice>
        </Show>
    }
}

/// What becomes of the form without a network.
fn without_network(report: Report) -> &'static str {
    match report.keeper.trouble.get() {
        Some(Trouble::Full) => tr!(drafts.full_text),
        _ if draft::is_allowed() => tr!(drafts.offline),
        _ => tr!(report.offline),
    }
}

/// The button, and what it says when something is in the way.
#[component]
fn SendPart(report: Report, signed_in: bool, press: Callback<()>) -> impl IntoView {
    let online = device::online::use_online();
    let busy = Signal::derive(move || report.sending.get());
    let waiting = Signal::derive(move || report.is_busy());
    let lost = move || !online.get() || report.error.get() == Some(AppError::Transport);
    let other = Signal::derive(move || report.error.get().filter(|error| !matches!(error, AppError::Transport | AppError::Conflict)));
    view! {
        <section class="panel stack send-part">
            <Show when=lost><Notice kind=Tone::Warn><p>{move || without_network(report)}</p></Notice></Show>
            <ConsentAsk of=DeviceUse::Storage open=report.ask_to_keep on_yes=press/>
            <Show when=move || report.error.get() == Some(AppError::Conflict)>
                <Notice kind=Tone::Bad><p>{tr!(report.conflict)}</p></Notice>
            </Show>
            <InlineError error=other/>
            <Show when=move || report.photos.is_busy()><p class="muted" role="status">{tr!(report.photos_wait)}</p></Show>
            <Show when=move || waiting.get() && !report.photos.is_busy()><p class="muted" role="status">{tr!(voice.files_wait)}</p></Show>
            <Button look=Look::Primary big=true icon=Icon::Send name="action" value="send" busy disabled=waiting>
                {move || if busy.get() { tr!(report.sending) } else { tr!(report.send) }}
            </Button>
            {(!signed_in).then(|| view! { <p class="muted">{tr!(report.sign_in_later)}</p> })}
        </section>
    }
}
