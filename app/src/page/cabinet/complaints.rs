//! Own complaints with what became of them (A9.1, A9.2), and complaining about how one was served (Q3.5).

use super::SignInFirst;
use crate::api::complaints::{FileComplaint, my_complaints};
use crate::error::AppError;
use crate::ui::*;
use crate::{routes, tr};
use domain::appeal::validate::{MAX_NOTE, MAX_TEXT};
use domain::complaint::{About, ComplaintCase, MyComplaints};
use domain::ids::AdditionId;
use domain::refusal::Field as Of;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What is typed; it stands outside the list, which is drawn anew.
#[derive(Clone, Copy)]
struct Typed {
    file: ServerAction<FileComplaint>,
    subject: RwSignal<String>,
    text: RwSignal<String>,
    demand: RwSignal<String>,
}

/// The page `/my/complaints`: `?subject=` begins the form with what it is about, `?filed=NUMBER` right after complaining.
#[component]
pub fn ComplaintsPage() -> impl IntoView {
    let query = use_query_map();
    let asked = |name: &'static str| Memo::new(move |_| query.with(|query| query.get(name)).unwrap_or_default());
    let (subject, filed) = (asked("subject"), asked("filed"));
    let typed = Typed {
        file: ServerAction::new(),
        subject: RwSignal::new(subject.get_untracked()),
        text: RwSignal::default(),
        demand: RwSignal::default(),
    };
    let sent = done(Signal::derive(move || typed.file.value().get()), Signal::derive(move || typed.file.version().get()));
    empty_sent(typed.file, [typed.subject, typed.text, typed.demand]);
    let found = crate::wire::resource(move || sent.get(), |_| my_complaints());
    view! {
        <div class="page stack">
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || {
                    let filed = filed.get();
                    Suspend::new(async move {
                        match found.await {
                            Ok(mine) => all(mine, filed, typed),
                            Err(AppError::SignIn) => view! {
                                <PageHead title=tr!(complaint.mine_title)/>
                                <SignInFirst here=routes::MY_COMPLAINTS.to_owned()/>
                            }.into_any(),
                            Err(error) => view! { <ErrorView error/> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </div>
    }
}

fn all(mine: MyComplaints, filed: String, typed: Typed) -> AnyView {
    let MyComplaints { id, list, review_days, court_days } = mine;
    let told = (!filed.is_empty())
        .then(|| view! { <div role="status"><Notice kind=Tone::Good><p>{tr!(complaint.filed, filed)}</p></Notice></div> });
    let cases = list.into_iter().map(|case| view! { <li><Case case/></li> }).collect_view();
    view! {
        <PageHead title=tr!(complaint.mine_title) lead=tr!(complaint.mine_lead) back=("/my".to_owned(), tr!(cabinet.back).to_owned())/>
        {told}
        <ul class="plain-list stack">{cases}</ul>
        <section class="panel stack" id="new">
            <h2>{tr!(complaint.new_title)}</h2>
            <p>{tr!(complaint.new_lead)}</p>
            <Notice kind=Tone::Info>
                <p>{tr!(complaint.contents)}</p>
                <p>{tr!(complaint.review, i64::from(review_days))}</p>
                <p>{tr!(rights.terms_court, i64::from(court_days))}</p>
            </Notice>
            <New id typed/>
        </section>
    }
    .into_any()
}

#[component]
fn New(id: AdditionId, typed: Typed) -> impl IntoView {
    let (refusals, error) = wrong(Signal::derive(move || typed.file.value().get().and_then(Result::err)));
    let busy = Signal::derive(move || typed.file.pending().get());
    view! {
        <ActionForm action=typed.file attr:class="stack">
            <input type="hidden" name="form[id]" value=id.0/>
            <input type="hidden" name="form[about]" value=About::Queue.as_str()/>
            <TextInput name="form[subject]" label=tr!(complaint.subject) hint=tr!(complaint.subject_hint) value=typed.subject required=true
                error=error_of(refusals, Of::Subject)/>
            <TextArea name="form[text]" label=tr!(complaint.text) hint=tr!(complaint.text_hint) value=typed.text rows=5 max=MAX_TEXT
                required=true error=error_of(refusals, Of::Text)/>
            <TextArea name="form[demand]" label=tr!(rights.complain_demand) hint=tr!(complaint.demand_hint) value=typed.demand rows=3
                max=MAX_NOTE required=true error=error_of(refusals, Of::Demand)/>
            <InlineError error/>
            <div class="row"><Button look=Look::Primary big=true busy icon=Icon::Send>{tr!(rights.complain_button)}</Button></div>
        </ActionForm>
    }
}

/// One complaint with how its review stands; for its person.
#[component]
fn Case(case: ComplaintCase) -> impl IntoView {
    let about = match case.appeal {
        Some((id, number)) => view! { <a href=routes::my_appeal(&id)>{number}</a> }.into_any(),
        None => view! { <span>{case.subject}</span> }.into_any(),
    };
    view! {
        <article class="panel stack complaint">
            <div class="row">
                <strong class="complaint-number">{case.number}</strong>
                <span class="muted"><Moment at=case.filed_ms/></span>
            </div>
            <p>{about}</p>
            <p class="prose">{case.text}</p>
            <Facts><Fact name=tr!(rights.complaint_demand)>{case.demand}</Fact></Facts>
            <ReviewPart review=case.review/>
        </article>
    }
}
