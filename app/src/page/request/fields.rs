//! The fields of a form as controls: of a new request, of a mending, of the preview.

use super::documents::{DocumentField, Files};
use super::words::{held_name, is_of_organisation, label_of};
use crate::tr;
use crate::ui::*;
use domain::eservice::form::{Answers, FieldKind, FormField, Held, NAMES, RequestForm, shown};
use domain::eservice::request::Mending;
use domain::refusal::{Field as Of, Refusal};
use leptos::prelude::*;

/// Longest paragraph without a bound of its own, characters.
const PARAGRAPH: u32 = 4_000;

/// A form that is being filled in.
#[derive(Clone, Copy)]
pub struct Filling {
    /// Fields with their places in the whole form.
    fields: StoredValue<Vec<(usize, FormField)>>,
    /// The same as a form, for its rules.
    form: StoredValue<RequestForm>,
    values: StoredValue<Vec<RwSignal<String>>>,
    /// What was refused.
    pub refusals: RwSignal<Vec<Refusal>>,
    /// Documents.
    pub files: Files,
}

impl Filling {
    /// These fields with these answers.
    pub fn new(fields: Vec<(usize, FormField)>, answers: &Answers, refusals: Vec<Refusal>, files: Files) -> Filling {
        let values = fields.iter().map(|(_, field)| RwSignal::new(answers.get(&field.key).cloned().unwrap_or_default())).collect();
        let form = RequestForm { fields: fields.iter().map(|(_, field)| field.clone()).collect(), ..RequestForm::default() };
        Filling {
            fields: StoredValue::new(fields),
            form: StoredValue::new(form),
            values: StoredValue::new(values),
            refusals: RwSignal::new(refusals),
            files,
        }
    }

    /// What is typed, by key.
    pub fn answers(self) -> Answers {
        let values = self.values.get_value();
        let typed = |((_, field), value): (&(usize, FormField), &RwSignal<String>)| {
            let value = value.get();
            (field.kind.is_asked() && !value.is_empty()).then(|| (field.key.clone(), value))
        };
        self.fields.with_value(|fields| fields.iter().zip(&values).filter_map(typed).collect())
    }

    /// Puts answers in.
    pub fn fill(self, answers: &Answers) {
        let values = self.values.get_value();
        self.fields.with_value(|fields| {
            for ((_, field), value) in fields.iter().zip(&values) {
                value.set(answers.get(&field.key).cloned().unwrap_or_default());
            }
        });
    }

    /// The form, for checks.
    pub fn form(self) -> RequestForm {
        self.form.get_value()
    }

    fn is_shown(self, field: &FormField) -> bool {
        let answers = self.answers();
        self.form.with_value(|form| shown(form, field, &answers))
    }
}

/// All controls; `held` is what registers say, `mendings` what stands beside the fields that came back.
#[component]
pub fn Controls(
    filling: Filling,
    #[prop(optional)] held: Vec<(Held, String)>,
    #[prop(optional)] mendings: Vec<Mending>,
    /// Originals to be shown when the result is handed over, by the documents' names (note 2 of 2.6).
    #[prop(optional)]
    originals: Vec<String>,
) -> impl IntoView {
    let fields = filling.fields.get_value();
    let values = filling.values.get_value();
    let known: Vec<(usize, FormField)> = fields.iter().filter(|(_, field)| field.kind == FieldKind::Held).cloned().collect();
    let asked = fields.into_iter().zip(values).filter(|((_, field), _)| field.kind != FieldKind::Held);
    let one = |((at, field), value): ((usize, FormField), RwSignal<String>)| {
        let mending = mendings.iter().find(|one| one.field == field.key).cloned();
        let original = originals.contains(&field.document);
        view! { <Shown filling field=field.clone()>{control(at, &field, value, filling, mending.clone(), original)}</Shown> }
    };
    view! {
        {(!known.is_empty()).then(|| known_part(known, held))}
        {asked.map(one).collect_view()}
    }
}

