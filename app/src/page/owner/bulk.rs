//! One step on the marked rows (A8.5, A8.6): what became of each is told, and the whole can be taken back.

use super::refuse::{ground_of, value_of};
use crate::api;
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Choice, Look, Select, TextArea, error_of, ground_name, refusal_sentence};
use domain::appeal::form::RefusalGround;
use domain::desk::bulk::{BulkForm, BulkRow, BulkStep, Why, check};
use domain::ids::AppealId;
use domain::refusal::Field;
use leptos::prelude::*;

/// Marks the open row, or takes its mark away.
pub fn mark_open(desk: State) {
    if let Some(id) = desk.selected.get_untracked() {
        mark(desk, &id);
    }
}

fn mark(desk: State, id: &AppealId) {
    desk.marked.update(|marked| match marked.iter().position(|one| one == id) {
        Some(at) => drop(marked.remove(at)),
        None => marked.push(id.clone()),
    });
}

/// The box before a row.
#[component]
pub fn Mark(
    /// Whose row.
    id: AppealId,
    /// The number, for who doesn't see the row.
    number: String,
) -> impl IntoView {
    let desk = use_desk();
    let own = id.clone();
    let checked = move || desk.marked.with(|marked| marked.contains(&own));
    view! {
        <input type="checkbox" class="desk-mark only-script" aria-label=tr!(triage.mark_label, number) prop:checked=checked
            on:change=move |_| mark(desk, &id) />
    }
}

/// What is typed for the marked rows.
#[derive(Clone, Copy)]
struct Typed {
    step: RwSignal<String>,
    institution: RwSignal<String>,
    ground: RwSignal<String>,
    reason: RwSignal<String>,
}

/// The form, once a row is marked, and what became of the rows afterwards.
#[component]
pub fn BulkPanel() -> impl IntoView {
    let desk = use_desk();
    let typed = Typed {
        step: RwSignal::new("route_proposed".into()),
        institution: RwSignal::default(),
        ground: RwSignal::new(value_of(RefusalGround::NotOfField).into()),
        reason: RwSignal::default(),
    };
    let results = RwSignal::new(Vec::<BulkRow>::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(desk, typed, results);
    };
    let clear = move |()| desk.marked.set(Vec::new());
    view! {
        <Show when=move || desk.marked.with(|marked| !marked.is_empty())>
            <form class="panel stack desk-bulk" on:submit=submit aria-labelledby="bulk-title">
                <h3 id="bulk-title">{tr!(triage.bulk_title)}</h3>
                <p role="status">{move || tr!(triage.marked, desk.marked.with(Vec::len))}</p>
                <Fields typed />
                <div class="row">
                    <Button look=Look::Primary busy=desk.busy>{tr!(triage.bulk_button)}</Button>
                    <Button kind="button" on_press=Callback::new(clear)>{tr!(triage.bulk_clear)}</Button>
                </div>
            </form>
        </Show>
        <ul class="desk-results" role="status">
            {move || results.get().into_iter().map(|row| view! { <li>{sentence(row)}</li> }).collect_view()}
        </ul>
    }
}

#[component]
fn Fields(typed: Typed) -> impl IntoView {
    let desk = use_desk();
    let steps = vec![
        Choice::new("route_proposed", tr!(triage.bulk_proposed)),
        Choice::new("route", tr!(triage.bulk_route)),
        Choice::new("refuse", tr!(triage.bulk_refuse)),
    ];
    let institutions = Memo::new(move |_| desk.reference.with(|lists| lists.institution_choices()));
    let more = move || {
        match step_of(&typed.step.get()) {
        BulkStep::RouteProposed => view! { <p class="muted">{tr!(triage.bulk_public)}</p> }.into_any(),
        BulkStep::Route => view! {
            <Select name="bulk_institution" label=tr!(triage.bulk_institution) value=typed.institution choices=institutions.get() empty=tr!(triage.bulk_choose) required=true />
            <p class="muted">{tr!(triage.bulk_public)}</p>
        }
        .into_any(),
        BulkStep::Refuse => view! {
            <Select name="bulk_ground" label=tr!(owner.refuse_ground) value=typed.ground choices=grounds() required=true />
            <TextArea name="bulk_reason" label=tr!(owner.refuse_reason) hint=tr!(owner.refuse_reason_hint) value=typed.reason rows=3
                required=true error=error_of(desk.refusals(), Field::Reason) />
        }
        .into_any(),
    }
    };
    view! {
        <Select name="bulk_step" label=tr!(triage.bulk_step) value=typed.step choices=steps required=true />
        {more}
    }
}

fn grounds() -> Vec<Choice> {
    RefusalGround::ALL.map(|ground| Choice::new(value_of(ground), ground_name(ground))).to_vec()
}

fn step_of(word: &str) -> BulkStep {
    match word {
        "route" => BulkStep::Route,
        "refuse" => BulkStep::Refuse,
        _ => BulkStep::RouteProposed,
    }
}

fn send(desk: State, typed: Typed, results: RwSignal<Vec<BulkRow>>) {
    let form = BulkForm {
        appeals: desk.marked.get_untracked(),
        step: step_of(&typed.step.get_untracked()),
        institution: Some(typed.institution.get_untracked()).filter(|id| !id.is_empty()).map(Into::into),
        ground: ground_of(&typed.ground.get_untracked()).unwrap_or_default(),
        reason: typed.reason.get_untracked(),
    };
    if !desk.passes(check(&form).map_err(|refusal| vec![refusal])) {
        return;
    }
    let about = form.appeals.first().cloned().unwrap_or_default();
    desk.take(about, api::owner::bulk_step(form), move |rows| {
        let done = rows.iter().find(|row| row.why.is_none());
        if let Some(done) = done {
            desk.offer_undo(&done.appeal);
        }
        // What was not done stays marked, so that it can be tried in another way; and what was marked meanwhile.
        desk.marked.update(|marked| marked.retain(|id| !rows.iter().any(|row| row.why.is_none() && row.appeal == *id)));
        results.set(rows);
        desk.refresh();
    });
}

/// What became of a row, by its number.
fn sentence(row: BulkRow) -> String {
    let what = match row.why {
        None => tr!(triage.bulk_done).to_owned(),
        Some(Why::Refused(refusal)) => refusal_sentence(refusal),
        Some(Why::Conflict) => tr!(triage.bulk_conflict).to_owned(),
        Some(Why::NotFound) => tr!(triage.bulk_not_found).to_owned(),
        Some(Why::NoProposal) => tr!(triage.bulk_no_proposal).to_owned(),
        Some(Why::Failed) => tr!(triage.bulk_failed).to_owned(),
    };
    if row.number.is_empty() { what } else { format!("{}: {what}", row.number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a8_5_each_step_on_several_rows_comes_back_from_the_form() {
        assert_eq!(
            [step_of("route_proposed"), step_of("route"), step_of("refuse")],
            [BulkStep::RouteProposed, BulkStep::Route, BulkStep::Refuse]
        );
    }
}
