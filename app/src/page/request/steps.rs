//! The steps of the provider's staff. What is typed belongs to the page, not to the card that news build anew.

use super::documents::{Files, ResultDocuments};
use super::words::{flaw_name, label_of};
use crate::api::request::{FinishRequest, NoteRequest, RefuseRequest, ReturnRequest, TakeRequest};
use crate::error::AppError;
use crate::page::unsent::Unsent;
use crate::tr;
use crate::ui::*;
use domain::appeal::validate::MAX_TEXT;
use domain::eservice::form::MENDING_NAMES;
use domain::eservice::request::{Answered, FinishForm, Flaw, MAX_ADVICE, Mending, RefuseRequestForm, RequestCard, ReturnForm, Step};
use domain::ids::RequestId;
use domain::refusal::Field as Of;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The steps that are being taken, and what is typed for them.
#[derive(Clone, Copy)]
pub struct Acts {
    take: ServerAction<TakeRequest>,
    note: ServerAction<NoteRequest>,
    give_back: ServerAction<ReturnRequest>,
    finish: ServerAction<FinishRequest>,
    refuse: ServerAction<RefuseRequest>,
    typed: Unsent<String>,
    ticked: Unsent<bool>,
}

impl Default for Acts {
    fn default() -> Self {
        Self::new()
    }
}

impl Acts {
    /// Nothing is typed yet.
    pub fn new() -> Acts {
        let acts = Acts {
            take: ServerAction::new(),
            note: ServerAction::new(),
            give_back: ServerAction::new(),
            finish: ServerAction::new(),
            refuse: ServerAction::new(),
            typed: Unsent::new(),
            ticked: Unsent::new(),
        };
        // A note can be followed by another one, which begins empty.
        empty_sent(acts.note, [acts.typed.of("note")]);
        acts
    }

    /// Changes with every step that went well: after one that was refused its form stays open with what is wrong.
    pub fn done(self) -> Memo<usize> {
        let steps = [
            done(Signal::derive(move || self.take.value().get()), Signal::derive(move || self.take.version().get())),
            done(Signal::derive(move || self.note.value().get()), Signal::derive(move || self.note.version().get())),
            done(Signal::derive(move || self.give_back.value().get()), Signal::derive(move || self.give_back.version().get())),
            done(Signal::derive(move || self.finish.value().get()), Signal::derive(move || self.finish.version().get())),
            done(Signal::derive(move || self.refuse.value().get()), Signal::derive(move || self.refuse.version().get())),
        ];
        Memo::new(move |_| steps.iter().map(|one| one.get()).sum())
    }
}

type Sent = Option<Result<(), AppError>>;

fn failed(value: impl Fn() -> Sent + Send + Sync + 'static) -> Signal<Option<AppError>> {
    Signal::derive(move || value().and_then(Result::err))
}

/// Every step that is possible now.
#[component]
pub fn StepsPart(card: RequestCard, acts: Acts) -> impl IntoView {
    let id = card.line.id.clone();
    let has = |step: Step| card.steps.contains(&step);
    if card.steps.is_empty() {
        return ().into_any();
    }
    view! {
        <div class="panel stack">
        {has(Step::Take).then(|| view! { <TakePart id=id.clone() acts/> })}
        {has(Step::Note).then(|| view! { <NotePart id=id.clone() acts/> })}
        {has(Step::Finish).then(|| view! { <FinishPart card=card.clone() acts/> })}
        {has(Step::Return).then(|| view! { <ReturnPart id=id.clone() answers=card.answers.clone() acts/> })}
        {has(Step::Refuse).then(|| view! { <RefusePart id=id.clone() grounds=card.words.grounds.clone() acts/> })}
        </div>
    }
    .into_any()
}

#[component]
fn TakePart(id: RequestId, acts: Acts) -> impl IntoView {
    view! {
        <ActionForm action=acts.take attr:class="stack">
            <input type="hidden" name="id" value=id.0/>
            <InlineError error=failed(move || acts.take.value().get())/>
            <div class="row"><Button look=Look::Primary icon=Icon::Check>{tr!(request.take)}</Button></div>
        </ActionForm>
    }
}

#[component]
fn NotePart(id: RequestId, acts: Acts) -> impl IntoView {
    let (refusals, error) = wrong(failed(move || acts.note.value().get()));
    let text = acts.typed.of("note");
    view! {
        <details class="fold">
            <summary>{tr!(request.note_title)}</summary>
            <ActionForm action=acts.note attr:class="stack">
                <input type="hidden" name="form[id]" value=id.0/>
                <TextArea name="form[text]" label=tr!(request.note_label) value=text rows=3 max=MAX_TEXT required=true
                    error=error_in_words(refusals, Of::Text, tr!(errors.required))/>
                <InlineError error/>
                <div class="row"><Button icon=Icon::Word>{tr!(request.note)}</Button></div>
            </ActionForm>
        </details>
    }
}

