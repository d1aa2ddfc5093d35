//! The staff's desk: list, card and context beside each other. The owner's staff and an institution's staff work at the same
//! desk; what differs is told by [`side::Side`]. Begin reading at [`Desk`] and [`state::State`].

pub mod answers;
pub mod card;
pub mod context;
pub mod draft;
pub mod filters;
pub mod hands;
mod heard;
pub mod house;
pub mod keys;
pub mod list;
pub mod panel;
pub mod problem;
pub mod procedure;
pub mod query;
pub mod reference;
pub mod remaining;
pub mod rights;
pub mod row;
pub mod side;
pub mod state;
pub mod steps;
mod told;

use crate::page::owner;
use crate::ui::{PageHead, Skeleton};
use leptos::prelude::*;
use side::Side;
use state::State;

/// The desk of one side, with the card of `:id` when the address names one.
#[component]
pub fn Desk(
    /// Whose desk it is.
    side: Side,
) -> impl IntoView {
    let desk = State::new(side);
    provide_context(desk);
    draft::keep(desk);
    keys::listen(desk);
    let list = list::resource(desk);
    let card = card::resource(desk);
    card::follow(desk, card);
    hands::follow(desk);
    if side == Side::Owner {
        owner::presence::watch(desk);
    }
    let open = move || if desk.selected.with(Option::is_some) { "card" } else { "list" };
    view! {
        <PageHead title=side.title() hidden=true />
        <div class="desk" data-open=open>
            <list::ListPane list />
            <Transition fallback=CardSkeleton><card::Panes card /></Transition>
        </div>
        <side::Dialogs side />
        <keys::HelpDialog side open=desk.help />
    }
}

/// Stands where the card will be, so that the layout doesn't jump.
#[component]
fn CardSkeleton() -> impl IntoView {
    view! {
        <section class="desk-card" aria-busy="true" aria-label=crate::tr!(desk.loading)>
            <Skeleton lines=8 />
        </section>
    }
}
