//! One draft of the list: what it is about, how it stands, and what can be done with it.

use crate::device::drafts::{self, KeptDraft};
use crate::error::AppError;
use crate::ui::*;
use crate::{routes, tr};
use domain::appeal::kept::DraftState;
use domain::ids::AppealId;
use domain::media::MediaKind;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// So many letters of the text tell one draft from another.
pub(super) const FIRST_LETTERS: usize = 90;

/// The card.
#[component]
pub fn DraftItem(draft: Memo<Option<KeptDraft>>) -> impl IntoView {
    move || {
        draft.get().map(|draft| {
            let state = draft.state;
            let count = |kind| draft.files.iter().filter(|file| file.kind == kind).count() as i64;
            let (photos, videos, spoken) = (count(MediaKind::Photo), count(MediaKind::Video), count(MediaKind::Voice) > 0);
            let saved = draft.at_ms.map(|at| tr!(drafts.saved, at.display_minute()));
            view! {
                <li class="panel stack draft" data-state=state.as_str()>
                    <div class="row">
                        <StateBadge state/>
                        {(state == DraftState::Sending).then(|| view! { <span class="muted">{tr!(drafts.percent, draft.percent)}</span> })}
                    </div>
                    {(state == DraftState::Sending).then(|| view! {
                        <progress max="100" value=draft.percent.to_string() aria-label=tr!(drafts.state_sending)></progress>
                    })}
                    <p class="draft-words">{first_words(&draft.form.text, spoken)}</p>
                    {(!draft.place.is_empty()).then(|| view! { <p><Glyph icon=Icon::Pin/> " " {draft.place.clone()}</p> })}
                    <p class="muted">
                        {(photos > 0).then(|| format!("{} · ", tr!(drafts.photos, photos)))}
                        {spoken.then(|| format!("{} · ", tr!(voice.voice_title)))}
                        {(videos > 0).then(|| format!("{} · ", tr!(drafts.videos, videos)))}
                        {saved}
                    </p>
                    <Why draft=draft.clone()/>
                    <Acts draft/>
                </li>
            }
        })
    }
}

/// What tells one draft from another; a voice message may stand for the text.
pub(super) fn first_words(text: &str, spoken: bool) -> String {
    let text = text.trim();
    match text.char_indices().nth(FIRST_LETTERS) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None if text.is_empty() && spoken => tr!(home.voice_appeal).to_owned(),
        None if text.is_empty() => tr!(drafts.no_words).to_owned(),
        None => text.to_owned(),
    }
}

/// The state in words.
pub fn state_name(state: DraftState) -> &'static str {
    match state {
        DraftState::Draft => tr!(drafts.state_draft),
        DraftState::Waiting => tr!(drafts.state_waiting),
        DraftState::Sending => tr!(drafts.state_sending),
        DraftState::Sent => tr!(drafts.state_sent),
        DraftState::Refused => tr!(drafts.state_refused),
        DraftState::SignIn => tr!(drafts.state_sign_in),
        DraftState::Terms => tr!(drafts.state_terms),
    }
}

#[component]
fn StateBadge(state: DraftState) -> impl IntoView {
    let (class, icon) = match state {
        DraftState::Draft => ("badge badge-closed", Icon::Edit),
        DraftState::Waiting => ("badge badge-work", Icon::Clock),
        DraftState::Sending => ("badge badge-work", Icon::Send),
        DraftState::Sent => ("badge badge-done", Icon::Check),
        DraftState::Refused => ("badge badge-new", Icon::Alert),
        DraftState::SignIn | DraftState::Terms => ("badge badge-new", Icon::Lock),
    };
    view! { <span class=class><Glyph icon/><span>{state_name(state)}</span></span> }
}

/// Why it stays, and what to do about it.
#[component]
fn Why(draft: KeptDraft) -> impl IntoView {
    match draft.state {
        DraftState::Waiting => view! { <p>{tr!(drafts.why_waiting)}</p> }.into_any(),
        DraftState::Refused => {
            let why = draft.error.as_ref().map(why_refused);
            view! { <div role="status"><Notice kind=Tone::Bad><p>{why} " " {tr!(drafts.why_refused)}</p></Notice></div> }.into_any()
        }
        DraftState::SignIn => view! { <p>{tr!(drafts.why_sign_in)}</p> }.into_any(),
        DraftState::Terms => view! { <p>{tr!(drafts.why_terms)}</p> }.into_any(),
        DraftState::Draft | DraftState::Sending | DraftState::Sent => ().into_any(),
    }
}

fn why_refused(error: &AppError) -> String {
    match error {
        AppError::Conflict => tr!(drafts.why_conflict).to_owned(),
        other => error_sentence(other),
    }
}

#[component]
fn Acts(draft: KeptDraft) -> impl IntoView {
    let id = draft.form.id.clone();
    let state = draft.state;
    let open = routes::draft_open(&id);
    let receipt = draft.receipt.map(|receipt| (routes::my_appeal(&receipt.appeal), receipt.number));
    view! {
        <div class="row">
            {receipt.map(|(href, number)| view! { <LinkButton href look=Look::Primary icon=Icon::Check>{tr!(drafts.receipt, number)}</LinkButton> })}
            {(state == DraftState::SignIn).then(|| view! {
                <LinkButton href=routes::sign_in(routes::DRAFTS) look=Look::Primary icon=Icon::Door>{tr!(ui.sign_in)}</LinkButton>
            })}
            {(state == DraftState::Terms).then(|| view! {
                <LinkButton href=routes::terms(routes::DRAFTS) look=Look::Primary>{tr!(terms.title)}</LinkButton>
            })}
            {state.may_open().then(|| view! { <LinkButton href=open icon=Icon::Edit>{tr!(drafts.open)}</LinkButton> })}
            {state.may_remove().then(|| view! { <Remove id sent={state == DraftState::Sent}/> })}
        </div>
    }
}

/// Taking away is asked about once more, unless the server has it already.
#[component]
fn Remove(id: AppealId, sent: bool) -> impl IntoView {
    let asking = RwSignal::new(false);
    let remove = Callback::new(move |()| {
        let id = id.clone();
        spawn_local(async move {
            // What can't be reached now is still in the list, to be pressed again.
            let _ = drafts::remove(&id).await;
        });
    });
    let ask = Callback::new(move |()| if sent { remove.run(()) } else { asking.set(true) });
    let no = Callback::new(move |()| asking.set(false));
    let words = if sent { tr!(drafts.remove_sent) } else { tr!(drafts.remove) };
    view! {
        <Show
            when=move || asking.get()
            fallback=move || view! { <Button kind="button" look=Look::Quiet icon=Icon::Trash on_press=ask>{words}</Button> }
        >
            <span role="alert">{tr!(drafts.remove_sure)}</span>
            <Button kind="button" icon=Icon::Trash on_press=remove>{tr!(drafts.remove_yes)}</Button>
            <Button kind="button" look=Look::Quiet on_press=no>{tr!(drafts.remove_no)}</Button>
        </Show>
    }
}
