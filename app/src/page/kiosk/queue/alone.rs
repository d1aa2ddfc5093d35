//! Going on without the network (Q3.2.2): the shelf is renewed every minute, what fails for want of the network is done from it, and what
//! was done alone is told as soon as the server answers.

use super::Machine;
use crate::api::kiosk::{kiosk_home, reconcile, sync_kiosk};
use crate::device::clock;
use crate::device::kiosk::{self, clock_ms};
use crate::error::AppError;
use crate::routes;
use domain::queue::kiosk::No;
use domain::queue::kiosk::book::Shelf;
use domain::queue::kiosk::printer::Printing;
use domain::queue::kiosk::view::{CodeForm, Priority, WalkInForm};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

/// How often the shelf is renewed, seconds.
const RENEW_S: u32 = 60;
/// A server that has not answered by then is away, milliseconds.
const PATIENCE_MS: u32 = 5_000;

/// What was pressed last.
#[derive(Clone)]
enum Asked {
    Code(CodeForm),
    Number(WalkInForm),
}

/// Keeps the shelf, and steps in when the network fails.
pub fn watch(machine: Machine) {
    let navigate = use_navigate();
    Effect::new(move || {
        if let Some(address) = machine.go.get() {
            machine.go.set(None);
            navigate(&address, Default::default());
        }
    });
    kiosk::every(RENEW_S, move || spawn_local(renew(machine)));
    let Machine { enter, take, .. } = machine;
    attend(
        machine,
        Signal::derive(move || enter.input().get().map(|asked| Asked::Code(asked.form))),
        Signal::derive(move || enter.pending().get()),
        Signal::derive(move || enter.value().with(|answer| matches!(answer, Some(Err(AppError::Transport))))),
    );
    attend(
        machine,
        Signal::derive(move || take.input().get().map(|asked| Asked::Number(asked.form))),
        Signal::derive(move || take.pending().get()),
        Signal::derive(move || take.value().with(|answer| matches!(answer, Some(Err(AppError::Transport))))),
    );
}

/// Does alone what the server has not answered, or could not be asked.
fn attend(machine: Machine, asked: Signal<Option<Asked>>, pending: Signal<bool>, failed: Signal<bool>) {
    let last = StoredValue::new(None::<Asked>);
    let step_in = move || {
        if let Some(Some(asked)) = last.try_update_value(Option::take) {
            machine.go.set(Some(alone(machine, &asked)));
        }
    };
    Effect::new(move || {
        let Some(now) = asked.get() else { return };
        last.set_value(Some(now));
        spawn_local(async move {
            clock::pause(PATIENCE_MS).await;
            if pending.try_get_untracked() == Some(true) {
                step_in();
            }
        });
    });
    Effect::new(move || {
        if failed.get() {
            step_in();
        }
    });
}

/// What the shelf says, and the screen that shows it. The number is written down before it is shown.
fn alone(machine: Machine, asked: &Asked) -> String {
    machine.alone.set(true);
    let low = machine.low.get_untracked();
    let page = if matches!(asked, Asked::Code(_)) { "code" } else { "take" };
    let Some(mut shelf) = kiosk::shelf() else { return said(page, &No::NotServed, low) };
    let outcome = match asked {
        Asked::Code(form) => shelf.enter(&form.code, &form.request, clock_ms()),
        Asked::Number(form) => shelf.take(&form.service, Priority::read(&form.priority), &form.request, clock_ms()),
    };
    match outcome {
        Ok(ticket) => {
            kiosk::keep(&shelf);
            machine.given.set(Some(ticket));
            routes::kiosk("own", &[], low)
        }
        Err(no) => said(page, &no, low),
    }
}

fn said(page: &str, no: &No, low: bool) -> String {
    let (word, value) = no.words();
    routes::kiosk(page, &[("no", word), ("at", value.as_str())], low)
}

/// Keeps what the printer said of a ticket that was given alone; it is told with the next renewal.
pub fn printed(request: &str, said: Printing) {
    if let Some(mut shelf) = kiosk::shelf()
        && shelf.said(request, said)
    {
        kiosk::keep(&shelf);
    }
}

/// Tells what was done alone, then fetches what is new.
async fn renew(machine: Machine) {
    let kept = kiosk::shelf();
    tell(kept.as_ref()).await;
    match (kiosk_home().await, sync_kiosk(kept.is_some()).await) {
        (Ok(Some(home)), Ok(Some(book))) => {
            kiosk::keep(&Shelf::renewed(kiosk::shelf(), home, book, clock_ms()));
            machine.alone.try_set(false);
        }
        (Ok(None), Ok(_)) => kiosk::forget(),
        (Err(AppError::Transport), _) | (_, Err(AppError::Transport)) => {
            machine.alone.try_set(true);
        }
        _ => {}
    }
}

async fn tell(shelf: Option<&Shelf>) {
    let Some(untold) = shelf.map(Shelf::to_tell).filter(|untold| !untold.is_empty()) else { return };
    if let Ok(known) = reconcile(untold.clone()).await
        && let Some(mut shelf) = kiosk::shelf()
    {
        shelf.told(&untold, &known);
        kiosk::keep(&shelf);
    }
}
