//! A restriction as the restricted person sees it: why, until when, and how to ask for it to be lifted (A8.12, T1.8, T1.9).

use crate::api::account::AskLifting;
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use domain::account::RestrictionView;
use domain::appeal::validate::MAX_NOTE;
use domain::refusal::{Field as Of, Refusal};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The request being written; it belongs to the page, so that a fresh look at the account doesn't take it away.
#[derive(Clone, Copy)]
pub struct Asking {
    /// Sends it.
    pub action: ServerAction<AskLifting>,
    words: RwSignal<String>,
}

impl Asking {
    /// Nothing written yet.
    pub fn new() -> Asking {
        Asking { action: ServerAction::new(), words: RwSignal::default() }
    }
}

/// The part.
#[component]
pub fn Restricted(restriction: RestrictionView, asking: Asking) -> impl IntoView {
    let RestrictionView { reason, since_ms, until_ms, asked, answer } = restriction;
    view! {
        <section class="panel stack" id="restricted">
            <Notice kind=Tone::Bad title=tr!(account.restricted_title)><p>{tr!(account.restricted_text)}</p></Notice>
            <Facts>
                <Fact name=tr!(account.restricted_reason)><span class="prose">{reason}</span></Fact>
                {since_ms.map(|at| view! { <Fact name=tr!(account.restricted_since)><Moment at/></Fact> })}
                <Fact name=tr!(account.restricted_until)><Day date=until_ms.date()/></Fact>
            </Facts>
            {answer.map(|(text, at)| view! {
                <p>{tr!(account.lift_answered, at.display_minute())}</p>
                <p class="prose">{text}</p>
            })}
            {match asked {
                Some((text, at)) => view! {
                    <p role="status">{tr!(account.lift_waiting, at.display_minute())}</p>
                    <p class="prose">{text}</p>
                }.into_any(),
                None => view! { <Ask asking/> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Ask(asking: Asking) -> impl IntoView {
    let ask = asking.action;
    let failed = Memo::new(move |_| ask.value().get().and_then(Result::err));
    let refusals = Signal::derive(move || match failed.get() {
        Some(AppError::Refused(refusals)) => refusals,
        _ => Vec::<Refusal>::new(),
    });
    let error = Signal::derive(move || failed.get().filter(|error| !matches!(error, AppError::Refused(_))));
    let busy = Signal::derive(move || ask.pending().get());
    view! {
        <ActionForm action=ask attr:class="stack">
            <TextArea name="text" label=tr!(account.lift_title) hint=tr!(account.lift_hint) value=asking.words rows=4 max=MAX_NOTE required=true
                error=error_of(refusals, Of::Text)/>
            <InlineError error/>
            <div class="row"><Button look=Look::Primary icon=Icon::Send busy>{tr!(account.lift_send)}</Button></div>
        </ActionForm>
    }
}
