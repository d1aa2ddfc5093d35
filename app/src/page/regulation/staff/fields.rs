//! The control of each clause.

use super::bind::{bind, digits, entries, lines, number};
use super::files::FormsPart;
use super::rows::*;
use crate::context::lang;
use crate::tr;
use crate::ui::*;
use domain::eservice::{Audience, Automation, Fee, Kind, MAX_WORDS};
use domain::ids::{InstitutionId, RegulationId};
use domain::regulation::{Clause, Document, HeldDocument, Operation, Other, Text, Unit};
use leptos::prelude::*;

/// What the controls are made of.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The draft.
    pub text: RwSignal<Text>,
    /// The regulation.
    pub id: StoredValue<RegulationId>,
    /// Connected bodies.
    pub bodies: StoredValue<Vec<Choice>>,
}

macro_rules! line {
    ($sheet:expr, $name:literal, $clause:expr, $($field:ident).+) => {{
        let value = bind($sheet.text, |text| text.$($field).+.clone(), |text, typed| text.$($field).+ = typed);
        view! { <TextInput name=$name label=super::super::words::title(lang(), $clause) value required=true/> }.into_any()
    }};
}

macro_rules! words {
    ($sheet:expr, $name:literal, $clause:expr, $hint:expr, $field:ident) => {{
        let value = bind($sheet.text, |text| text.$field.clone(), |text, typed| text.$field = typed);
        view! { <TextArea name=$name label=super::super::words::title(lang(), $clause) hint=$hint value rows=3 max=MAX_WORDS required=true/> }.into_any()
    }};
}

/// The control of a clause; clauses that are written in another's have none.
pub fn control(sheet: Sheet, clause: Clause) -> AnyView {
    match clause {
        Clause::Name => line!(sheet, "c-name", clause, name),
        Clause::Content => words!(sheet, "c-content", clause, tr!(regulation.h1_2), content),
        Clause::LegalBasis => {
            list(sheet, "c-legal-basis", clause, tr!(regulation.h1_3), |text| &text.legal_basis, |text| &mut text.legal_basis)
        }
        Clause::Provider => line!(sheet, "c-provider", clause, provider),
        Clause::Others => others(sheet),
        Clause::Automation => automation(sheet),
        Clause::Span => span(sheet),
        Clause::Result => words!(sheet, "c-result", clause, tr!(regulation.h1_8), result),
        Clause::Kind => kind(sheet),
        Clause::Fee => fee(sheet),
        Clause::Payment => payment(sheet),
        Clause::Audiences => audiences(sheet),
        Clause::Address => line!(sheet, "c-address", clause, address),
        Clause::Information => information(sheet),
        Clause::Held => held(sheet),
        Clause::Documents => documents(sheet),
        Clause::Forms => view! { <FormsPart sheet/> }.into_any(),
        Clause::AlwaysOpen => words!(sheet, "c-always-open", clause, "", always_open),
        Clause::Forming => words!(sheet, "c-forming", clause, "", forming),
        Clause::Receiving => words!(sheet, "c-receiving", clause, "", receiving),
        Clause::Refusals => list(sheet, "c-refusals", clause, tr!(regulation.h3_3_1), |text| &text.refusals, |text| &mut text.refusals),
        Clause::Acceptance => words!(sheet, "c-acceptance", clause, "", acceptance),
        Clause::Operations => operations(sheet),
        Clause::OperationContent | Clause::OperationOthers | Clause::OperationResults => ().into_any(),
        Clause::ControlForm => words!(sheet, "c-control-form", clause, "", control_form),
        Clause::ControlRule => words!(sheet, "c-control-rule", clause, "", control_rule),
        Clause::ComplaintRight => words!(sheet, "c-complaint-right", clause, "", complaint_right),
        Clause::ComplaintNeeds => words!(sheet, "c-complaint-needs", clause, "", complaint_needs),
        Clause::ComplaintTerm => words!(sheet, "c-complaint-term", clause, "", complaint_term),
    }
}

fn list(
    sheet: Sheet,
    name: &'static str,
    clause: Clause,
    hint: &'static str,
    get: fn(&Text) -> &Vec<String>,
    get_mut: fn(&mut Text) -> &mut Vec<String>,
) -> AnyView {
    let value = bind(sheet.text, move |text| lines(get(text)), move |text, typed| *get_mut(text) = entries(&typed));
    view! { <TextArea name label=super::super::words::title(lang(), clause) hint value rows=4 required=true/> }.into_any()
}

