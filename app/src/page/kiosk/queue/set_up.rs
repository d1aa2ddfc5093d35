//! The printer that hangs on the machine: an employee chooses it once by a press, and a test ticket comes out (Q3.2.2). The screen is
//! offered where no printer is there; whoever waits can do no harm with it.

use super::slip::trouble;
use crate::device::kiosk;
use crate::device::printer::{self, Slip};
use crate::device::sound::{self, Tone};
use crate::{context, routes, tr};
use domain::queue::kiosk::printer::{Device, Printing};
use domain::queue::kiosk::view::KioskHome;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How often it is looked whether a printer is there, seconds.
const LOOK_S: u32 = 20;

/// The screen `printer`.
#[component]
pub fn SetUpPart(home: StoredValue<KioskHome>) -> impl IntoView {
    let part = match home.with_value(|home| home.device) {
        Some(device) => view! { <Choose device home/> }.into_any(),
        None => view! { <p class="kiosk-lead">{tr!(machine.setup_none)}</p> }.into_any(),
    };
    view! {
        <h1 class="kiosk-title">{tr!(machine.setup_title)}</h1>
        {part}
        <p><a class="kiosk-key kiosk-wide" href=routes::KIOSK>{tr!(machine.done)}</a></p>
    }
}

/// What stands on the screen while the printer is chosen.
#[derive(Clone, Copy, PartialEq)]
enum Stand {
    /// Nobody has pressed yet: whether a printer is there.
    There(bool),
    /// A press that chose nothing.
    Refused,
    /// A test ticket on its way, or what became of it.
    Test(Printing),
}

#[component]
fn Choose(device: Device, home: StoredValue<KioskHome>) -> impl IntoView {
    let stand = RwSignal::new(Stand::There(false));
    Effect::new(move || {
        spawn_local(async move {
            let there = printer::is_there(device).await;
            stand.try_set(Stand::There(there));
        });
    });
    let slip = StoredValue::new(Slip {
        above: home.with_value(|home| home.centre_name.in_lang(context::lang()).to_owned()),
        number: tr!(machine.setup_letters).to_owned(),
        below: vec![tr!(machine.setup_test).to_owned()],
    });
    let choose = move |_| {
        spawn_local(async move {
            if !printer::allow(device).await {
                stand.try_set(Stand::Refused);
                return;
            }
            stand.try_set(Stand::Test(Printing::Waiting));
            let said = printer::drawn(device, &slip.get_value()).await;
            sound::play(if said == Printing::Done { Tone::Good } else { Tone::Bad });
            stand.try_set(Stand::Test(said));
        });
    };
    let lead = match device {
        Device::Usb => tr!(machine.setup_usb),
        Device::Serial(_) => tr!(machine.setup_serial),
    };
    let words = move || match stand.get() {
        Stand::There(true) => tr!(machine.setup_there),
        Stand::There(false) => tr!(machine.setup_missing),
        Stand::Refused => tr!(machine.setup_refused),
        Stand::Test(Printing::Done) => tr!(machine.setup_done),
        Stand::Test(printing) => trouble(printing).unwrap_or_else(|| tr!(machine.printing)),
    };
    view! {
        <p class="kiosk-lead">{lead}</p>
        <p class="machine-state" role="status">{words}</p>
        <button class="kiosk-key kiosk-main kiosk-wide only-script" type="button" on:click=choose>{tr!(machine.setup_connect)}</button>
    }
}

/// On the first screen: the printer that should hang on the machine is not there.
#[component]
pub fn Missing(home: StoredValue<KioskHome>) -> impl IntoView {
    let missing = RwSignal::new(false);
    if let Some(device) = home.with_value(|home| home.device) {
        kiosk::every(LOOK_S, move || {
            spawn_local(async move {
                let there = printer::is_there(device).await;
                missing.try_set(!there);
            });
        });
    }
    view! {
        <Show when=move || missing.get()>
            <p class="machine-no" role="status">{tr!(machine.no_printer)}</p>
            <p><a class="kiosk-key kiosk-wide" href=routes::kiosk("printer", &[], false)>{tr!(machine.setup_link)}</a></p>
        </Show>
    }
}
