//! What a service that runs wholly by itself gives at once (R-annex1, 1.6): the result's text with places, and the rules of refusal.

use super::build::{Cell, Pick};
use super::editor::Editor;
use super::words::{compare_name, label_of};
use crate::tr;
use crate::ui::*;
use domain::appeal::validate::MAX_TEXT;
use domain::eservice::form::{Automatic, Compare, MAX_RULES, OWN_PLACES, RefusalRule, is_compared, is_place};
use domain::refusal::{Field as Of, Refusal};
use leptos::prelude::*;

/// A rule as it is edited.
#[derive(Clone, Copy)]
pub struct RuleRow {
    uid: u32,
    field: RwSignal<String>,
    compare: RwSignal<String>,
    value: RwSignal<String>,
    ground: RwSignal<String>,
    text: RwSignal<String>,
}

impl RuleRow {
    fn rule(self) -> RefusalRule {
        RefusalRule {
            field: self.field.get(),
            compare: Compare::parse(&self.compare.get()).unwrap_or_default(),
            value: self.value.get().trim().to_owned(),
            ground: self.ground.get(),
            text: self.text.get().trim().to_owned(),
        }
    }
}

/// The whole of it. The signals of rules live as long as the page.
#[derive(Clone, Copy)]
pub struct Ending {
    on: RwSignal<bool>,
    text: RwSignal<String>,
    rules: RwSignal<Vec<RuleRow>>,
    next: StoredValue<u32>,
    page: StoredValue<Owner>,
}

impl Default for Ending {
    fn default() -> Self {
        Self::new()
    }
}

impl Ending {
    /// Nothing comes by itself yet.
    pub fn new() -> Ending {
        Ending {
            on: RwSignal::new(false),
            text: RwSignal::new(String::new()),
            rules: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
            page: StoredValue::new(Owner::new()),
        }
    }

    /// Puts another one in its place.
    pub fn fill(self, automatic: Option<Automatic>) {
        self.on.set(automatic.is_some());
        let Automatic { text, rules } = automatic.unwrap_or_default();
        self.text.set(text);
        self.rules.set(rules.into_iter().map(|rule| self.row(rule)).collect());
    }

    fn row(self, rule: RefusalRule) -> RuleRow {
        let uid = self.next.get_value();
        self.next.set_value(uid + 1);
        let row = || RuleRow {
            uid,
            field: RwSignal::new(rule.field),
            compare: RwSignal::new(rule.compare.as_str().to_owned()),
            value: RwSignal::new(rule.value),
            ground: RwSignal::new(rule.ground),
            text: RwSignal::new(rule.text),
        };
        self.page.with_value(|page| page.with(row))
    }

    fn add(self) {
        let row = self.row(RefusalRule::default());
        self.rules.update(|rules| rules.push(row));
    }

    /// As it stands; `None` where a person decides.
    pub fn value(self) -> Option<Automatic> {
        let rules = self.rules.get().into_iter().map(RuleRow::rule).collect();
        self.on.get().then(|| Automatic { text: self.text.get().trim().to_owned(), rules })
    }
}

