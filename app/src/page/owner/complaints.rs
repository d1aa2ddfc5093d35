//! Complaints that the owner's staff consider (A9.1, A9.2; Q3.5): the first due first; a decision needs reasons, and is made by
//! somebody who did not decide the first time.

use crate::api::complaints::{DecideComplaint, complaints};
use crate::device::storage::{self, Key, Words};
use crate::error::AppError;
use crate::page::desk::side::Side;
use crate::ui::*;
use crate::{context, routes, tr};
use domain::appeal::validate::MAX_TEXT;
use domain::appeal::view::Rows;
use domain::complaint::{About, ComplaintCase, Outcome};
use domain::refusal::Field as Of;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The decision that is being written. It is kept on the device with its complaint: opening another one loses nothing.
#[derive(Clone, Copy)]
struct Writing {
    decide: ServerAction<DecideComplaint>,
    outcome: RwSignal<String>,
    reasons: RwSignal<String>,
}

impl Writing {
    fn of(open: Memo<String>) -> Writing {
        let writing = Writing { decide: ServerAction::new(), outcome: RwSignal::default(), reasons: RwSignal::default() };
        let about = StoredValue::new(String::new());
        Effect::new(move |_| {
            let id = open.get();
            let (outcome, reasons) = storage::read::<(String, String)>(&key(&id)).unwrap_or_default();
            about.set_value(id);
            writing.outcome.set(outcome);
            writing.reasons.set(reasons);
        });
        Effect::new(move |_| {
            let typed = (writing.outcome.get(), writing.reasons.get());
            let id = about.get_value();
            match id.is_empty() || typed == <(String, String)>::default() {
                true => storage::remove(&key(&id)),
                false => {
                    storage::write(&key(&id), &typed);
                }
            }
        });
        writing
    }
}

fn key(id: &str) -> Key {
    Words::Complaint.about(id)
}

