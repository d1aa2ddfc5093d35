//! Where a machine prints: in the centre's network, on a printer that hangs on it, or by its browser.

use super::Steps;
use crate::api::kiosk::SetPrinter;
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use domain::queue::kiosk::printer::{Device, Printer, SPEEDS, Way};
use domain::queue::kiosk::view::KioskLine;
use domain::refusal::{Field as Of, Refusal};
use leptos::prelude::*;

/// The first field of the form of [`OtherPrinter`]; the form stands above the list, so the focus goes there.
pub const OTHER_WAY: &str = "other-way";

/// What is typed of a printer.
#[derive(Clone, Copy)]
pub struct Typed {
    way: RwSignal<String>,
    address: RwSignal<String>,
    speed: RwSignal<String>,
}

impl Typed {
    /// As it is kept; what can't be read is an address.
    pub fn of(kept: &str) -> Typed {
        let known = Printer::read(kept, true);
        let way = known.map_or(Way::Network, Printer::way);
        let address = if way == Way::Network { kept } else { "" };
        let speed = if let Some(Printer::Device(Device::Serial(speed))) = known { speed } else { SPEEDS[0] };
        Typed {
            way: RwSignal::new(way.as_str().to_owned()),
            address: RwSignal::new(address.to_owned()),
            speed: RwSignal::new(speed.to_string()),
        }
    }

    /// Nothing typed: a printer in the network.
    pub fn fresh() -> Typed {
        let typed = Typed::of("");
        typed.way.set(Way::Network.as_str().to_owned());
        typed
    }

    /// As the server takes it.
    pub fn printer(self) -> String {
        let way = self.way.with_untracked(|word| Way::parse(word)).unwrap_or(Way::Browser);
        way.printer(&self.address.get_untracked(), &self.speed.get_untracked())
    }

    /// The address in the network.
    pub fn address(self) -> RwSignal<String> {
        self.address
    }

    fn is(self, way: Way) -> bool {
        self.way.with(|word| Way::parse(word) == Some(way))
    }
}

/// The fields: `names` of way, address and speed.
#[component]
pub fn PrinterFields(typed: Typed, names: [&'static str; 3], #[prop(into)] refusals: Signal<Vec<Refusal>>) -> impl IntoView {
    let ways: Vec<Choice> = Way::ALL.map(|way| Choice::new(way.as_str(), in_words(way))).into();
    let speeds: Vec<Choice> = SPEEDS.map(|speed| Choice::new(speed.to_string(), tr!(kiosks.bits, speed))).into();
    view! {
        <Select name=names[0] label=tr!(kiosks.way) hint=tr!(kiosks.way_hint) value=typed.way choices=ways required=true/>
        <div hidden=move || !typed.is(Way::Network)>
            <TextInput name=names[1] label=tr!(kiosks.printer) hint=tr!(kiosks.printer_hint) value=typed.address required=true
                error=error_of(refusals, Of::Address)/>
        </div>
        <div hidden=move || !typed.is(Way::Serial)>
            <Select name=names[2] label=tr!(kiosks.speed) hint=tr!(kiosks.speed_hint) value=typed.speed choices=speeds required=true/>
        </div>
        <p class="muted" hidden={move || !typed.is(Way::Usb) && !typed.is(Way::Serial)}>{tr!(kiosks.device_lead)}</p>
    }
}

fn in_words(way: Way) -> &'static str {
    match way {
        Way::Network => tr!(kiosks.by_network),
        Way::Usb => tr!(kiosks.by_usb),
        Way::Serial => tr!(kiosks.by_serial),
        Way::Browser => tr!(kiosks.by_browser),
    }
}

/// Where a machine prints, in words.
pub fn said(kept: &str) -> String {
    match Printer::read(kept, true) {
        Some(Printer::Network(address)) => tr!(kiosks.at, in_words(Way::Network), address),
        Some(Printer::Device(Device::Serial(speed))) => tr!(kiosks.at, in_words(Way::Serial), tr!(kiosks.bits, speed)),
        Some(printer) => in_words(printer.way()).to_owned(),
        None => kept.to_owned(),
    }
}

/// Another printer for the machine that was chosen in the list.
#[component]
pub fn OtherPrinter(chosen: RwSignal<Option<KioskLine>>, steps: Steps) -> impl IntoView {
    let act = steps.printer;
    Effect::new(move || {
        if matches!(act.value().get(), Some(Ok(()))) {
            chosen.set(None);
        }
    });
    move || chosen.get().map(|one| view! { <OneMachine one chosen steps/> })
}

#[component]
fn OneMachine(one: KioskLine, chosen: RwSignal<Option<KioskLine>>, steps: Steps) -> impl IntoView {
    let act = steps.printer;
    let typed = Typed::of(&one.printer);
    // What was said of another machine is not said of this one.
    let before = act.version().get_untracked();
    let answer = Signal::derive(move || act.value().get().filter(|_| act.version().get() != before));
    let refusals = Signal::derive(move || match answer.get() {
        Some(Err(AppError::Refused(refusals))) => refusals,
        _ => Vec::new(),
    });
    let error = Signal::derive(move || answer.get().and_then(Result::err).filter(|error| !matches!(error, AppError::Refused(_))));
    let id = one.id.clone();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        act.dispatch(SetPrinter { id: id.clone(), printer: typed.printer() });
    };
    view! {
        <section class="panel stack">
            <h2>{tr!(kiosks.printer_title, one.name)}</h2>
            <form class="stack" on:submit=send>
                <PrinterFields typed names=[OTHER_WAY, "other-address", "other-speed"] refusals/>
                <InlineError error/>
                <div class="row">
                    <Button look=Look::Primary busy=Signal::derive(move || act.pending().get())>{tr!(kiosks.save)}</Button>
                    <Button kind="button" on_press=Callback::new(move |()| chosen.set(None))>{tr!(kiosks.leave_it)}</Button>
                </div>
            </form>
        </section>
    }
}