/// The part of the page.
#[component]
pub fn EndingPart(editor: Editor, grounds: Vec<String>, shown: Signal<Vec<Refusal>>) -> impl IntoView {
    let ending = editor.ending;
    let grounds = StoredValue::new(grounds);
    let on = ending.on;
    view! {
        <section class="panel stack" id="ending">
            <h2>{tr!(request.ending_title)}</h2>
            <p>{tr!(request.ending_text)}</p>
            <label class="choice">
                <input type="checkbox" prop:checked=move || on.get() on:change=move |event| on.set(event_target_checked(&event))/>
                <span>{tr!(request.ending_on)}</span>
            </label>
            {move || on.get().then(|| view! {
                <TextArea name="ending" label=tr!(request.ending_result) value=ending.text rows=8 max=MAX_TEXT required=true
                    error=error_in_words(shown, Of::Text, tr!(errors.required))/>
                {move || places(editor)}
                <h3>{tr!(request.rules_title)}</h3>
                <p>{tr!(request.rules_text)}</p>
                <ol class="plain-list stack">
                    <For each=move || ending.rules.get() key=|row| row.uid let:row><li>{rule(row, editor, grounds)}</li></For>
                </ol>
                {move || wrong(shown, Of::Ground).then(|| view! { <p class="field-error" role="status">{tr!(request.rule_wrong)}</p> })}
                {move || wrong(shown, Of::Reason).then(|| view! { <p class="field-error" role="status">{tr!(request.rule_text_wrong)}</p> })}
                {move || (ending.rules.with(Vec::len) < MAX_RULES).then(|| view! {
                    <div class="row"><Button kind="button" icon=Icon::Plus on_press=move |()| ending.add()>{tr!(request.rule_add)}</Button></div>
                })}
            })}
        </section>
    }
}

fn wrong(shown: Signal<Vec<Refusal>>, field: Of) -> bool {
    shown.with(|all| all.iter().any(|refusal| refusal.field == field))
}

/// What can stand in braces: the form's fields, and the request's own facts.
fn places(editor: Editor) -> impl IntoView {
    let own = OWN_PLACES.into_iter().map(|place| (place.to_owned(), own_place(place).to_owned()));
    let fields = editor.rows.get().into_iter().map(|row| (row.key(), row.field()));
    let fields = fields.filter(|(_, field)| is_place(field)).map(|(key, field)| (key, label_of(&field)));
    let one = |(key, label): (String, String)| view! { <li><code translate="no">{format!("{{{key}}}")}</code> " — " {label}</li> };
    view! {
        <details class="fold">
            <summary>{tr!(request.places_title)}</summary>
            <ul>{fields.chain(own).map(one).collect_view()}</ul>
        </details>
    }
}

fn own_place(place: &str) -> &'static str {
    match place {
        "number" => tr!(request.place_number),
        "today" => tr!(request.place_today),
        "service" => tr!(request.place_service),
        _ => tr!(request.fact_provider),
    }
}

/// One rule: of which field, how it is compared, on which ground, in which words.
fn rule(row: RuleRow, editor: Editor, grounds: StoredValue<Vec<String>>) -> impl IntoView {
    let empty = || (String::new(), tr!(request.choose).to_owned());
    let fields = move || {
        let all = editor.rows.get().into_iter().map(|one| (one.key(), one.field()));
        let all = all.filter(|(_, field)| is_compared(field)).map(|(key, field)| (key, label_of(&field)));
        [empty()].into_iter().chain(all).collect::<Vec<_>>()
    };
    let compares = Compare::ALL.iter().map(|one| (one.as_str().to_owned(), compare_name(*one).to_owned())).collect::<Vec<_>>();
    let chosen =
        grounds.with_value(|all| [empty()].into_iter().chain(all.iter().map(|one| (one.clone(), one.clone()))).collect::<Vec<_>>());
    let remove = move |()| editor.ending.rules.update(|rules| rules.retain(|one| one.uid != row.uid));
    view! {
        <fieldset class="panel stack">
            <legend>{tr!(request.rule)}</legend>
            <div class="request-row">
                <label>{tr!(request.rule_field)} {move || view! { <Pick value=row.field options=fields()/> }}</label>
                <label>{tr!(request.rule_compare)} <Pick value=row.compare options=compares/></label>
                <label>{tr!(request.field_if_value)} <Cell value=row.value/></label>
                <label>{tr!(request.ground_label)} <Pick value=row.ground options=chosen/></label>
            </div>
            <label>{tr!(request.refuse_label)}
                <textarea class="control" rows="3" prop:value=move || row.text.get() on:input=move |event| row.text.set(event_target_value(&event))></textarea>
            </label>
            <div class="row"><Button kind="button" look=Look::Danger icon=Icon::Trash on_press=remove>{tr!(request.rule_remove)}</Button></div>
        </fieldset>
    }
}
