//! New versions of the site. The shell registers the service worker; here a new one is noticed and, when the person agrees,
//! takes over.

use leptos::prelude::*;

/// True when a new version waits.
pub fn use_update() -> Signal<bool> {
    #[cfg(feature = "hydrate")]
    {
        Effect::new(browser::watch);
        let ready = browser::ready();
        Signal::derive(move || ready.get())
    }
    #[cfg(not(feature = "hydrate"))]
    Signal::stored(false)
}

/// Tells that a new version is there, however it was noticed.
pub fn announce() {
    #[cfg(feature = "hydrate")]
    browser::ready().set(true);
}

/// Lets the new version take over and loads the page again.
pub fn apply_update() {
    #[cfg(feature = "hydrate")]
    leptos::task::spawn_local(browser::apply());
}

#[cfg(feature = "hydrate")]
pub(super) mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::Closure;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Event, ServiceWorker, ServiceWorkerRegistration};

    thread_local! {
        static READY: ArcRwSignal<bool> = ArcRwSignal::new(false);
        static WATCHED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
    }

    pub fn ready() -> ArcRwSignal<bool> {
        READY.with(Clone::clone)
    }

    /// Once a page: looks for a worker that waits, and for one that arrives.
    pub fn watch() {
        if !WATCHED.replace(true) {
            leptos::task::spawn_local(async {
                if let Some(registration) = registration().await {
                    notice(&registration);
                    let again = registration.clone();
                    let found = Closure::<dyn FnMut(Event)>::new(move |_| arriving(&again));
                    registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
                    found.forget();
                }
            });
        }
    }

    /// `None` where the browser has no service workers (plain http, private windows). On the first visit the page registers it
    /// once it is awake, and `window.registered` (`shell/hydration.rs`) is that promise.
    pub async fn registration() -> Option<ServiceWorkerRegistration> {
        let navigator = window().navigator();
        js_sys::Reflect::has(&navigator, &"serviceWorker".into()).ok().filter(|has| *has)?;
        let found = JsFuture::from(navigator.service_worker().get_registration()).await.ok()?;
        if let Ok(found) = found.dyn_into() {
            return Some(found);
        }
        let coming: js_sys::Promise = js_sys::Reflect::get(&window(), &"registered".into()).ok()?.dyn_into().ok()?;
        JsFuture::from(coming).await.ok()?.dyn_into().ok()
    }

    /// The first worker of all needs no prompt: only one that replaces another.
    fn notice(registration: &ServiceWorkerRegistration) {
        if registration.waiting().is_some() && registration.active().is_some() {
            ready().set(true);
        }
    }

    fn arriving(registration: &ServiceWorkerRegistration) {
        let Some(worker) = registration.installing() else { return };
        let registration = registration.clone();
        let changed = Closure::<dyn FnMut(Event)>::new(move |_| notice(&registration));
        worker.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
        changed.forget();
    }

    /// The page is loaded again once the new version is in charge, so that nothing of the old one answers.
    pub async fn apply() {
        let waiting: Option<ServiceWorker> = registration().await.and_then(|registration| registration.waiting());
        let Some(worker) = waiting else { return reload() };
        let changed = Closure::once_into_js(reload);
        window().navigator().service_worker().set_oncontrollerchange(Some(changed.unchecked_ref()));
        let _ = worker.post_message(&"SKIP_WAITING".into());
    }

    fn reload() {
        let _ = window().location().reload();
    }
}