fn automation(sheet: Sheet) -> AnyView {
    let value = bind(
        sheet.text,
        |text| text.automation.map_or("", Automation::as_str).to_owned(),
        |text, typed| text.automation = Automation::parse(&typed),
    );
    let choices = Automation::ALL.iter().map(|it| Choice::new(it.as_str(), eservice::automation_name(*it))).collect();
    view! { <Radios name="c-automation" label=super::super::words::title(lang(), Clause::Automation) value choices inline=true/> }
        .into_any()
}

fn kind(sheet: Sheet) -> AnyView {
    let value = bind(sheet.text, |text| text.kind.map_or("", Kind::as_str).to_owned(), |text, typed| text.kind = Kind::parse(&typed));
    let choices = Kind::ALL.iter().map(|it| Choice::new(it.as_str(), eservice::kind_name(*it))).collect();
    view! { <Radios name="c-kind" label=super::super::words::title(lang(), Clause::Kind) value choices inline=true/> }.into_any()
}

fn units() -> Vec<Choice> {
    let units = [("minutes", Unit::Minutes), ("hours", Unit::Hours), ("working_days", Unit::WorkingDays), ("days", Unit::Days)];
    units.into_iter().map(|(word, unit)| Choice::new(word, eservice::unit_name(unit))).collect()
}

fn unit_word(unit: Unit) -> String {
    match unit {
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::WorkingDays => "working_days",
        Unit::Days => "days",
    }
    .to_owned()
}

fn unit_of(word: &str) -> Unit {
    match word {
        "hours" => Unit::Hours,
        "working_days" => Unit::WorkingDays,
        "days" => Unit::Days,
        _ => Unit::Minutes,
    }
}

fn span(sheet: Sheet) -> AnyView {
    let least = bind(sheet.text, |text| digits(text.span.least), |text, typed| text.span.least = number(&typed));
    let most = bind(sheet.text, |text| digits(text.span.most), |text, typed| text.span.most = number(&typed));
    let unit = bind(sheet.text, |text| unit_word(text.span.unit), |text, typed| text.span.unit = unit_of(&typed));
    view! {
        <fieldset class="stack">
            <legend>{super::super::words::title(lang(), Clause::Span)}</legend>
            <p class="hint">{tr!(regulation.h1_7)}</p>
            <TextInput name="c-span-least" label=tr!(regulation.least) value=least inputmode="numeric" required=true/>
            <TextInput name="c-span-most" label=tr!(regulation.most) value=most inputmode="numeric" required=true/>
            <Select name="c-span-unit" label=tr!(regulation.unit) value=unit choices=units() required=true/>
        </fieldset>
    }
    .into_any()
}

fn fee(sheet: Sheet) -> AnyView {
    let get = |text: &Text| text.fee.as_ref().map_or("", |fee| if fee.paid { "paid" } else { "free" }).to_owned();
    let set = |text: &mut Text, typed: String| match typed.as_str() {
        "" => text.fee = None,
        word => text.fee = Some(Fee { paid: word == "paid", ..text.fee.clone().unwrap_or_default() }),
    };
    let value = bind(sheet.text, get, set);
    let choices = vec![Choice::new("free", tr!(regulation.fee_free)), Choice::new("paid", tr!(regulation.fee_paid))];
    view! { <Radios name="c-fee" label=super::super::words::title(lang(), Clause::Fee) value choices inline=true/> }.into_any()
}

macro_rules! of_fee {
    ($sheet:expr, $name:literal, $label:expr, $field:ident) => {{
        let get = |text: &Text| text.fee.as_ref().map(|fee| fee.$field.clone()).unwrap_or_default();
        let set = |text: &mut Text, typed: String| text.fee.get_or_insert_with(Fee::default).$field = typed;
        let value = bind($sheet.text, get, set);
        view! { <TextInput name=$name label=$label value/> }
    }};
}

