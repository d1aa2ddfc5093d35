//! The steps of the lifecycle table as buttons, the likely one first.

use super::panel::Panel;
use super::state::{State, use_desk};
use crate::device;
use crate::tr;
use crate::ui::{Button, Icon, Look};
use domain::appeal::view::StaffCard;
use domain::lifecycle::{AssignmentStatus, Step};
use leptos::prelude::*;

/// The forms that the steps allow, the likely one first. Steps without a form at this desk are left out.
pub fn panels(steps: &[Step], assignment: Option<AssignmentStatus>) -> Vec<Panel> {
    let mut panels: Vec<Panel> = LIKELY.iter().filter(|(step, _)| steps.contains(step)).map(|(_, panel)| *panel).collect();
    if assignment == Some(AssignmentStatus::Placed) {
        // What has just arrived is rarely answered at once: the citizen first hears that work has begun.
        panels.sort_by_key(|panel| *panel != Panel::Progress);
    }
    panels
}

const LIKELY: [(Step, Panel); 9] = [
    (Step::Route, Panel::Route),
    (Step::Answer, Panel::Answer),
    (Step::AddProgress, Panel::Progress),
    (Step::Correct, Panel::Correct),
    (Step::Refuse, Panel::Refuse),
    (Step::SendQuery, Panel::Query),
    (Step::Extend, Panel::Extend),
    (Step::Forward, Panel::Forward),
    (Step::LeaveUnconsidered, Panel::Unconsidered),
];

/// Opens a form of the card on the screen, when its steps allow it, and puts the focus into it.
pub fn open(desk: State, panel: Panel) {
    let allowed = untrack(|| desk.current()).is_some_and(|card| panels(&card.steps, card.row.assignment).contains(&panel));
    if !allowed {
        return;
    }
    if panel == Panel::Refuse {
        desk.dialog.set(true);
    } else {
        desk.typed.panel.set(panel);
        device::focus::focus(panel.first_field());
    }
}

/// The buttons; the form opens below them.
#[component]
pub fn Steps(
    /// The card.
    card: StaffCard,
) -> impl IntoView {
    let desk = use_desk();
    let again = !card.is_unrouted();
    let only_back = card.procedure.forward.is_some_and(|forward| forward.bar.is_some());
    let panels = panels(&card.steps, card.row.assignment);
    let none = panels.is_empty().then(|| view! { <p class="muted">{tr!(desk.no_steps)}</p> });
    let buttons = panels.into_iter().enumerate().map(|(at, panel)| {
        let look = if at == 0 { Look::Primary } else { Look::Secondary };
        let on_press = Callback::new(move |()| press(desk, panel));
        view! { <Button kind="button" look icon=icon(panel) on_press>{label(panel, again, only_back)}</Button> }
    });
    view! {
        <div class="desk-steps only-script" role="group" aria-label=tr!(desk.steps_label)>
            {buttons.collect_view()}
            {none}
        </div>
    }
}

/// A press on the button of the open form closes it again.
fn press(desk: State, panel: Panel) {
    if desk.typed.panel.get_untracked() == panel { desk.typed.toggle(panel) } else { open(desk, panel) }
}

fn label(panel: Panel, again: bool, only_back: bool) -> &'static str {
    match panel {
        Panel::Route if again => tr!(owner.step_route_more),
        Panel::Route => tr!(owner.step_route),
        Panel::Correct => tr!(owner.step_correct),
        Panel::Refuse => tr!(owner.step_refuse),
        Panel::Progress => tr!(institution.step_progress),
        Panel::Answer => tr!(institution.step_answer),
        Panel::Query => tr!(procedure.step_query),
        Panel::Extend => tr!(procedure.step_extend),
        Panel::Forward if only_back => tr!(procedure.step_back),
        Panel::Forward => tr!(procedure.step_forward),
        Panel::Unconsidered => tr!(procedure.step_unconsidered),
        Panel::Closed => tr!(desk.close),
    }
}

fn icon(panel: Panel) -> Icon {
    match panel {
        Panel::Route | Panel::Forward => Icon::Send,
        Panel::Query => Icon::Info,
        Panel::Extend => Icon::Clock,
        Panel::Correct | Panel::Progress => Icon::Edit,
        Panel::Answer => Icon::Check,
        Panel::Refuse | Panel::Unconsidered | Panel::Closed => Icon::Cross,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::lifecycle::{Status, assignment_steps, steps};
    use domain::role::Role;

    #[test]
    fn a8_5_what_has_just_been_sent_is_routed_first() {
        let offered = panels(&steps(Status::Sent, Role::OwnerStaff), None);
        assert_eq!(offered, [Panel::Route, Panel::Correct, Panel::Refuse]);
    }

    #[test]
    fn a8_9_work_begins_with_a_word_to_the_citizen_and_ends_with_the_answer() {
        let offered = |status| panels(&assignment_steps(status, Role::InstitutionStaff), Some(status));
        let further = [Panel::Query, Panel::Extend, Panel::Forward, Panel::Unconsidered];
        assert_eq!(offered(AssignmentStatus::Placed), [&[Panel::Progress, Panel::Answer][..], &further[..]].concat());
        assert_eq!(offered(AssignmentStatus::InProgress), [&[Panel::Answer, Panel::Progress][..], &further[..]].concat());
        assert!(!offered(AssignmentStatus::QuerySent).contains(&Panel::Query), "one query at a time (A8.10)");
        assert!(offered(AssignmentStatus::Answered).is_empty());
    }
}
