//! The queue machine (Q3.2.2).

mod alone;
mod codes;
mod devices;
mod machines;
mod near;
mod walk_ins;

use crate::Ctx;
use crate::kiosk::{self, PrintJob, Printers};
use crate::portal::Portal;
use crate::testing::{World, later};
use domain::ids::TicketId;
use domain::queue::kiosk::No;
use domain::queue::kiosk::printer::Printing;
use domain::queue::kiosk::view::{CodeForm, Given, KioskForm, KioskTicket, WalkInForm};
use domain::time::Date;
use std::sync::{Arc, Mutex};

const CENTRE: &str = "baki-1";
const MARRIAGE: (&str, &str) = ("vvaq.nikah", "vvaq");

/// A machine of the centre.
async fn machine(world: &World, centre: &str, printer: &str) -> Ctx {
    let manager = world.at_centre(&format!("rəhbər {centre}"), centre, true).await;
    let form = KioskForm { name: "Giriş".into(), printer: printer.into() };
    let code = kiosk::register(&manager, form).await.unwrap();
    let key = kiosk::pair(&world.visitor(), &code).await.unwrap();
    world.visitor().at_kiosk(Some(key))
}

fn today() -> Date {
    crate::testing::friday().date()
}

async fn order(world: &World, id: &str, code: &str, start_min: u16) {
    store::testing::order(world.portal.db(), (id, code), CENTRE, MARRIAGE, today(), start_min).await;
}

fn request() -> String {
    uuid::Uuid::now_v7().to_string()
}

async fn enter(ctx: &Ctx, code: &str, request: &str) -> Given {
    kiosk::enter(&later(ctx), CodeForm { code: code.into(), request: request.into() }).await.unwrap()
}

async fn take(ctx: &Ctx, service: &str, priority: &str, request: &str) -> Given {
    let form = WalkInForm { service: service.into(), priority: priority.into(), request: request.into() };
    kiosk::take(&later(ctx), form).await.unwrap()
}

fn ticket_of(given: Given) -> TicketId {
    match given {
        Given::Ticket(id) => id,
        Given::No(no) => panic!("no ticket: {no:?}"),
    }
}

fn no_of(given: Given) -> No {
    match given {
        Given::No(no) => no,
        Given::Ticket(id) => panic!("a ticket: {id}"),
    }
}

async fn shown(ctx: &Ctx, id: &TicketId) -> KioskTicket {
    kiosk::ticket(&later(ctx), id).await.unwrap()
}

/// Writes down what it is given to print, and prints nothing.
#[derive(Default)]
struct Tray(Mutex<Vec<PrintJob>>);

impl Printers for Tray {
    fn take(&self, _: &Arc<Portal>, job: PrintJob) {
        self.0.lock().unwrap().push(job);
    }
}

impl Tray {
    fn lie_in(world: &World) -> Arc<Tray> {
        let tray = Arc::new(Tray::default());
        world.portal.set_printers(tray.clone());
        tray
    }

    fn numbers(&self) -> Vec<String> {
        self.0.lock().unwrap().iter().map(|job| job.face.number.clone()).collect()
    }
}

/// What the printer says of a ticket.
async fn says(world: &World, id: &TicketId, state: Printing) {
    kiosk::settle(&world.portal, id, state).await.unwrap();
}
