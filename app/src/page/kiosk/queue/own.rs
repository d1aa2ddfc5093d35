//! A ticket that the machine has given without the network.

use super::slip::{Paper, drawn, trouble};
use super::{Machine, alone};
use crate::device::sound::{self, Tone};
use crate::device::{print, printer};
use crate::{routes, tr};
use domain::ids::TicketId;
use domain::queue::kiosk::book::OfflineTicket;
use domain::queue::kiosk::printer::Printing;
use domain::queue::kiosk::view::{KioskHome, KioskTicket};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The screen `own`; nothing is known of who waits before.
#[component]
pub fn OwnPart(home: StoredValue<KioskHome>) -> impl IntoView {
    let machine = expect_context::<Machine>();
    let shown = move || {
        machine.given.get().map(|ticket| {
            let request = ticket.request.clone();
            view! { <Own ticket=home.with_value(|home| as_shown(ticket, home)) request/> }
        })
    };
    let none = move || machine.given.with(Option::is_none).then(|| view! { <h1 class="kiosk-title">{tr!(machine.no_ticket)}</h1> });
    view! {
        {shown}
        {none}
        <p><a class="kiosk-key kiosk-main kiosk-wide" href=routes::KIOSK>{tr!(machine.done)}</a></p>
    }
}

#[component]
fn Own(ticket: KioskTicket, request: String) -> impl IntoView {
    let (device, slip) = (ticket.device, drawn(&ticket));
    let printing = RwSignal::new(Printing::Browser);
    let put = Callback::new(move |()| match device {
        // A browser never says no.
        None => {
            print::print();
            alone::printed(&request, Printing::Done);
        }
        Some(device) => {
            let (slip, request) = (slip.clone(), request.clone());
            printing.set(Printing::Waiting);
            spawn_local(async move {
                let said = printer::drawn(device, &slip).await;
                alone::printed(&request, said);
                printing.try_set(said);
            });
        }
    });
    Effect::new(move || {
        sound::play(Tone::Good);
        put.run(());
    });
    let state = move || match printing.get() {
        Printing::Waiting => tr!(machine.printing),
        Printing::Done => tr!(machine.printed),
        Printing::Browser | Printing::NoPaper | Printing::Silent => tr!(machine.remember),
    };
    let waits = move || printing.get() == Printing::Waiting;
    view! {
        <Paper ticket code=None/>
        <p class="machine-state" role="status">{state}</p>
        <div role="alert">{move || trouble(printing.get()).map(|trouble| view! { <p class="machine-no">{trouble}</p> })}</div>
        <button class="kiosk-key kiosk-wide" type="button" hidden=waits on:click=move |_| put.run(())>{tr!(machine.print_again)}</button>
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
        device: home.device,
    }
}