fn payment(sheet: Sheet) -> AnyView {
    view! {
        <fieldset class="stack">
            <legend>{super::super::words::title(lang(), Clause::Payment)}</legend>
            {of_fee!(sheet, "c-fee-amount", tr!(regulation.fee_amount), amount)}
            {of_fee!(sheet, "c-fee-basis", tr!(regulation.fee_basis), basis)}
            {of_fee!(sheet, "c-fee-requisites", tr!(regulation.fee_requisites), requisites)}
            {of_fee!(sheet, "c-fee-ways", tr!(regulation.fee_ways), ways)}
            {of_fee!(sheet, "c-fee-link", tr!(regulation.fee_link), link)}
        </fieldset>
    }
    .into_any()
}

fn audiences(sheet: Sheet) -> AnyView {
    let one = move |(it, name): (Audience, &'static str)| {
        let checked = bind(
            sheet.text,
            move |text| text.audiences.contains(&it),
            move |text, on| {
                text.audiences.retain(|one| *one != it);
                if on {
                    text.audiences.push(it);
                    text.audiences.sort_unstable();
                }
            },
        );
        view! { <Checkbox name label=eservice::audience_name(it) checked/> }
    };
    let all = [
        (Audience::Persons, "c-audience-persons"),
        (Audience::Organisations, "c-audience-organisations"),
        (Audience::StateBodies, "c-audience-state-bodies"),
        (Audience::Others, "c-audience-others"),
    ];
    view! {
        <fieldset class="stack">
            <legend>{super::super::words::title(lang(), Clause::Audiences)}</legend>
            {all.map(one).into_iter().collect_view()}
        </fieldset>
    }
    .into_any()
}

fn information(sheet: Sheet) -> AnyView {
    let web = bind(sheet.text, |text| text.information.web.clone(), |text, typed| text.information.web = typed);
    let email = bind(sheet.text, |text| text.information.email.clone(), |text, typed| text.information.email = typed);
    let phone = bind(sheet.text, |text| text.information.phone.clone(), |text, typed| text.information.phone = typed);
    view! {
        <fieldset class="stack">
            <legend>{super::super::words::title(lang(), Clause::Information)}</legend>
            <TextInput name="c-information-web" label=tr!(regulation.web) value=web/>
            <TextInput name="c-information-email" label=tr!(regulation.email) value=email/>
            <TextInput name="c-information-phone" label=tr!(regulation.phone) value=phone/>
        </fieldset>
    }
    .into_any()
}

/// A side of a row: what stands there, empty when the row is gone.
macro_rules! side {
    ($sheet:expr, $list:ident, $at:expr, $field:ident) => {
        bind(
            $sheet.text,
            move |text| text.$list.get($at).map(|one| one.$field.clone()).unwrap_or_default(),
            move |text, typed| {
                if let Some(one) = text.$list.get_mut($at) {
                    one.$field = typed;
                }
            },
        )
    };
}

/// The same where it is yes or no.
macro_rules! flag {
    ($sheet:expr, $list:ident, $at:expr, $field:ident) => {
        bind(
            $sheet.text,
            move |text| text.$list.get($at).is_some_and(|one| one.$field),
            move |text, on| {
                if let Some(one) = text.$list.get_mut($at) {
                    one.$field = on;
                }
            },
        )
    };
}

fn others(sheet: Sheet) -> AnyView {
    let row = move |at: usize| {
        let name = side!(sheet, others, at, name);
        let body = bind(
            sheet.text,
            move |text| text.others.get(at).and_then(|one| one.institution.clone()).map(|id| id.0).unwrap_or_default(),
            move |text, typed: String| {
                let label = sheet.bodies.with_value(|all| all.iter().find(|one| one.value == typed).map(|one| one.label.clone()));
                if let Some(one) = text.others.get_mut(at) {
                    one.institution = (!typed.is_empty()).then_some(InstitutionId(typed));
                    if let Some(label) = label.filter(|_| one.name.trim().is_empty()) {
                        one.name = label;
                    }
                }
            },
        );
        view! {
            <Select name=OTHER_BODY[at] label=tr!(regulation.connected_body) value=body choices=sheet.bodies.get_value() empty=tr!(regulation.connected_none)/>
            <TextInput name=OTHER_NAME[at] label=tr!(regulation.other_body) value=name required=true/>
        }
    };
    fieldset(
        Clause::Others,
        tr!(regulation.h1_5),
        rows::<Other, _>(sheet.text, |text| &mut text.others, |text| text.others.len(), row, true),
    )
}

