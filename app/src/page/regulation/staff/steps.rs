//! Steps of the way: the buttons that the table of stages gives, the other bodies' words, what happened.

use crate::api::regulation::{
    ApproveRegulation, DecideRegulation, PublishRegulation, RecallRegulation, ReviseRegulation, SubmitRegulation,
};
use crate::context::lang;
use crate::error::AppError;
use crate::page::regulation::words;
use crate::tr;
use crate::ui::*;
use domain::ids::RegulationId;
use domain::refusal::{Code, Field as Of, Refusal};
use domain::regulation::{AgreementState, AgreementView, Card, Happened, MAX_REASON, MOST_DAYS, Stage, Step};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The steps, and what is typed for them.
#[derive(Clone, Copy)]
pub struct Steps {
    submit: ServerAction<SubmitRegulation>,
    decide: ServerAction<DecideRegulation>,
    publish: ServerAction<PublishRegulation>,
    recall: ServerAction<RecallRegulation>,
    approve: ServerAction<ApproveRegulation>,
    revise: ServerAction<ReviseRegulation>,
    days: RwSignal<String>,
    reason: RwSignal<String>,
}

impl Steps {
    /// None taken yet.
    pub fn new() -> Steps {
        Steps {
            submit: ServerAction::new(),
            decide: ServerAction::new(),
            publish: ServerAction::new(),
            recall: ServerAction::new(),
            approve: ServerAction::new(),
            revise: ServerAction::new(),
            days: RwSignal::new(String::new()),
            reason: RwSignal::new(String::new()),
        }
    }

    /// How many steps were taken that went well.
    pub fn taken(self) -> Memo<usize> {
        let parts = [
            done(Signal::derive(move || self.submit.value().get()), Signal::derive(move || self.submit.version().get())),
            done(Signal::derive(move || self.decide.value().get()), Signal::derive(move || self.decide.version().get())),
            done(Signal::derive(move || self.publish.value().get()), Signal::derive(move || self.publish.version().get())),
            done(Signal::derive(move || self.recall.value().get()), Signal::derive(move || self.recall.version().get())),
            done(Signal::derive(move || self.approve.value().get()), Signal::derive(move || self.approve.version().get())),
            done(Signal::derive(move || self.revise.value().get()), Signal::derive(move || self.revise.version().get())),
        ];
        Memo::new(move |_| parts.iter().map(|one| one.get()).sum())
    }

    /// Why the last one was not.
    fn failed(self) -> Signal<Option<AppError>> {
        let last = |value: Option<Result<(), AppError>>| value.and_then(Result::err);
        Signal::derive(move || {
            let all = [
                last(self.submit.value().get()),
                last(self.decide.value().get()),
                last(self.publish.value().get()),
                last(self.recall.value().get()),
                last(self.approve.value().get()),
                last(self.revise.value().get()),
            ];
            all.into_iter().flatten().find(|error| !is_at_its_field(error))
        })
    }
}

/// What is wrong with the days or with the reason is told at the field itself.
fn is_at_its_field(error: &AppError) -> bool {
    let at_field = |one: &Refusal| {
        matches!(one.field, Of::Days | Of::Reason) && matches!(one.code, Code::Required | Code::BadFormat | Code::TooLong { .. })
    };
    matches!(error, AppError::Refused(all) if all.iter().all(at_field))
}

/// The panel of steps.
#[component]
pub fn StepsPart(card: Card, steps: Steps) -> impl IntoView {
    let id = card.id.clone();
    let waits = card.shown.stage == Stage::Discussion;
    let until = card.shown.discussed_until_ms.filter(|_| waits).map(|at| tr!(regulation.until, at.date().display()));
    let head = (waits && card.ours && !card.steps.contains(&Step::Approve)).then_some(tr!(regulation.head_only));
    let (days, version) = (card.days, card.shown.version);
    let forms = card.steps.iter().copied().map(|step| form(step, &id, days, version, steps)).collect_view();
    view! {
        <section class="panel stack" id="steps" aria-labelledby="steps-title">
            <h2 id="steps-title">{tr!(regulation.steps_title)}</h2>
            {until.map(|words| view! { <p>{words}</p> })}
            {head.map(|words| view! { <p class="muted">{words}</p> })}
            {forms}
            <InlineError error=steps.failed()/>
        </section>
    }
}

