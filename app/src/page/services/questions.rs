//! What people ask an institution about its services: its staff answer, then question and answer stand on the service's page.

use crate::api::portal::{AnswerService, service_questions};
use crate::context::lang;
use crate::page::unsent::Unsent;
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::portal::ServiceQuestion;
use domain::eservice::quality::MAX_QUESTION;
use domain::refusal::Field as Of;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What is typed for each question; it stands outside the list, which is drawn anew.
#[derive(Clone, Copy)]
pub struct Typed {
    action: ServerAction<AnswerService>,
    text: Unsent<String>,
}

impl Typed {
    /// Nothing yet.
    pub fn new() -> Typed {
        Typed { action: ServerAction::new(), text: Unsent::new() }
    }
}

impl Default for Typed {
    fn default() -> Self {
        Typed::new()
    }
}

/// The page `/services/questions`; `?answer=ID` opens the form of one.
#[component]
pub fn QuestionsPage() -> impl IntoView {
    let query = use_query_map();
    let open = Memo::new(move |_| query.with(|query| query.get("answer")).unwrap_or_default());
    let typed = Typed::new();
    let sent = done(Signal::derive(move || typed.action.value().get()), Signal::derive(move || typed.action.version().get()));
    let found = crate::wire::resource(move || sent.get(), |_| service_questions());
    view! {
        <div class="page stack">
            <PageHead title=tr!(portal.questions_title) lead=tr!(portal.questions_lead)/>
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || {
                    let open = open.get();
                    Suspend::new(async move {
                        match found.await {
                            Ok(list) => shown(list, &open, typed),
                            Err(error) => view! { <ErrorView error/> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </div>
    }
}

/// The questions; the form stands under the open one.
pub fn shown(list: Vec<ServiceQuestion>, open: &str, typed: Typed) -> AnyView {
    if list.is_empty() {
        return view! { <EmptyState title=tr!(portal.no_questions) icon=Icon::Check/> }.into_any();
    }
    let items = list.into_iter().map(|question| {
        let is_open = question.id == open;
        view! { <li class="panel stack">{one(question, is_open, typed)}</li> }
    });
    view! { <ul class="plain-list stack">{items.collect_view()}</ul> }.into_any()
}

fn one(question: ServiceQuestion, open: bool, typed: Typed) -> AnyView {
    let ServiceQuestion { id, service: (number, name), text, asked_ms, .. } = question;
    let foot = if open {
        view! { <AnswerForm id typed/> }.into_any()
    } else {
        view! { <p><LinkButton href=format!("{}?answer={id}", routes::SERVICE_QUESTIONS) icon=Icon::Edit>{tr!(portal.answer)}</LinkButton></p> }.into_any()
    };
    view! {
        <p><a href=routes::service(&number)>{name.in_lang(lang()).to_owned()}</a> " " <span class="muted"><Moment at=asked_ms/></span></p>
        <p class="prose">{text}</p>
        {foot}
    }
    .into_any()
}

#[component]
fn AnswerForm(id: String, typed: Typed) -> impl IntoView {
    let (refusals, error) = wrong(Signal::derive(move || typed.action.value().get().and_then(Result::err)));
    let busy = Signal::derive(move || typed.action.pending().get());
    let text = typed.text.of(&id);
    view! {
        <ActionForm action=typed.action attr:class="stack">
            <input type="hidden" name="form[id]" value=id/>
            <TextArea name="form[text]" label=tr!(portal.answer) hint=tr!(portal.answer_hint) value=text rows=4 max=MAX_QUESTION required=true
                error=error_in_words(refusals, Of::Text, tr!(errors.required))/>
            <InlineError error/>
            <div class="row"><Button look=Look::Primary busy icon=Icon::Send>{tr!(portal.answer_send)}</Button></div>
        </ActionForm>
    }
}
