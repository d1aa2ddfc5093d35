//! The ticket: its number as large as a hand, and whether it is on paper. Where the machine's own browser prints, this screen is what
//! comes out (`style/machine.css`, print); a printer that hangs on the machine gets the server's picture.

use super::{Machine, words};
use crate::api::kiosk::{PrintAgain, kiosk_ticket, ticket_printed};
use crate::context;
use crate::device::printer::{self, Slip as Drawn};
use crate::device::sound::{self, Tone};
use crate::device::{clock, print};
use crate::{routes, tr};
use domain::ids::TicketId;
use domain::queue::kiosk::printer::Printing;
use domain::queue::kiosk::view::KioskTicket;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

/// How often it is looked whether the printer is done, milliseconds.
const LOOK_MS: u32 = 1_000;

/// The screen `ticket/{id}`.
#[component]
pub fn SlipPart() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| TicketId(params.with(|params| params.get("id").unwrap_or_default())));
    let looked = RwSignal::new(0_u32);
    let again = ServerAction::<PrintAgain>::new();
    // What the machine's own printer said when the server could not be told of it, of this or that asking.
    let untold = RwSignal::new(None::<(usize, Printing)>);
    let found = crate::wire::resource(move || (id.get(), looked.get(), again.version().get()), |(id, ..)| kiosk_ticket(id));
    view! {
        <Transition fallback=|| ()>
            {move || {
                let said = untold.get().filter(|(asking, _)| *asking == again.version().get_untracked()).map(|(_, said)| said);
                Suspend::new(async move {
                    match found.await {
                        Ok(ticket) => {
                            let ticket = KioskTicket { printing: said.unwrap_or(ticket.printing), ..ticket };
                            view! { <Slip ticket looked again untold/> }.into_any()
                        }
                        Err(_) => view! { <h1 class="kiosk-title">{tr!(machine.no_ticket)}</h1> <p class="kiosk-lead">{tr!(machine.ask_staff)}</p> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

/// The paper, what the printer says, and what can be done.
#[component]
pub fn Slip(
    ticket: KioskTicket,
    looked: RwSignal<u32>,
    again: ServerAction<PrintAgain>,
    untold: RwSignal<Option<(usize, Printing)>>,
) -> impl IntoView {
    let (id, printing) = (ticket.id.clone(), ticket.printing);
    // On its way to a printer, in the network or on the machine.
    let by_page = printing == Printing::Browser && ticket.device.is_some();
    let waits = printing == Printing::Waiting || by_page;
    follow(&ticket, looked, again, untold);
    let state = match printing {
        _ if waits => tr!(machine.printing),
        Printing::Done => tr!(machine.printed),
        _ => tr!(machine.remember),
    };
    let machine = expect_context::<Machine>();
    let code = format!("{}/qr.svg", routes::phone_ticket(&ticket.secret));
    view! {
        <Paper ticket code=Some(code)/>
        <p class="machine-state" role="status">{state}</p>
        {trouble(printing).map(|trouble| view! { <p class="machine-no" role="alert">{trouble}</p> })}
        {(printing == Printing::Waiting).then(|| view! { <noscript inner_html="<meta http-equiv=\"refresh\" content=\"2\">"></noscript> })}
        // Without script nobody writes to the machine's printer.
        {by_page.then(|| view! { <noscript inner_html=format!("<p class=\"machine-state\">{}</p>", tr!(machine.remember))></noscript> })}
        <div class="machine-acts">
            <a class="kiosk-key kiosk-main kiosk-wide" href=routes::KIOSK>{tr!(machine.done)}</a>
            {(!waits).then(|| view! {
                <ActionForm action=again>
                    <input type="hidden" name="id" value=id.to_string()/>
                    {machine.low.get_untracked().then(|| view! { <input type="hidden" name="low" value="true"/> })}
                    <button class="kiosk-key kiosk-wide" type="submit">{tr!(machine.print_again)}</button>
                </ActionForm>
            })}
        </div>
    }
}

/// What is wrong with the printer.
pub fn trouble(printing: Printing) -> Option<&'static str> {
    match printing {
        Printing::Silent => Some(tr!(machine.printer_silent)),
        Printing::NoPaper => Some(tr!(machine.printer_empty)),
        Printing::Waiting | Printing::Done | Printing::Browser => None,
    }
}

/// Looks again while it is being printed; prints where the page has to, and tells what became of it.
fn follow(ticket: &KioskTicket, looked: RwSignal<u32>, again: ServerAction<PrintAgain>, untold: RwSignal<Option<(usize, Printing)>>) {
    let (id, printing, device, slip) = (ticket.id.clone(), ticket.printing, ticket.device, drawn(ticket));
    let address = format!("/kiosk/ticket/{id}.escpos");
    let asking = again.version().get_untracked();
    let look = move || {
        looked.try_update(|count| *count = count.wrapping_add(1));
    };
    Effect::new(move || match printing {
        Printing::Waiting => spawn_local(async move {
            clock::pause(LOOK_MS).await;
            look();
        }),
        Printing::Browser => {
            if device.is_none() {
                print::print();
            }
            let (id, address, slip) = (id.clone(), address.clone(), slip.clone());
            spawn_local(async move {
                let said = match device {
                    Some(device) => printer::ticket(device, &address, &slip).await,
                    None => Printing::Done,
                };
                match ticket_printed(id, Some(said)).await {
                    Ok(()) => look(),
                    Err(_) => {
                        untold.try_set(Some((asking, said)));
                    }
                }
            });
        }
        Printing::Done => sound::play(Tone::Good),
        Printing::Silent | Printing::NoPaper => sound::play(Tone::Bad),
    });
}

/// The ticket as the machine draws it by itself.
pub fn drawn(ticket: &KioskTicket) -> Drawn {
    let lang = context::lang();
    let service = ticket.service.in_lang(lang).to_owned();
    let due = ticket.due_min.map(|minute| tr!(machine.due, domain::queue::clock(minute)));
    let below = [Some(service), due, Some(ticket.issued_ms.display_minute())];
    Drawn {
        above: format!("{}\n{}", ticket.centre.in_lang(lang), tr!(machine.your_number)),
        number: ticket.written(),
        below: below.into_iter().flatten().collect(),
    }
}

/// What stands on the paper. Without a `code` for the phone it was given without the network: then nobody knows how many are before.
#[component]
pub fn Paper(ticket: KioskTicket, code: Option<String>) -> impl IntoView {
    let lang = context::lang();
    let line = code.is_some().then(|| words::line(ticket.before, ticket.minutes));
    let number = ticket.written();
    view! {
        <section class="machine-paper" aria-labelledby="line-number">
            <p class="machine-centre">{ticket.centre.in_lang(lang).to_owned()}</p>
            <h1 class="machine-label" id="line-number">{tr!(machine.your_number)} <strong class="machine-number" translate="no">{number}</strong></h1>
            <p class="machine-service">{ticket.service.in_lang(lang).to_owned()}</p>
            {ticket.due_min.map(|minute| view! { <p>{tr!(machine.due, domain::queue::clock(minute))}</p> })}
            {line.map(|line| view! { <p class="kiosk-lead">{line}</p> })}
            <p class="muted">{ticket.issued_ms.display_minute()}</p>
            {code.map(|code| view! {
                <figure class="qr">
                    <img src=code alt=tr!(machine.phone_alt) width="200" height="200"/>
                    <figcaption>{tr!(machine.phone)}</figcaption>
                </figure>
            })}
        </section>
    }
}