fn form(step: Step, id: &RegulationId, days: u16, version: u32, steps: Steps) -> AnyView {
    let id = id.0.clone();
    match step {
        Step::Submit => {
            let busy = Signal::derive(move || steps.submit.pending().get());
            view! { <ActionForm action=steps.submit><input type="hidden" name="id" value=id/><Button look=Look::Primary busy>{tr!(regulation.step_submit)}</Button></ActionForm> }
                .into_any()
        }
        Step::Publish => {
            let busy = Signal::derive(move || steps.publish.pending().get());
            let (refusals, _) = wrong(Signal::derive(move || steps.publish.value().get().and_then(Result::err)));
            view! {
                <ActionForm action=steps.publish attr:class="stack">
                    <input type="hidden" name="form[id]" value=id/>
                    <TextInput name="form[days]" label=tr!(regulation.days) hint=tr!(regulation.days_hint, days, MOST_DAYS) value=steps.days
                        inputmode="numeric" error=error_in_words(refusals, Of::Days, tr!(regulation.days_hint, days, MOST_DAYS))/>
                    <div class="row"><Button look=Look::Primary busy>{tr!(regulation.step_publish)}</Button></div>
                </ActionForm>
            }
            .into_any()
        }
        Step::Decide => decide(id, steps),
        Step::Recall => {
            let busy = Signal::derive(move || steps.recall.pending().get());
            view! { <ActionForm action=steps.recall><input type="hidden" name="id" value=id/><Button busy>{tr!(regulation.step_recall)}</Button></ActionForm> }
                .into_any()
        }
        Step::Approve => {
            let busy = Signal::derive(move || steps.approve.pending().get());
            view! {
                <ActionForm action=steps.approve>
                    <input type="hidden" name="form[id]" value=id/>
                    <input type="hidden" name="form[version]" value=version.to_string()/>
                    <Button look=Look::Primary busy>{tr!(regulation.step_approve)}</Button>
                </ActionForm>
            }
            .into_any()
        }
        Step::Revise => {
            let busy = Signal::derive(move || steps.revise.pending().get());
            view! { <ActionForm action=steps.revise><input type="hidden" name="id" value=id/><Button busy>{tr!(regulation.step_revise)}</Button></ActionForm> }
                .into_any()
        }
        // Written, said and answered elsewhere on the page.
        Step::Edit | Step::Comment | Step::Answer => ().into_any(),
    }
}

/// Agreeing, or objecting with reasons.
fn decide(id: String, steps: Steps) -> AnyView {
    let busy = Signal::derive(move || steps.decide.pending().get());
    let same = id.clone();
    let (refusals, _) = wrong(Signal::derive(move || steps.decide.value().get().and_then(Result::err)));
    view! {
        <ActionForm action=steps.decide>
            <input type="hidden" name="form[id]" value=same/>
            <Button look=Look::Primary busy>{tr!(regulation.agree_button)}</Button>
        </ActionForm>
        <ActionForm action=steps.decide attr:class="stack">
            <input type="hidden" name="form[id]" value=id/>
            <input type="hidden" name="form[object]" value="true"/>
            <TextArea name="form[reason]" label=tr!(regulation.object_reason) value=steps.reason rows=3 max=MAX_REASON required=true
                error=error_in_words(refusals, Of::Reason, tr!(errors.required))/>
            <div class="row"><Button busy>{tr!(regulation.object_button)}</Button></div>
        </ActionForm>
    }
    .into_any()
}

/// What the other bodies say.
#[component]
pub fn AgreementsPart(agreements: Vec<AgreementView>) -> impl IntoView {
    let line = |one: AgreementView| {
        let class = match one.state {
            AgreementState::Waiting => "tag",
            AgreementState::Agreed => "tag is-good",
            AgreementState::Objected => "tag is-bad",
        };
        view! {
            <li>
                <p>
                    {one.institution.in_lang(lang()).to_owned()} " " <span class=class>{words::agreement(one.state)}</span>
                    {one.decided_ms.map(|at| view! { " " <Moment at/> })}
                </p>
                {(!one.reason.is_empty()).then(|| view! { <p class="prose">{one.reason}</p> })}
            </li>
        }
    };
    let body = match agreements.is_empty() {
        true => view! { <p class="muted">{tr!(regulation.agreements_none)}</p> }.into_any(),
        false => view! { <ul class="plain-list stack">{agreements.into_iter().map(line).collect_view()}</ul> }.into_any(),
    };
    view! {
        <section class="panel stack" id="agreements" aria-labelledby="agreements-title">
            <h2 id="agreements-title">{tr!(regulation.agreements_title)}</h2>
            {body}
        </section>
    }
}

/// What happened, the oldest first.
#[component]
pub fn HistoryPart(history: Vec<Happened>) -> impl IntoView {
    let line = |one: Happened| {
        view! { <li><Moment at=one.at_ms/> " · " {words::happened(one.what, one.version)} " · " {one.institution.in_lang(lang()).to_owned()}</li> }
    };
    view! {
        <section class="panel stack" aria-labelledby="history-title">
            <h2 id="history-title">{tr!(regulation.history_title)}</h2>
            <ol class="plain-list">{history.into_iter().map(line).collect_view()}</ol>
        </section>
    }
}
