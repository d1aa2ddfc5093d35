//! Whose access is restricted, and who asks for it to be lifted: only the owner's staff decide (A8.12, T1.9).

use crate::api::account::{DecideLifting, owner_requests};
use crate::error::AppError;
use crate::page::desk::side::Side;
use crate::page::unsent::Unsent;
use crate::ui::*;
use crate::{routes, tr};
use domain::account::RestrictedPerson;
use domain::appeal::validate::MAX_NOTE;
use domain::refusal::{Field as Of, Refusal};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page `/owner/requests`; `?person=` opens the decision on one of them.
#[component]
pub fn RequestsPage() -> impl IntoView {
    let query = use_query_map();
    let chosen = Memo::new(move |_| query.with(|query| query.get("person")).unwrap_or_default());
    let decide = ServerAction::<DecideLifting>::new();
    let typed = Unsent::<String>::new();
    let decided = Memo::new(move |_| decide.version().get());
    let list = crate::wire::resource(move || decided.get(), |_| owner_requests());
    view! {
        <div class="page stack">
            <PageHead title=tr!(account.requests_title) back=(Side::Owner.base().to_owned(), tr!(owner.title).to_owned())/>
            <Transition fallback=|| view! { <Skeleton lines=6/> }>
                {move || {
                    let chosen = chosen.get();
                    Suspend::new(async move {
                        match list.await {
                            Ok(list) if list.is_empty() => view! {
                                <EmptyState title=tr!(account.requests_empty_title) text=tr!(account.requests_empty) icon=Icon::Lock/>
                            }.into_any(),
                            Ok(list) => {
                                let deciding = list.iter().find(|one| one.person.0 == chosen).cloned();
                                view! {
                                    {deciding.map(|person| {
                                        let words = typed.of(person.person.as_str());
                                        view! { <Decision person decide words/> }
                                    })}
                                    <ul class="plain-list stack">{list.into_iter().map(line).collect_view()}</ul>
                                }.into_any()
                            }
                            Err(error) => view! { <ErrorView error/> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </div>
    }
}

fn line(one: RestrictedPerson) -> impl IntoView {
    let RestrictedPerson { person, name, reason, until_ms, asked } = one;
    let waits = asked.is_some();
    view! {
        <li class="panel stack" class:is-unread=waits>
            <div class="row">
                <strong>{name}</strong>
                <span class="tag">{tr!(account.request_until, until_ms.date().display())}</span>
            </div>
            <p class="prose">{reason}</p>
            {match asked {
                Some((text, at)) => view! {
                    <p class="muted">{tr!(account.request_asked, at.display_minute())}</p>
                    <p class="prose">{text}</p>
                }.into_any(),
                None => view! { <p class="muted">{tr!(account.request_none)}</p> }.into_any(),
            }}
            <div class="row"><LinkButton href=format!("{}?person={person}", routes::OWNER_REQUESTS)>{tr!(account.request_open)}</LinkButton></div>
        </li>
    }
}

#[component]
fn Decision(person: RestrictedPerson, decide: ServerAction<DecideLifting>, words: RwSignal<String>) -> impl IntoView {
    let failed = Memo::new(move |_| decide.value().get().and_then(Result::err));
    let refusals = Signal::derive(move || match failed.get() {
        Some(AppError::Refused(refusals)) => refusals,
        _ => Vec::<Refusal>::new(),
    });
    let in_field = |error: &AppError| matches!(error, AppError::Refused(all) if all.iter().any(|one| one.field == Of::Reason));
    let error = Signal::derive(move || failed.get().filter(|error| !in_field(error)));
    let busy = Signal::derive(move || decide.pending().get());
    let waits = person.asked.is_some();
    view! {
        <section class="panel stack">
            <h2>{tr!(account.decide_title, &person.name)}</h2>
            <ActionForm action=decide attr:class="stack">
                <input type="hidden" name="form[person]" value=person.person.0/>
                <fieldset class="field">
                    <legend>{tr!(account.decide_choice)}</legend>
                    <label class="choice"><input type="radio" name="form[lift]" value="true" required/><span>{tr!(account.decide_lift)}</span></label>
                    {waits.then(|| view! {
                        <label class="choice"><input type="radio" name="form[lift]" value="false"/><span>{tr!(account.decide_keep)}</span></label>
                    })}
                </fieldset>
                <TextArea name="form[answer]" label=tr!(account.decide_answer) hint=tr!(account.decide_answer_hint) value=words rows=4 max=MAX_NOTE
                    required=true error=error_of(refusals, Of::Reason)/>
                <InlineError error/>
                <div class="row"><Button look=Look::Primary busy>{tr!(account.decide_send)}</Button></div>
            </ActionForm>
        </section>
    }
}
