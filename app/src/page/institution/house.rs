//! The order of the house (A7.0.1): units, who is where, whether a second person approves. Its head changes it, everybody in it
//! reads it.

use super::templates::TemplatesPart;
use crate::api::house::{SettleApproval, SettleEmployee, SettleUnit, house};
use crate::page::desk::side::Side;
use crate::ui::*;
use crate::{routes, tr};
use domain::house::{EmployeeView, HouseView, UnitView};
use domain::refusal::Field as Of;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The three steps.
#[derive(Clone, Copy)]
struct Steps {
    unit: ServerAction<SettleUnit>,
    employee: ServerAction<SettleEmployee>,
    approval: ServerAction<SettleApproval>,
}

/// The page `/institution/house`: `?unit=` opens the form of a unit (`new` for a new one), `?person=` that of an employee.
#[component]
pub fn HousePage() -> impl IntoView {
    let query = use_query_map();
    let open = Memo::new(move |_| query.with(|query| (query.get("unit").unwrap_or_default(), query.get("person").unwrap_or_default())));
    let steps = Steps { unit: ServerAction::new(), employee: ServerAction::new(), approval: ServerAction::new() };
    let unit = done(Signal::derive(move || steps.unit.value().get()), Signal::derive(move || steps.unit.version().get()));
    let employee = done(Signal::derive(move || steps.employee.value().get()), Signal::derive(move || steps.employee.version().get()));
    let approval = done(Signal::derive(move || steps.approval.value().get()), Signal::derive(move || steps.approval.version().get()));
    let found = crate::wire::resource(move || (unit.get(), employee.get(), approval.get()), |_| house());
    view! {
        <div class="page stack">
            <PageHead
                title=tr!(house.house_title)
                lead=tr!(house.house_lead)
                back=(Side::Institution.base().to_owned(), tr!(institution.title).to_owned())
            />
            <Transition fallback=|| view! { <Skeleton lines=8 /> }>
                {move || {
                    let (unit, person) = open.get();
                    Suspend::new(async move {
                        match found.await {
                            Ok(house) => all(house, unit, person, steps),
                            Err(error) => view! { <ErrorView error /> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </div>
    }
}

fn all(house: HouseView, open_unit: String, open_person: String, steps: Steps) -> AnyView {
    let HouseView { units, employees, approval, may_settle } = house;
    let readonly = (!may_settle).then(|| view! { <Notice><p>{tr!(house.house_readonly)}</p></Notice> });
    let none = units.is_empty().then(|| view! { <p class="muted">{tr!(house.units_none)}</p> });
    let new = may_settle.then(|| match open_unit == "new" {
        true => unit_form(None, steps).into_any(),
        false => view! { <div class="row"><LinkButton href=format!("{}?unit=new", routes::HOUSE)>{tr!(house.unit_new)}</LinkButton></div> }
            .into_any(),
    });
    let choices: Vec<Choice> = units.iter().map(|unit| Choice::new(unit.id.to_string(), unit.name.clone())).collect();
    let unit_lines = units.iter().cloned().map(|unit| unit_line(unit, may_settle, &open_unit, steps)).collect_view();
    let names = units.clone();
    let person_lines =
        employees.into_iter().map(|one| employee_line(one, &names, choices.clone(), may_settle, &open_person, steps)).collect_view();
    view! {
        {readonly}
        <section class="panel stack">
            <h2>{tr!(house.units_title)}</h2>
            {none}
            <ul class="plain-list stack">{unit_lines}</ul>
            {new}
        </section>
        <section class="panel stack">
            <h2>{tr!(house.employees_title)}</h2>
            <ul class="plain-list stack">{person_lines}</ul>
        </section>
        {approval_part(approval, may_settle, steps.approval)}
        <TemplatesPart may_settle />
    }
    .into_any()
}

fn unit_line(unit: UnitView, may_settle: bool, open: &str, steps: Steps) -> impl IntoView {
    let closed = (!unit.active).then(|| view! { <span class="tag">{tr!(house.unit_closed)}</span> });
    let href = format!("{}?unit={}", routes::HOUSE, unit.id);
    let chosen = may_settle && unit.id.as_str() == open;
    let name = match may_settle && !chosen {
        true => view! { <a href=href>{unit.name.clone()}</a> }.into_any(),
        false => view! { <strong>{unit.name.clone()}</strong> }.into_any(),
    };
    view! {
        <li class="stack">
            <div class="row">{name}{closed}</div>
            {chosen.then(|| unit_form(Some(unit), steps))}
        </li>
    }
}

fn unit_form(unit: Option<UnitView>, steps: Steps) -> impl IntoView {
    let new = unit.is_none();
    let (id, name, closed) = unit.map_or_else(Default::default, |unit| (unit.id.0, unit.name, !unit.active));
    let (name, closed) = (RwSignal::new(name), RwSignal::new(closed));
    let (refusals, error) = wrong(Signal::derive(move || steps.unit.value().get().and_then(Result::err)));
    view! {
        <ActionForm action=steps.unit attr:class="stack">
            <input type="hidden" name="form[id]" value=id />
            <TextInput name="form[name]" label=tr!(house.unit_name) value=name required=true error=error_of(refusals, Of::Text) />
            {(!new).then(|| view! { <Checkbox name="form[closed]" label=tr!(house.unit_closed) checked=closed /> })}
            <InlineError error />
            <div class="row">
                <Button look=Look::Primary busy=Signal::derive(move || steps.unit.pending().get())>
                    {if new { tr!(house.unit_add) } else { tr!(house.unit_save) }}
                </Button>
            </div>
        </ActionForm>
    }
}

fn employee_line(one: EmployeeView, units: &[UnitView], choices: Vec<Choice>, may_settle: bool, open: &str, steps: Steps) -> impl IntoView {
    let unit = one.place.unit.as_ref().and_then(|id| units.iter().find(|unit| unit.id == *id));
    let place = unit.map_or_else(|| tr!(house.employee_whole).to_owned(), |unit| unit.name.clone());
    let head = one.place.head.then(|| view! { <span class="tag">{tr!(house.employee_head)}</span> });
    let href = format!("{}?person={}", routes::HOUSE, one.person);
    let chosen = may_settle && one.person.as_str() == open;
    let name = match may_settle && !chosen {
        true => view! { <a href=href>{one.name.clone()}</a> }.into_any(),
        false => view! { <strong>{one.name.clone()}</strong> }.into_any(),
    };
    view! {
        <li class="stack">
            <div class="row">{name}<span class="muted">{place}</span>{head}</div>
            {chosen.then(|| employee_form(one, choices, steps))}
        </li>
    }
}

fn employee_form(one: EmployeeView, choices: Vec<Choice>, steps: Steps) -> impl IntoView {
    let unit = RwSignal::new(one.place.unit.map(|id| id.0).unwrap_or_default());
    let head = RwSignal::new(one.place.head);
    let (_, error) = wrong(Signal::derive(move || steps.employee.value().get().and_then(Result::err)));
    view! {
        <ActionForm action=steps.employee attr:class="stack">
            <input type="hidden" name="form[person]" value=one.person.0 />
            <Select
                name="form[unit]"
                label=tr!(house.employee_unit, &one.name)
                value=unit
                choices
                empty=tr!(house.employee_whole)
                required=true
            />
            <Checkbox name="form[head]" label=tr!(house.employee_head) checked=head />
            <InlineError error />
            <div class="row">
                <Button look=Look::Primary busy=Signal::derive(move || steps.employee.pending().get())>{tr!(house.unit_save)}</Button>
            </div>
        </ActionForm>
    }
}

fn approval_part(on: bool, may_settle: bool, action: ServerAction<SettleApproval>) -> impl IntoView {
    let (_, error) = wrong(Signal::derive(move || action.value().get().and_then(Result::err)));
    let (told, switch) = match on {
        true => (tr!(house.approval_on), tr!(house.approval_switch_off)),
        false => (tr!(house.approval_off), tr!(house.approval_switch_on)),
    };
    view! {
        <section class="panel stack" id="approval">
            <h2>{tr!(house.approval_title)}</h2>
            <p>{told}</p>
            <InlineError error />
            {may_settle.then(|| view! {
                <ActionForm action>
                    <input type="hidden" name="on" value=if on { "false" } else { "true" } />
                    <Button busy=Signal::derive(move || action.pending().get())>{switch}</Button>
                </ActionForm>
            })}
        </section>
    }
}
