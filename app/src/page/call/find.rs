//! Who calls back: the appeals written for this telephone number, with what is to be read aloud.

use crate::api::phone::find_caller;
use crate::context::lang;
use crate::error::AppError;
use crate::ui::*;
use crate::{routes, tr};
use domain::phone::CallerAppeal;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Looking for them.
#[component]
pub fn FindPart() -> impl IntoView {
    let number = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Vec<CallerAppeal>>);
    let (error, busy) = (RwSignal::new(None::<AppError>), RwSignal::new(false));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            match find_caller(number.get_untracked()).await {
                Ok(all) => drop(found.try_set(Some(all))),
                Err(failed) => drop(error.try_set(Some(failed))),
            }
            busy.try_set(false);
        });
    };
    view! {
        <section class="panel stack" id="find-caller">
            <h2>{tr!(call.find_title)}</h2>
            <form class="stack" on:submit=submit>
                <TextInput name="find" kind="search" label=tr!(call.find_number) hint=tr!(call.find_hint) value=number/>
                <InlineError error/>
                <div class="row"><Button icon=Icon::Search busy>{tr!(call.find_button)}</Button></div>
            </form>
            <div class="stack" aria-live="polite">
                {move || found.get().map(|all| match all.is_empty() {
                    true => view! { <p>{tr!(call.find_none)}</p> }.into_any(),
                    false => all.into_iter().map(|one| view! { <Found one/> }).collect_view().into_any(),
                })}
            </div>
        </section>
    }
}

#[component]
fn Found(one: CallerAppeal) -> impl IntoView {
    let CallerAppeal { line, receipt, caller, joined, due, answers, refusal } = one;
    // An official appeal has no public page.
    let href = if line.official.is_some() { String::new() } else { routes::public_appeal(&line.id) };
    let receipt = (receipt != line.number).then_some(receipt);
    let answers = answers.into_iter().map(|(institution, text)| {
        view! { <Fact name=institution.in_lang(lang()).to_owned()><span class="prose">{text}</span></Fact> }
    });
    view! {
        <AppealCard line href>
            <Facts>
                {(!caller.is_empty()).then(|| view! { <Fact name=tr!(call.caller)>{caller}</Fact> })}
                {receipt.map(|number| view! { <Fact name=tr!(call.receipt)>{number}</Fact> })}
                {due.map(|day| view! { <Fact name=tr!(rights.due)>{day.display()}</Fact> })}
                {refusal.map(|reason| view! { <Fact name=tr!(call.refused)><span class="prose">{reason}</span></Fact> })}
                {answers.collect_view()}
            </Facts>
            {joined.then(|| view! { <p class="muted">{tr!(call.joined)}</p> })}
        </AppealCard>
    }
}
