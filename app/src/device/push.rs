//! Push messages on this device. The browser asks the person for consent at the moment of pressing, never before.

use domain::notice::PushForm;

/// How push stands on this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PushState {
    /// Not known yet.
    #[default]
    Asking,
    /// The browser can't.
    Missing,
    /// The person has forbidden it in the browser.
    Denied,
    /// It can, and isn't asked to.
    Off,
    /// It is allowed; the address of this browser.
    On(String),
}

/// How push stands here.
pub async fn state() -> PushState {
    #[cfg(feature = "hydrate")]
    {
        browser::state().await
    }
    #[cfg(not(feature = "hydrate"))]
    PushState::Asking
}

/// Asks the person, then the browser; `key` is the server's public key.
///
/// # Errors
/// [`PushState::Denied`] when the person says no, [`PushState::Missing`] when the browser can't, [`PushState::Off`] when its
/// push service can't be reached.
pub async fn allow(key: &str) -> Result<PushForm, PushState> {
    #[cfg(feature = "hydrate")]
    {
        browser::allow(key).await
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = key;
        Err(PushState::Missing)
    }
}

/// Takes the permission back from this browser.
pub async fn stop() {
    #[cfg(feature = "hydrate")]
    browser::stop().await;
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::PushState;
    use crate::device::service_worker::browser::registration;
    use domain::notice::PushForm;
    use leptos::prelude::window;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Notification, NotificationPermission, PushManager, PushSubscription, PushSubscriptionOptionsInit};

    pub async fn state() -> PushState {
        let Some(manager) = manager().await else { return PushState::Missing };
        if Notification::permission() == NotificationPermission::Denied {
            return PushState::Denied;
        }
        match present(&manager).await {
            Some(subscription) => PushState::On(subscription.endpoint()),
            None => PushState::Off,
        }
    }

    pub async fn allow(key: &str) -> Result<PushForm, PushState> {
        // First of all the question: browsers take it only straight after a press.
        if Notification::permission() != NotificationPermission::Granted {
            let asked = Notification::request_permission().map_err(|_| PushState::Missing)?;
            let _ = JsFuture::from(asked).await;
        }
        if Notification::permission() != NotificationPermission::Granted {
            return Err(if Notification::permission() == NotificationPermission::Denied { PushState::Denied } else { PushState::Off });
        }
        let manager = manager().await.ok_or(PushState::Missing)?;
        if let Some(form) = subscribe(&manager, key).await {
            return Ok(form);
        }
        // One that was made for another key of the server stands in the way.
        if let Some(old) = present(&manager).await {
            unsubscribe(&old).await;
        }
        subscribe(&manager, key).await.ok_or(PushState::Off)
    }

    pub async fn stop() {
        if let Some(manager) = manager().await
            && let Some(subscription) = present(&manager).await
        {
            unsubscribe(&subscription).await;
        }
    }

    /// `None` where the browser knows no push, or has no service worker (plain http, private windows).
    async fn manager() -> Option<PushManager> {
        let knows = |name: &str| js_sys::Reflect::has(&window(), &name.into()).unwrap_or(false);
        if !knows("PushManager") || !knows("Notification") {
            return None;
        }
        let registration = registration().await?;
        if registration.active().is_none() {
            JsFuture::from(window().navigator().service_worker().ready().ok()?).await.ok()?;
        }
        registration.push_manager().ok()
    }

    async fn present(manager: &PushManager) -> Option<PushSubscription> {
        JsFuture::from(manager.get_subscription().ok()?).await.ok()?.dyn_into().ok()
    }

    async fn subscribe(manager: &PushManager, key: &str) -> Option<PushForm> {
        let options = PushSubscriptionOptionsInit::new();
        options.set_user_visible_only(true);
        options.set_application_server_key(&JsValue::from_str(key));
        let subscription = JsFuture::from(manager.subscribe_with_options(&options).ok()?).await.ok()?;
        let text = js_sys::JSON::stringify(&subscription).ok()?.as_string()?;
        serde_json::from_str(&text).ok()
    }

    async fn unsubscribe(subscription: &PushSubscription) {
        if let Ok(going) = subscription.unsubscribe() {
            let _ = JsFuture::from(going).await;
        }
    }
}