#[component]
fn FinishPart(card: RequestCard, acts: Acts) -> impl IntoView {
    let id = StoredValue::new(card.line.id.clone());
    let files = Files::new(card.line.id.as_str(), card.waiting);
    let (refusals, error) = wrong(failed(move || acts.finish.value().get()));
    let text = acts.typed.of("result");
    let busy = Signal::derive(move || acts.finish.pending().get());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !untrack(|| files.is_busy()) {
            let form = untrack(|| FinishForm { id: id.get_value(), text: text.get(), files: files.ids() });
            acts.finish.dispatch(FinishRequest { form });
        }
    };
    view! {
        <details class="fold">
            <summary>{tr!(request.finish_title)}</summary>
            <form class="stack" on:submit=send>
                <TextArea name="text" label=tr!(request.finish_label) value=text rows=5 max=MAX_TEXT required=true
                    error=error_in_words(refusals, Of::Text, tr!(errors.required))/>
                <ResultDocuments files/>
                <InlineError error/>
                <div class="row"><Button look=Look::Primary icon=Icon::Send busy>{tr!(request.finish)}</Button></div>
            </form>
        </details>
    }
}

#[component]
fn RefusePart(id: RequestId, grounds: Vec<String>, acts: Acts) -> impl IntoView {
    let (refusals, error) = wrong(failed(move || acts.refuse.value().get()));
    let (ground, text) = (acts.typed.of("ground"), acts.typed.of("refusal"));
    let choices = grounds.into_iter().map(|one| Choice::new(one.clone(), one)).collect::<Vec<_>>();
    let id = StoredValue::new(id);
    let busy = Signal::derive(move || acts.refuse.pending().get());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let form = untrack(|| RefuseRequestForm { id: id.get_value(), ground: ground.get(), text: text.get() });
        acts.refuse.dispatch(RefuseRequest { form });
    };
    view! {
        <details class="fold">
            <summary>{tr!(request.refuse_title)}</summary>
            <form class="stack" on:submit=send>
                <Select name="ground" label=tr!(request.ground_label) value=ground choices empty=tr!(request.choose) required=true
                    error=error_of(refusals, Of::Ground)/>
                <TextArea name="refusal" label=tr!(request.refuse_label) value=text rows=4 max=MAX_TEXT required=true
                    error=error_in_words(refusals, Of::Reason, tr!(errors.required))/>
                <InlineError error/>
                <div class="row"><Button look=Look::Danger busy>{tr!(request.refuse)}</Button></div>
            </form>
        </details>
    }
}

#[component]
fn ReturnPart(id: RequestId, answers: Vec<Answered>, acts: Acts) -> impl IntoView {
    let id = StoredValue::new(id);
    let failed = failed(move || acts.give_back.value().get());
    let refusals = Signal::derive(move || match failed.get() {
        Some(AppError::Refused(refusals)) => refusals,
        _ => Vec::new(),
    });
    let (_, error) = wrong(failed);
    let asked: Vec<Answered> = answers.into_iter().filter(|one| one.field.held.is_none()).collect();
    let keys = StoredValue::new(asked.iter().map(|one| one.field.key.clone()).collect::<Vec<_>>());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let item = |key: &String| {
            let chosen = acts.ticked.of(&format!("mend/{key}")).get_untracked();
            let flaw = Flaw::parse(&acts.typed.of(&format!("flaw/{key}")).get_untracked()).unwrap_or(Flaw::Poor);
            chosen.then(|| Mending { field: key.clone(), flaw, advice: acts.typed.of(&format!("advice/{key}")).get_untracked() })
        };
        let items = keys.with_value(|keys| keys.iter().filter_map(item).collect());
        acts.give_back.dispatch(ReturnRequest { form: ReturnForm { id: id.get_value(), items } });
    };
    view! {
        <details class="fold">
            <summary>{tr!(request.return_title)}</summary>
            <form class="stack" on:submit=send>
                <p>{tr!(request.return_text)}</p>
                {asked.into_iter().map(|one| view! { <MendingRow one acts refusals/> }).collect_view()}
                <InlineError error/>
                <div class="row"><Button icon=Icon::Back>{tr!(request.give_back)}</Button></div>
            </form>
        </details>
    }
}

/// Whether this one is to be mended, what is wrong, how it is mended.
#[component]
fn MendingRow(one: Answered, acts: Acts, refusals: Signal<Vec<domain::refusal::Refusal>>) -> impl IntoView {
    let key = one.field.key.clone();
    let (on, flaw, advice) =
        (acts.ticked.of(&format!("mend/{key}")), acts.typed.of(&format!("flaw/{key}")), acts.typed.of(&format!("advice/{key}")));
    let name = MENDING_NAMES.get(usize::from(one.at)).copied()?;
    let label = label_of(&one.field);
    let flaws = Flaw::ALL.iter().map(|flaw| (flaw.as_str(), flaw_name(*flaw)));
    let options =
        flaws.map(|(value, words)| view! { <option value=value selected=move || flaw.get() == value>{words}</option> }).collect_view();
    Some(view! {
        <fieldset class="request-mending stack">
            <legend>
                <label class="choice">
                    <input type="checkbox" prop:checked=move || on.get() on:change=move |event| on.set(event_target_checked(&event))/>
                    <span>{label}</span>
                </label>
            </legend>
            <div class="stack" hidden=move || !on.get()>
                <label>{tr!(request.flaw)} " "
                    <select class="control" on:change=move |event| flaw.set(event_target_value(&event))>{options}</select>
                </label>
                <TextArea name label=tr!(request.advice) value=advice rows=2 max=MAX_ADVICE required=true error=error_of(refusals, Of::Mended(one.at))/>
            </div>
        </fieldset>
    })
}
