//! The tabs of the pages under `/register`, for the staff of providers: the register's operator has applications alone.

use crate::ui::*;
use crate::{routes, tr};
use leptos::prelude::*;

/// A page under `/register`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Applications to the register.
    Applications,
    /// Administrative regulations.
    Regulations,
    /// Requests for services.
    Requests,
    /// How the services are judged.
    Quality,
}

/// The tabs; the present one is marked.
#[component]
pub fn RegisterTabs(
    /// Where the reader is.
    on: Tab,
) -> impl IntoView {
    view! {
        <Tabs label=tr!(register.tabs)>
            <Chip href=routes::REGISTER label=tr!(register.tab_applications) on={on == Tab::Applications}/>
            <Chip href=routes::STAFF_REGULATIONS label=tr!(register.tab_regulations) on={on == Tab::Regulations}/>
            <Chip href=routes::REQUEST_DESK label=tr!(register.tab_requests) on={on == Tab::Requests}/>
            <Chip href=routes::REGISTER_QUALITY label=tr!(register.tab_quality) on={on == Tab::Quality}/>
        </Tabs>
    }
}
