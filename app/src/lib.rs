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
pub mod wire;

/// Wakes the page up in the browser; resolves when everything on it answers, its part of the program included. `texts` are
/// the rows of the page's language that every page needs, `more` is the address of the others.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub async fn hydrate(texts: String, more: String) {
    use leptos::mount::hydrate_from_async;
    use leptos::prelude::{Owner, document};
    // A bundle for people stops without a sentence: there is nothing to tell.
    if cfg!(debug_assertions) {
        console_error_panic_hook::set_once();
    }
    i18n::load(&texts, more);
    device::turns::pause().await;
    let Some(body) = document().body() else { return };
    let waking = std::rc::Rc::new(std::cell::RefCell::new(None));
    let seen = waking.clone();
    let page = hydrate_from_async(body, move || {
        seen.replace(Owner::current_shared_context());
        routes::App()
    })
    .await;
    page.forget();
    device::press::watch();
    // Past its await the call above has no owner any more, so it is told here that the page is awake.
    if let Some(context) = waking.take() {
        context.hydration_complete();
    }
}
