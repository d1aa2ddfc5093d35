//! A ticket that the machine has given without the network.

use super::Machine;
use super::slip::Paper;
use crate::device::print;
use crate::device::sound::{self, Tone};
use crate::{routes, tr};
use domain::ids::TicketId;
use domain::queue::kiosk::book::OfflineTicket;
use domain::queue::kiosk::printer::Printing;
use domain::queue::kiosk::view::{KioskHome, KioskTicket};
use leptos::prelude::*;

/// The screen `own`; nothing is known of who waits before.
#[component]
pub fn OwnPart(home: StoredValue<KioskHome>) -> impl IntoView {
    let machine = expect_context::<Machine>();
    let shown = move || machine.given.get().map(|ticket| view! { <Own ticket=home.with_value(|home| as_shown(ticket, home))/> });
    let none = move || machine.given.with(Option::is_none).then(|| view! { <h1 class="kiosk-title">{tr!(machine.no_ticket)}</h1> });
    view! {
        {shown}
        {none}
        <p><a class="kiosk-key kiosk-main kiosk-wide" href=routes::KIOSK>{tr!(machine.done)}</a></p>
    }
}

#[component]
fn Own(ticket: KioskTicket) -> impl IntoView {
    Effect::new(|| {
        sound::play(Tone::Good);
        print::print();
    });
    view! {
        <Paper ticket code=None/>
        <p class="machine-state" role="status">{tr!(machine.remember)}</p>
        <button class="kiosk-key kiosk-wide" type="button" on:click=|_| print::print()>{tr!(machine.print_again)}</button>
    }
}

fn as_shown(ticket: OfflineTicket, home: &KioskHome) -> KioskTicket {
    let service = home.service(&ticket.service).map(|(_, service)| service.name.clone()).unwrap_or_default();
    KioskTicket {
        id: TicketId::default(),
        letter: ticket.letter,
        number: ticket.number,
        centre: home.centre_name.clone(),
        service,
        issued_ms: ticket.issued_ms,
        due_min: ticket.start_min,
        before: 0,
        minutes: None,
        secret: String::new(),
        printing: Printing::Browser,
    }
}
