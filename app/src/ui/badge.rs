//! Badges: a state told by shape, colour and word together, never by colour alone.

use super::icon::{Glyph, Icon};
use super::status::{assignment_name, group_name, state_name};
use domain::lifecycle::{AssignmentStatus, Status, StatusGroup};
use leptos::prelude::*;

/// Shape and colour of a group of states.
pub fn group_look(group: StatusGroup) -> (&'static str, Icon) {
    match group {
        StatusGroup::New => ("badge badge-new", Icon::Send),
        StatusGroup::InWork => ("badge badge-work", Icon::Clock),
        StatusGroup::Answered => ("badge badge-done", Icon::Check),
        StatusGroup::Closed => ("badge badge-closed", Icon::Minus),
    }
}

fn badge((class, icon): (&'static str, Icon), words: &'static str) -> impl IntoView {
    view! {
        <span class=class>
            <Glyph icon />
            <span>{words}</span>
        </span>
    }
}

/// The state of an appeal.
#[component]
pub fn StatusBadge(
    /// State.
    status: Status,
    /// It goes on in an earlier appeal of the same matter (A8.4).
    #[prop(optional)]
    merged: bool,
) -> impl IntoView {
    let (class, icon) = group_look(status.group());
    badge((class, if merged { Icon::Users } else { icon }), state_name(status, merged))
}

/// A group of states.
#[component]
pub fn GroupBadge(
    /// Group.
    group: StatusGroup,
) -> impl IntoView {
    badge(group_look(group), group_name(group))
}

/// The state of one institution's work.
#[component]
pub fn AssignmentBadge(
    /// State.
    status: AssignmentStatus,
) -> impl IntoView {
    let group = match status {
        AssignmentStatus::Placed => StatusGroup::New,
        AssignmentStatus::Answered => StatusGroup::Answered,
        status if status.is_open() => StatusGroup::InWork,
        _ => StatusGroup::Closed,
    };
    badge(group_look(group), assignment_name(status))
}