/// The page `/owner/complaints`: `?open=ID` opens the decision on one, `?over=1` shows those decided, `?after=` the next page.
#[component]
pub fn ComplaintsPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| (query.get("over").is_some(), query.get("after"))));
    let open = Memo::new(move |_| query.with(|query| query.get("open")).unwrap_or_default());
    let writing = Writing::of(open);
    let decided = done(Signal::derive(move || writing.decide.value().get()), Signal::derive(move || writing.decide.version().get()));
    empty_sent(writing.decide, [writing.outcome, writing.reasons]);
    let list = crate::wire::resource(move || (asked.get(), decided.get()), |((over, after), _)| complaints(over, after));
    view! {
        <div class="page stack">
            <PageHead title=tr!(complaint.title) lead=tr!(complaint.lead) back=(Side::Owner.base().to_owned(), tr!(owner.title).to_owned())/>
            {move || {
                let (over, _) = asked.get();
                view! {
                    <Tabs label=tr!(complaint.heaps)>
                        <Chip href=routes::COMPLAINTS label=tr!(complaint.waiting) on=!over/>
                        <Chip href=format!("{}?over=1", routes::COMPLAINTS) label=tr!(complaint.decided) on=over/>
                    </Tabs>
                }
            }}
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || {
                    let open = open.get();
                    Suspend::new(async move {
                        let over = asked.with_untracked(|asked| asked.0);
                        match list.await {
                            Ok(page) => list_of(page, over, &open, writing),
                            Err(error) => view! { <ErrorView error/> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </div>
    }
}

fn list_of(page: Rows<ComplaintCase>, over: bool, open: &str, writing: Writing) -> AnyView {
    if page.rows.is_empty() {
        let text = if over { tr!(complaint.decided_none) } else { tr!(complaint.waiting_none) };
        return view! { <EmptyState title=tr!(complaint.none_title) text icon=Icon::Check/> }.into_any();
    }
    let next = page.next;
    let href = Callback::new(move |mark: String| match over {
        true => format!("{}?over=1&after={mark}", routes::COMPLAINTS),
        false => format!("{}?after={mark}", routes::COMPLAINTS),
    });
    let lines = page.rows.into_iter().map(|case| {
        let chosen = case.id.as_str() == open;
        view! { <li><Case case chosen writing/></li> }
    });
    view! {
        <p class="muted">{tr!(complaint.total, i64::from(page.total))}</p>
        <ul class="plain-list stack">{lines.collect_view()}</ul>
        <More next href/>
    }
    .into_any()
}

#[component]
fn Case(case: ComplaintCase, chosen: bool, writing: Writing) -> impl IntoView {
    let lang = context::lang();
    let about = match (&case.appeal, case.about) {
        (Some((id, number)), _) => view! { <a href=routes::owner_card(id)>{number.clone()}</a> }.into_any(),
        (None, About::Queue) => view! { <span>{case.subject.clone()}</span> }.into_any(),
        (None, About::Decision) => ().into_any(),
    };
    let late = case.clock.is_some_and(|clock| clock.working_days_left < 0);
    let whose = case.institution.as_ref().map(|name| name.in_lang(lang).to_owned());
    let by = case.decided_by.clone();
    let open = format!("{}?open={}", routes::COMPLAINTS, case.id);
    view! {
        <article class="panel stack complaint" id=case.id.0.clone()>
            <div class="row">
                <strong class="complaint-number">{case.number.clone()}</strong>
                <span class="tag">{about_name(case.about)}</span>
                {case.clock.map(|clock| view! {
                    <span class="clock" class:is-late=late>{tr!(complaint.due, clock.due.display())}</span>
                })}
                <span class="muted"><Moment at=case.filed_ms/></span>
            </div>
            <Facts>
                <Fact name=tr!(complaint.about)>{about}</Fact>
                {whose.map(|name| view! { <Fact name=tr!(rights.complaint_about)>{name}</Fact> })}
                {case.person.clone().map(|name| view! { <Fact name=tr!(complaint.person)>{name}</Fact> })}
            </Facts>
            <p class="prose">{case.text.clone()}</p>
            <Facts><Fact name=tr!(rights.complaint_demand)>{case.demand.clone()}</Fact></Facts>
            {case.review.decided.is_some().then(|| view! { <ReviewPart review=case.review.clone()/> })}
            {by.map(|name| view! { <p class="muted">{tr!(complaint.decided_by, name)}</p> })}
            {match (case.review.decided.is_none(), case.may_decide) {
                (false, _) => ().into_any(),
                (true, false) => view! { <Notice><p>{tr!(complaint.own_decision)}</p></Notice> }.into_any(),
                (true, true) if chosen => view! { <Decision id=case.id.0.clone() on_appeal=case.appeal.is_some() writing/> }.into_any(),
                (true, true) => view! { <div class="row"><LinkButton href=open>{tr!(complaint.decide)}</LinkButton></div> }.into_any(),
            }}
        </article>
    }
}

#[component]
fn Decision(id: String, on_appeal: bool, writing: Writing) -> impl IntoView {
    let failed: Signal<Option<AppError>> = Signal::derive(move || writing.decide.value().get().and_then(Result::err));
    let (refusals, error) = wrong(failed);
    let busy = Signal::derive(move || writing.decide.pending().get());
    let granted = if on_appeal { tr!(complaint.granted_appeal_hint) } else { tr!(complaint.granted_hint) };
    let choices = vec![
        Choice::new(Outcome::Granted.as_str(), outcome_name(Outcome::Granted)).with_hint(granted),
        Choice::new(Outcome::Rejected.as_str(), outcome_name(Outcome::Rejected)).with_hint(tr!(complaint.rejected_hint)),
    ];
    view! {
        <ActionForm action=writing.decide attr:class="stack">
            <input type="hidden" name="form[id]" value=id/>
            <Radios name="form[outcome]" label=tr!(complaint.outcome) value=writing.outcome choices error=error_of(refusals, Of::Ground)/>
            <TextArea name="form[reasons]" label=tr!(complaint.reasons) hint=tr!(complaint.reasons_hint) value=writing.reasons rows=6 max=MAX_TEXT
                required=true error=error_of(refusals, Of::Reason)/>
            <InlineError error/>
            <div class="row">
                <Button look=Look::Primary busy>{tr!(complaint.decide_button)}</Button>
                <LinkButton href=routes::COMPLAINTS look=Look::Quiet>{tr!(desk.cancel)}</LinkButton>
            </div>
            <p class="muted">{tr!(desk.kept)}</p>
        </ActionForm>
    }
}
