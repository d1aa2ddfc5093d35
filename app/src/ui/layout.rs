//! The frame around every page: header with the main sections, messages, footer. On phones the sections are a bar at the
//! bottom of the screen, on wider ones they stand in the header; it is one list.

mod account;
mod bars;
mod footer;
mod sections;

pub use account::own_name;

use super::toast::{ToastRegion, provide_toasts};
use crate::api::session::whoami;
use crate::device::live::use_live;
use crate::tr;
use bars::{AccountBar, DemoBar, OfflineBar, UpdateBar};
use domain::live::Topic;
use footer::Footer;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use sections::Header;

/// The frame.
#[component]
pub fn Layout() -> impl IntoView {
    let toasts = provide_toasts();
    let changed = use_live(Topic::Mine);
    let me = crate::wire::blocking_resource(move || changed.get(), |_| whoami());
    view! {
        <a class="skip" href="#main" rel="external">{tr!(ui.skip)}</a>
        <DemoBar />
        <OfflineBar />
        <UpdateBar />
        <Transition>
            {move || Suspend::new(async move {
                let me = me.await.ok().flatten();
                view! { <Header me=me.clone() /> <AccountBar me /> }
            })}
        </Transition>
        <main id="main" class="main" tabindex="-1">
            <Outlet />
        </main>
        <Footer />
        <ToastRegion toasts />
    }
}
