//! The sender of what waits on the device, `public/outbox.js`: waking it, and hearing that a draft has changed.

use domain::ids::AppealId;
use leptos::prelude::*;

/// Asks the sender to try now. It sends in the service worker, so the page may be closed.
pub fn wake() {
    #[cfg(feature = "hydrate")]
    leptos::task::spawn_local(async {
        // A browser that can't load it now is asked again when the next page begins or the network is back.
        let _ = browser::wake().await;
    });
}

/// A number that grows when a draft has changed, in this window, another one, or the worker. Always 0 on the server.
pub fn use_changes() -> Signal<u32> {
    let changes = RwSignal::new(0_u32);
    #[cfg(feature = "hydrate")]
    Effect::new(move || browser::listen(move || changes.update(|count| *count = count.wrapping_add(1))));
    changes.into()
}

/// Tells the other windows that a draft has changed.
#[cfg(feature = "hydrate")]
pub fn tell(draft: &AppealId) {
    browser::tell(draft);
}

/// On the server there is nobody to tell.
#[cfg(not(feature = "hydrate"))]
pub fn tell(_: &AppealId) {}

#[cfg(feature = "hydrate")]
mod browser {
    use crate::device::script;
    use domain::ids::AppealId;
    use js_sys::{Function, Promise, Reflect};
    use leptos::prelude::{StoredValue, WithValue, on_cleanup};
    use wasm_bindgen::prelude::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{BroadcastChannel, MessageEvent};

    const ADDRESS: &str = "/outbox.js";
    /// The name of the channel and of the object that the script makes.
    const NAME: &str = "outbox";

    pub async fn wake() -> Result<(), JsValue> {
        let sender = script::object(ADDRESS, NAME).await?;
        let wake: Function = Reflect::get(&sender, &"wake".into())?.dyn_into()?;
        JsFuture::from(wake.call0(&sender)?.dyn_into::<Promise>()?).await.map(drop)
    }

    pub fn tell(draft: &AppealId) {
        if let Ok(channel) = BroadcastChannel::new(NAME) {
            let _ = channel.post_message(&draft.as_str().into());
            channel.close();
        }
    }

    /// Until the component goes.
    pub fn listen(changed: impl Fn() + 'static) {
        let Ok(channel) = BroadcastChannel::new(NAME) else { return };
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |_| changed());
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        let open = StoredValue::new_local((channel, heard));
        on_cleanup(move || {
            open.try_with_value(|(channel, _)| channel.close());
        });
    }
}
