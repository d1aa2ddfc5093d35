//! The form that asks for a number; a plain GET, so that it works everywhere.

use crate::tr;
use crate::ui::*;
use domain::refusal::{Field as Of, Refusal};
use leptos::prelude::*;
use leptos_router::components::Form;

/// One field and a button.
#[component]
pub fn NumberForm(
    /// What was typed before.
    typed: String,
    /// What was wrong with it.
    refusals: Vec<Refusal>,
) -> impl IntoView {
    let value = RwSignal::new(typed);
    let refusals = Signal::stored(refusals);
    view! {
        <ErrorSummary refusals/>
        <Form method="get" action="/track" attr:class="panel stack">
            <TextInput name="number" label=tr!(track.number) hint=tr!(track.number_hint) value autocomplete="off"
                error=error_of(refusals, Of::Number)/>
            <Button look=Look::Primary icon=Icon::Search>{tr!(track.find)}</Button>
        </Form>
    }
}
