//! The form of a service (R7.1.2): what registers hold is filled in, the rest is asked as the regulation allows (R7.2). Without script the
//! same form is posted as it stands.

use super::documents::Files;
use super::fields::{Controls, Filling};
use super::keep;
use crate::api::request::{request_start, send_request};
use crate::context::lang;
use crate::error::AppError;
use crate::page::cabinet::SignInFirst;
use crate::ui::eservice::unit_name;
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::form::{RequestSend, check_answers, tidied};
use domain::eservice::request::RequestStart;
use domain::ids::RequestId;
use domain::refusal::Code;
use domain::regulation::Span;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};

/// The page `/services/{number}/request`; `?draft=` goes on with a draft.
#[component]
pub fn RequestPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let asked =
        Memo::new(move |_| (params.with(|params| params.get("number").unwrap_or_default()), query.with(|query| query.get("draft"))));
    let start = crate::wire::resource(move || asked.get(), |(number, draft)| request_start(number, draft));
    view! {
        <div class="page stack">
            <Suspense fallback=|| view! { <Skeleton lines=10/> }>
                {move || Suspend::new(async move {
                    match start.await {
                        Ok(start) if start.being_mended => being_mended(start),
                        Ok(start) => view! { <Form start/> }.into_any(),
                        Err(AppError::SignIn) => {
                            let here = routes::service_request(&asked.get_untracked().0);
                            view! { <PageHead title=tr!(request.title)/> <SignInFirst here/> }.into_any()
                        }
                        Err(error) => view! { <PageHead title=tr!(request.title)/> <ErrorView error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}

/// The regulation has overtaken the form: what was typed lies where it lay, and comes back with the form (R7.2).
fn being_mended(start: RequestStart) -> AnyView {
    let (name, back) = (start.name.in_lang(lang()).to_owned(), (routes::service(&start.service), tr!(portal.facts).to_owned()));
    let provider = start.provider.in_lang(lang()).to_owned();
    view! {
        <PageHead title=name back/>
        <Notice kind=Tone::Warn title=tr!(request.being_mended_title)><p>{tr!(request.being_mended_text)}</p></Notice>
        <Facts><Fact name=tr!(request.fact_provider)>{provider}</Fact></Facts>
    }
    .into_any()
}

/// "3 iş günü", "1–5 iş günü".
pub fn span_words(span: Span) -> String {
    let unit = unit_name(span.unit);
    if span.least == span.most || span.least == 0 {
        format!("{} {unit}", span.most)
    } else {
        format!("{}–{} {unit}", span.least, span.most)
    }
}

#[component]
fn Form(start: RequestStart) -> impl IntoView {
    let RequestStart { service, name, provider, span, version, form, held, originals, draft, files, .. } = start;
    let from_server = !draft.form.answers.is_empty() || !draft.refusals.is_empty() || !files.is_empty();
    let files = Files::new(draft.form.id.as_str(), files);
    let filling = Filling::new(form.fields.into_iter().enumerate().collect(), &draft.form.answers, draft.refusals, files);
    keep::keep(filling, service.clone(), from_server);
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<AppError>));
    let navigate = use_navigate();
    let number = StoredValue::new(service.clone());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() || untrack(|| filling.files.is_busy()) {
            return;
        }
        let sent = untrack(|| RequestSend {
            id: RequestId(filling.files.request.get()),
            service: number.get_value(),
            version,
            answers: filling.answers(),
            files: filling.files.ids(),
        });
        error.set(None);
        if let Err(refusals) = checked(filling, &sent) {
            return filling.refusals.set(refusals);
        }
        filling.refusals.set(Vec::new());
        busy.set(true);
        let navigate = navigate.clone();
        spawn_local(async move {
            let service = sent.service.clone();
            let answer = send_request(sent).await;
            // Whoever has left the page meanwhile stays where they are.
            let left = busy.try_set(false).is_some();
            match answer {
                Ok(receipt) => {
                    keep::forget(&service);
                    if !left {
                        navigate(&routes::my_request_sent(&receipt.id, receipt.at_once), Default::default());
                    }
                }
                Err(AppError::Refused(refusals)) => filling.refusals.set(refusals),
                Err(other) => error.set(Some(other)),
            }
        });
    };
    let action = routes::service_request(&service);
    let here = action.clone();
    let terms = move || filling.refusals.with(|all| all.iter().any(|one| one.code == Code::TermsNotAccepted));
    let must_sign_in = move || error.with(|error| matches!(error, Some(AppError::SignIn)));
    let (terms_link, sign_in_link) = (routes::terms(&here), routes::sign_in(&here));
    view! {
        <PageHead title=name.in_lang(lang()).to_owned() lead=tr!(request.lead)
            back=(routes::service(&service), tr!(portal.facts).to_owned())/>
        <Facts>
            <Fact name=tr!(request.fact_provider)>{provider.in_lang(lang()).to_owned()}</Fact>
            <Fact name=tr!(request.fact_span)>{span_words(span)}</Fact>
        </Facts>
        <ErrorSummary refusals=filling.refusals/>
        {move || terms().then(|| view! { <p><a href=terms_link.clone()>{tr!(request.to_terms)}</a></p> })}
        <form class="stack request-form" method="post" action=action enctype="multipart/form-data" novalidate on:submit=send>
            <input type="hidden" name="id" value=move || filling.files.request.get()/>
            <input type="hidden" name="version" value=version.to_string()/>
            <Controls filling held originals/>
            <InlineError error=Signal::derive(move || error.get())/>
            {move || must_sign_in().then(|| view! { <p><a rel="external" href=sign_in_link.clone()>{tr!(ui.sign_in)}</a></p> })}
            <p class="muted">{tr!(request.confirmation_hint)}</p>
            <div class="row"><Button look=Look::Primary icon=Icon::Send big=true busy=Signal::derive(move || busy.get())>{tr!(request.send)}</Button></div>
        </form>
    }
}

fn checked(filling: Filling, sent: &RequestSend) -> Result<(), Vec<domain::refusal::Refusal>> {
    let form = filling.form();
    let given = filling.files.list.with_untracked(|list| list.iter().map(|one| one.field.clone()).collect());
    check_answers(&form, &tidied(&form, &sent.answers), &given)
}
