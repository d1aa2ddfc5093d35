//! Which form is open on the card. One at a time, so that the citizen's words stay in sight.

use super::state::use_desk;
use crate::page::{institution, owner};
use crate::ui::Button;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A form of the card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Panel {
    /// None: the card is only read.
    #[default]
    Closed,
    /// Routing to institutions (A8.5).
    Route,
    /// Correction of category or district (A8.5).
    Correct,
    /// Refusal (A8.6): a dialog, for it ends the appeal.
    Refuse,
    /// Progress entry or internal note (A7.0.2).
    Progress,
    /// The written answer (A8.9).
    Answer,
    /// A query to another institution (A8.10).
    Query,
    /// Extending the term (A8.8).
    Extend,
    /// Sending on, or back to the owner (A8.11).
    Forward,
    /// Leaving unconsidered (A9.2).
    Unconsidered,
}

impl Panel {
    /// Id of the control that takes the focus when the form opens.
    pub fn first_field(self) -> &'static str {
        match self {
            Panel::Closed => "desk-card-title",
            Panel::Route | Panel::Query | Panel::Forward => "institutions",
            Panel::Extend | Panel::Unconsidered => "ground",
            Panel::Correct => "correct_category",
            Panel::Refuse => "reason",
            Panel::Progress | Panel::Answer => "text",
        }
    }
}

/// The form that is open; nothing when none is.
#[component]
pub fn OpenPanel() -> impl IntoView {
    let panel = use_desk().typed.panel;
    move || match panel.get() {
        Panel::Closed | Panel::Refuse => ().into_any(),
        Panel::Route => view! { <owner::route::RoutePanel /> }.into_any(),
        Panel::Correct => view! { <owner::correct::CorrectPanel /> }.into_any(),
        Panel::Progress => view! { <institution::progress::ProgressPanel /> }.into_any(),
        Panel::Answer => view! { <institution::answer::AnswerPanel /> }.into_any(),
        Panel::Query => view! { <institution::query::QueryPanel /> }.into_any(),
        Panel::Extend => view! { <institution::extend::ExtendPanel /> }.into_any(),
        Panel::Forward => view! { <institution::forward::ForwardPanel /> }.into_any(),
        Panel::Unconsidered => view! { <institution::unconsidered::UnconsideredPanel /> }.into_any(),
    }
}

/// Closes the form; what was typed stays.
#[component]
pub fn CancelButton() -> impl IntoView {
    let panel = use_desk().typed.panel;
    view! {
        <Button kind="button" on_press=Callback::new(move |()| panel.set(Panel::Closed))>{crate::tr!(desk.close)}</Button>
    }
}
