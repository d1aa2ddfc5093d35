//! The queue machine of a centre (Q3.2.2): a code or a service, and a line number on paper. Every screen asks one thing; each is a plain
//! form that works without script. With script keys are heard, the screen begins anew by itself, and the machine goes on without the
//! network. Nothing leads out of it.

mod alone;
mod code;
mod frame;
mod own;
mod pair;
#[cfg(all(test, feature = "ssr"))]
mod served;
mod set_up;
mod slip;
mod start;
mod take;
mod words;

use crate::api::kiosk::{EnterCode, TakeNumber, kiosk_home};
use crate::error::AppError;
use crate::{device, tr};
use domain::queue::kiosk::No;
use domain::queue::kiosk::book::OfflineTicket;
use domain::queue::kiosk::printer::Device;
use domain::queue::kiosk::view::KioskHome;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

/// What the screens share.
#[derive(Clone, Copy)]
pub struct Machine {
    /// What is pressed stands low.
    low: Memo<bool>,
    /// The network is away.
    alone: RwSignal<bool>,
    /// The ticket that was given without it.
    given: RwSignal<Option<OfflineTicket>>,
    /// The screen that comes next, when the machine itself decides.
    go: RwSignal<Option<String>>,
    /// A code on its way.
    enter: ServerAction<EnterCode>,
    /// A number on its way.
    take: ServerAction<TakeNumber>,
}

/// The page `/kiosk/queue/{page}/{id}`.
#[component]
pub fn QueueKioskPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let page = Memo::new(move |_| params.with(|params| params.get("page").unwrap_or_default()));
    let machine = Machine {
        low: Memo::new(move |_| query.with(|query| query.get("low").is_some())),
        alone: RwSignal::new(false),
        given: RwSignal::new(None),
        go: RwSignal::new(None),
        enter: ServerAction::new(),
        take: ServerAction::new(),
    };
    provide_context(machine);
    alone::watch(machine);
    forget_given(machine, page);
    renew_program(page);
    let home = crate::wire::resource(move || page.get(), |_| look());
    view! {
        <Title text=tr!(machine.title)/>
        <main class="kiosk machine" class:machine-low=move || machine.low.get() id="main">
            <Transition fallback=|| ()>
                {move || {
                    let page = page.get();
                    Suspend::new(async move {
                        match home.await {
                            Ok(Some(home)) => screen(home, &page, machine),
                            Ok(None) => view! { <pair::Pairing/> }.into_any(),
                            Err(_) => view! { <frame::Failed/> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </main>
    }
}

/// Nobody presses "update" on a machine: a new version takes over while the first screen stands there.
fn renew_program(page: Memo<String>) {
    let ready = device::service_worker::use_update();
    Effect::new(move || {
        if ready.get() && page.with(String::is_empty) {
            device::service_worker::apply_update();
        }
    });
}

/// The ticket that was given alone is shown until the beginning is; an answer that comes too late does not take its place.
fn forget_given(machine: Machine, page: Memo<String>) {
    Effect::new(move || match page.get().as_str() {
        "" => machine.given.set(None),
        "ticket" if machine.given.with_untracked(Option::is_some) => machine.go.set(Some(crate::routes::kiosk("own", &[], false))),
        _ => {}
    });
}

/// The machine as the server knows it; without the network as it knew itself last.
async fn look() -> Result<Option<KioskHome>, AppError> {
    match kiosk_home().await {
        Err(AppError::Transport) => {
            let shelf = device::kiosk::shelf().ok_or(AppError::Transport)?;
            let now_ms = shelf.now(device::kiosk::clock_ms());
            Ok(Some(KioskHome { now_ms, ..shelf.home }))
        }
        answer => answer,
    }
}

fn screen(home: KioskHome, page: &str, machine: Machine) -> AnyView {
    if let Some(device) = home.device {
        make_ready(device);
    }
    let home = StoredValue::new(home);
    let part = match page {
        "code" => view! { <code::CodePart home/> }.into_any(),
        "take" => view! { <take::TakePart home/> }.into_any(),
        "ticket" => view! { <slip::SlipPart/> }.into_any(),
        "own" => view! { <own::OwnPart home/> }.into_any(),
        "printer" => view! { <set_up::SetUpPart home/> }.into_any(),
        _ => view! { <start::StartPart home/> }.into_any(),
    };
    view! {
        <frame::Head home/>
        {part}
        <frame::Foot machine first=page.is_empty()/>
    }
    .into_any()
}

/// What writes to the printer on the machine is loaded while there is a network.
fn make_ready(device: Device) {
    Effect::new(move || {
        spawn_local(async move {
            device::printer::is_there(device).await;
        });
    });
}

/// Why there is no ticket, as the address says it.
fn no_of_address() -> Memo<Option<No>> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| No::read(&query.get("no")?, &query.get("at").unwrap_or_default())))
}
