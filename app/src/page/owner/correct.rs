//! Correction of category or district before routing (A8.5).

use crate::api;
use crate::page::desk::panel::{CancelButton, Panel};
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::{Button, Look, Select};
use domain::appeal::form::CorrectForm;
use domain::appeal::view::StaffCard;
use domain::ids::{CategoryId, DistrictId};
use leptos::prelude::*;

/// The form, for the card on the screen.
#[component]
pub fn CorrectPanel() -> impl IntoView {
    let desk = use_desk();
    let nothing = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        nothing.set(!send(desk));
    };
    view! {
        <form class="panel stack" on:submit=submit aria-labelledby="correct-title">
            <h3 id="correct-title">{tr!(owner.correct_title)}</h3>
            <p class="muted">{tr!(owner.correct_hint)}</p>
            <Choices />
            <Show when=move || nothing.get()>
                <p class="error" role="alert">{tr!(owner.correct_nothing)}</p>
            </Show>
            <div class="row">
                <Button look=Look::Primary busy=desk.busy>{tr!(owner.correct_button)}</Button>
                <CancelButton />
            </div>
        </form>
    }
}

/// The two choices, once the lists are there.
#[component]
fn Choices() -> impl IntoView {
    let desk = use_desk();
    let lists = Memo::new(move |_| desk.reference.get());
    move || {
        let reference = lists.get();
        view! {
            <Select
                name="correct_category"
                label=tr!(desk.category_label)
                value=desk.typed.category
                choices=reference.category_leaves()
                empty=tr!(owner.correct_keep)
                required=true
            />
            <Select
                name="correct_district"
                label=tr!(desk.district_label)
                value=desk.typed.district
                choices=reference.district_targets()
                empty=tr!(owner.correct_keep)
                required=true
            />
        }
    }
}

/// What changes; `None` when nothing does.
fn change(card: &StaffCard, category: &str, district: &str) -> Option<CorrectForm> {
    let category = Some(CategoryId::from(category)).filter(|id| !id.0.is_empty() && *id != card.category);
    let district = Some(DistrictId::from(district)).filter(|id| !id.0.is_empty() && Some(id) != card.district.as_ref());
    let any = category.is_some() || district.is_some();
    any.then(|| CorrectForm { appeal: card.row.line.id.clone(), category, district, point: None })
}

/// Sends the change; `false` when there is none.
fn send(desk: State) -> bool {
    let Some(card) = untrack(|| desk.current()) else { return true };
    let typed = desk.typed;
    let Some(form) = change(&card, &typed.category.get_untracked(), &typed.district.get_untracked()) else { return false };
    let appeal = form.appeal.clone();
    desk.take(appeal.clone(), api::owner::correct_appeal(form), move |()| {
        desk.say(tr!(owner.correct_done));
        desk.sent(&appeal, |typed| {
            typed.category.set(String::new());
            typed.district.set(String::new());
            // Another category or district has another competent institution: the proposals are ticked anew.
            typed.routing_begun.set(false);
            typed.panel.set(Panel::Closed);
        });
        desk.refresh();
    });
    true
}
