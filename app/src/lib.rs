//! What the browser shows and may ask: pages, components and the typed server functions between browser and server.
//!
//! The browser build depends on `domain` alone. It never contains SQL, rules of law, or sentences outside `locales/`.
//! Begin reading at [`routes`].

#![recursion_limit = "512"]

pub mod api;
pub mod context;
pub mod device;
pub mod error;
pub mod i18n;
pub mod map;
pub mod page;
pub mod routes;
#[cfg(feature = "ssr")]
pub mod shell;
pub mod ui;

/// Wakes the page up in the browser.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(routes::App);
}
