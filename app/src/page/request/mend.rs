//! The form in which its sender mends a request (R7.4): what is wrong stands beside each field.

use super::documents::Files;
use super::fields::{Controls, Filling};
use super::keep;
use crate::api::request::mend_request;
use crate::error::AppError;
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::form::Answers;
use domain::eservice::request::{MendForm, RequestCard, What};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

/// The part of the own request's page; `mended` counts what was sent.
#[component]
pub fn MendPart(card: RequestCard, mended: RwSignal<usize>) -> impl IntoView {
    let RequestCard { line, answers, waiting, draft, entries, .. } = card;
    // What is typed is kept for this round alone: the page around it is built anew by every news, and a request may come back twice.
    let round = entries.iter().filter(|one| one.what == What::Returned).count();
    let kept = format!("{}-{round}", line.id);
    let from_server = !draft.form.answers.is_empty() || !draft.refusals.is_empty();
    let named: Vec<_> = answers.into_iter().filter(|one| one.mending.is_some()).collect();
    let mendings = named.iter().filter_map(|one| one.mending.clone()).collect::<Vec<_>>();
    // What was typed without script and refused comes back; else what stands there now.
    let before: Answers = named.iter().map(|one| (one.field.key.clone(), one.value.clone())).collect();
    let typed = if draft.form.answers.is_empty() { before } else { draft.form.answers };
    let fields = named.into_iter().map(|one| (usize::from(one.at), one.field)).collect();
    let filling = Filling::new(fields, &typed, draft.refusals, Files::new(line.id.as_str(), waiting));
    keep::keep(filling, kept.clone(), from_server);
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<AppError>));
    let navigate = use_navigate();
    let id = StoredValue::new(line.id.clone());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() || untrack(|| filling.files.is_busy()) {
            return;
        }
        let form = untrack(|| MendForm { id: id.get_value(), answers: filling.answers(), files: filling.files.ids() });
        error.set(None);
        filling.refusals.set(Vec::new());
        busy.set(true);
        let (navigate, kept, here) = (navigate.clone(), kept.clone(), format!("{}?mended=1", routes::my_request(&form.id)));
        spawn_local(async move {
            let answer = mend_request(form).await;
            busy.try_set(false);
            match answer {
                Ok(()) => {
                    keep::forget(&kept);
                    // Whoever has left the page meanwhile stays where they are.
                    if !mended.is_disposed() {
                        navigate(&here, Default::default());
                    }
                    mended.try_update(|count| *count += 1);
                }
                Err(AppError::Refused(refusals)) => drop(filling.refusals.try_set(refusals)),
                Err(other) => drop(error.try_set(Some(other))),
            }
        });
    };
    view! {
        <section class="panel stack" id="mend">
            <h2>{tr!(request.mend_title)}</h2>
            <p>{tr!(request.mend_text)}</p>
            <ErrorSummary refusals=filling.refusals/>
            <form class="stack" method="post" action=routes::my_request(&line.id) enctype="multipart/form-data" novalidate on:submit=send>
                <Controls filling mendings/>
                <InlineError error=Signal::derive(move || error.get())/>
                <div class="row"><Button look=Look::Primary icon=Icon::Send busy=Signal::derive(move || busy.get())>{tr!(request.mend)}</Button></div>
            </form>
        </section>
    }
}