/// What registers hold is shown and never asked (R7.2).
fn known_part(fields: Vec<(usize, FormField)>, held: Vec<(Held, String)>) -> impl IntoView {
    let organisation = held.iter().any(|(kind, value)| is_of_organisation(*kind) && !value.is_empty());
    let line = move |(_, field): (usize, FormField)| {
        let kind = field.held.filter(|kind| organisation || !is_of_organisation(*kind))?;
        let value = held.iter().find(|(one, _)| *one == kind).map(|(_, value)| value.clone()).unwrap_or_default();
        let value = if value.is_empty() { tr!(request.held_unknown).to_owned() } else { value };
        Some(view! { <Fact name=held_name(kind)>{value}</Fact> })
    };
    view! {
        <section class="panel stack" aria-labelledby="request-held">
            <h2 id="request-held">{tr!(request.held_title)}</h2>
            <p class="muted">{tr!(request.held_text)}</p>
            <Facts>{fields.into_iter().filter_map(line).collect_view()}</Facts>
        </section>
    }
}

/// Hidden by its rule once the page is awake; before, and without script, the rule stands above in words.
#[component]
fn Shown(filling: Filling, field: FormField, children: Children) -> impl IntoView {
    let mounted = crate::device::mounted();
    let rule = field.shown_if.clone().map(|rule| {
        let of = filling.form.with_value(|form| form.find(&rule.key).map(|(_, other)| label_of(other))).unwrap_or_default();
        let value = super::words::value_of(
            &filling.form.with_value(|form| form.find(&rule.key).map(|(_, other)| other.clone())).unwrap_or_default(),
            &rule.value,
        );
        view! { <p class="muted only-plain">{tr!(request.only_if, of, value)}</p> }
    });
    let has_rule = field.shown_if.is_some();
    let hidden = Memo::new(move |_| has_rule && mounted.get() && !filling.is_shown(&field));
    view! { <div class="stack" hidden=move || hidden.get()>{rule} {children()}</div> }
}

fn control(
    at: usize,
    field: &FormField,
    value: RwSignal<String>,
    filling: Filling,
    mending: Option<Mending>,
    original: bool,
) -> Option<AnyView> {
    let name = NAMES.get(at).copied()?;
    let error = error_of(filling.refusals, Of::Asked(u8::try_from(at).unwrap_or(u8::MAX)));
    let (label, hint, required) = (field.label.clone(), field.help.clone(), field.required);
    let above = mending.map(super::shown::mending);
    let below = match field.kind {
        FieldKind::Paragraph => {
            let max = field.most.and_then(|most| u32::try_from(most).ok()).unwrap_or(PARAGRAPH);
            view! { <TextArea name label hint value rows=4 max required error/> }.into_any()
        }
        FieldKind::Number => view! { <TextInput name label hint value inputmode="numeric" required error/> }.into_any(),
        FieldKind::Day => view! { <TextInput name label hint value kind="date" required error/> }.into_any(),
        FieldKind::Choice => {
            let choices = field.choices.iter().map(|one| Choice::new(one.clone(), one.clone())).collect();
            view! { <Select name label hint value choices empty=tr!(request.choose) required error/> }.into_any()
        }
        FieldKind::YesNo => {
            let choices = vec![Choice::new("yes", tr!(request.yes)), Choice::new("no", tr!(request.no))];
            view! { <Radios name label hint value choices inline=true error/> }.into_any()
        }
        FieldKind::Document => view! { <DocumentField name field=field.clone() files=filling.files original signs=true error/> }.into_any(),
        FieldKind::Line | FieldKind::Identifier | FieldKind::Held => {
            let hint = if field.kind == FieldKind::Identifier {
                [hint.trim_end_matches('.'), tr!(request.identifier_hint)]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(". ")
            } else {
                hint
            };
            view! { <TextInput name label hint value required error/> }.into_any()
        }
    };
    Some(view! { {above} {below} }.into_any())
}