fn held(sheet: Sheet) -> AnyView {
    let row = move |at: usize| {
        let (name, by, register) = (side!(sheet, held, at, name), side!(sheet, held, at, identified_by), side!(sheet, held, at, register));
        view! {
            <TextInput name=HELD_NAME[at] label=tr!(regulation.held_name) value=name required=true/>
            <TextInput name=HELD_BY[at] label=tr!(regulation.held_by) value=by required=true/>
            <TextInput name=HELD_REGISTER[at] label=tr!(regulation.held_register) value=register required=true/>
        }
    };
    fieldset(Clause::Held, "", rows::<HeldDocument, _>(sheet.text, |text| &mut text.held, |text| text.held.len(), row, true))
}

fn documents(sheet: Sheet) -> AnyView {
    let row = move |at: usize| {
        let (name, required, original) =
            (side!(sheet, documents, at, name), flag!(sheet, documents, at, required), flag!(sheet, documents, at, original));
        view! {
            <TextInput name=DOCUMENT_NAME[at] label=tr!(regulation.held_name) value=name required=true/>
            <Checkbox name=DOCUMENT_REQUIRED[at] label=tr!(regulation.document_required) checked=required/>
            <Checkbox name=DOCUMENT_ORIGINAL[at] label=tr!(regulation.document_original) checked=original/>
        }
    };
    fieldset(Clause::Documents, "", rows::<Document, _>(sheet.text, |text| &mut text.documents, |text| text.documents.len(), row, true))
}

fn operations(sheet: Sheet) -> AnyView {
    let row = move |at: usize| {
        let nr = at + 1;
        let (name, responsible, content) =
            (side!(sheet, operations, at, name), side!(sheet, operations, at, responsible), side!(sheet, operations, at, content));
        let (other, result) = (side!(sheet, operations, at, other), side!(sheet, operations, at, result));
        let most = bind(
            sheet.text,
            move |text| text.operations.get(at).map(|one| digits(one.span.most)).unwrap_or_default(),
            move |text, typed: String| {
                if let Some(one) = text.operations.get_mut(at) {
                    one.span.most = number(&typed);
                    one.span.least = one.span.most;
                }
            },
        );
        let unit = bind(
            sheet.text,
            move |text| text.operations.get(at).map(|one| unit_word(one.span.unit)).unwrap_or_default(),
            move |text, typed: String| {
                if let Some(one) = text.operations.get_mut(at) {
                    one.span.unit = unit_of(&typed);
                }
            },
        );
        let up = move |()| {
            sheet.text.update(|text| {
                if at > 0 && at < text.operations.len() {
                    text.operations.swap(at - 1, at)
                }
            })
        };
        view! {
            <p class="row">
                <strong>{tr!(regulation.operation, nr)}</strong>
                {(at > 0).then(|| view! { <Button kind="button" look=Look::Quiet on_press=up>{tr!(regulation.row_up, nr)}</Button> })}
            </p>
            <TextInput name=OPERATION_NAME[at] label=tr!(regulation.operation_name, nr) value=name required=true/>
            <TextInput name=OPERATION_RESPONSIBLE[at] label=tr!(regulation.operation_responsible, nr) value=responsible required=true/>
            <TextArea name=OPERATION_CONTENT[at] label=tr!(regulation.operation_content, nr) value=content rows=3 required=true/>
            <TextInput name=OPERATION_MOST[at] label=tr!(regulation.operation_most, nr) value=most inputmode="numeric" required=true/>
            <Select name=OPERATION_UNIT[at] label=tr!(regulation.operation_unit, nr) value=unit choices=units() required=true/>
            <TextInput name=OPERATION_OTHER[at] label=tr!(regulation.operation_other, nr) value=other/>
            <TextArea name=OPERATION_RESULT[at] label=tr!(regulation.operation_result, nr) value=result rows=2 required=true/>
        }
    };
    fieldset(Clause::Operations, "", rows::<Operation, _>(sheet.text, |text| &mut text.operations, |text| text.operations.len(), row, true))
}

/// A clause that is a list.
pub fn fieldset(clause: Clause, hint: &'static str, list: impl IntoView + 'static) -> AnyView {
    view! {
        <fieldset class="stack">
            <legend>{super::super::words::title(lang(), clause)}</legend>
            {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
            {list}
        </fieldset>
    }
    .into_any()
}
