//! Consent to use a part of the device (T8.1, T8.3): kept on this device alone, asked at the moment of need, revocable.

use domain::account::{Consent, DeviceUse};

#[cfg(feature = "hydrate")]
const KEY: &str = "consents";

/// Every decision made on this device.
pub fn all() -> Vec<Consent> {
    #[cfg(feature = "hydrate")]
    {
        use gloo_storage::{LocalStorage, Storage};
        let kept = LocalStorage::raw().get_item(KEY).ok().flatten();
        kept.and_then(|kept| crate::wire::read(kept.as_bytes()).ok()).unwrap_or_default()
    }
    #[cfg(not(feature = "hydrate"))]
    Vec::new()
}

/// The decision about one part: given, revoked, or `None` when it has not been asked.
pub fn state(of: DeviceUse) -> Option<bool> {
    all().into_iter().find(|consent| consent.of == of).map(|consent| consent.given)
}

/// Keeps a decision. What is typed follows the decision about the storage.
pub fn decide(of: DeviceUse, given: bool) {
    #[cfg(feature = "hydrate")]
    {
        use gloo_storage::{LocalStorage, Storage};
        let at_ms = domain::time::UnixMs(js_sys::Date::now() as i64);
        let mut kept = all();
        kept.retain(|consent| consent.of != of);
        kept.push(Consent { of, given, at_ms });
        // The decision itself has to be kept to be honoured; without room it is asked again.
        let _ = LocalStorage::set(KEY, kept);
        if of == DeviceUse::Storage {
            super::storage::settle(given);
            browser::tell();
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (of, given);
}

/// Whether the browser itself has been told yes for this site already: then nothing needs explaining once more.
pub async fn granted_by_browser(of: DeviceUse) -> bool {
    #[cfg(feature = "hydrate")]
    {
        browser::granted(of).await.unwrap_or(false)
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = of;
        false
    }
}

/// May it be used now without asking? Revoked means asked again, whatever the browser remembers.
pub async fn is_settled(of: DeviceUse) -> bool {
    match state(of) {
        Some(given) => given,
        None => granted_by_browser(of).await,
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use domain::account::DeviceUse;
    use js_sys::{Function, Object, Promise, Reflect};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    /// The page's own script tells the service worker what may be kept from now on.
    pub fn tell() {
        if let Ok(decided) = web_sys::Event::new("consent") {
            let _ = leptos::prelude::window().dispatch_event(&decided);
        }
    }

    /// `navigator.permissions.query({ name })`; `None` where the browser has no such thing or doesn't know the name.
    pub async fn granted(of: DeviceUse) -> Option<bool> {
        let navigator = leptos::prelude::window().navigator();
        let permissions = Reflect::get(&navigator, &"permissions".into()).ok().filter(JsValue::is_object)?;
        let query = Reflect::get(&permissions, &"query".into()).ok()?.dyn_into::<Function>().ok()?;
        let asked = Object::new();
        Reflect::set(&asked, &"name".into(), &of.as_str().into()).ok()?;
        let answer = query.call1(&permissions, &asked).ok()?.dyn_into::<Promise>().ok()?;
        let status = JsFuture::from(answer).await.ok()?;
        Some(Reflect::get(&status, &"state".into()).ok()?.as_string()? == "granted")
    }
}
