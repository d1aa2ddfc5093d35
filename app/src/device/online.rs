//! Whether there is a network.

use leptos::prelude::*;

/// Whether the device says that it has a network; a yes may still be wrong.
pub fn is_online() -> bool {
    #[cfg(feature = "hydrate")]
    {
        window().navigator().on_line()
    }
    #[cfg(not(feature = "hydrate"))]
    true
}

/// True while the device has a network; true on the server.
pub fn use_online() -> Signal<bool> {
    let online = RwSignal::new(true);
    #[cfg(feature = "hydrate")]
    {
        Effect::new(move || online.set(window().navigator().on_line()));
        let on = window_event_listener_untyped("online", move |_| online.set(true));
        let off = window_event_listener_untyped("offline", move |_| online.set(false));
        on_cleanup(move || {
            on.remove();
            off.remove();
        });
    }
    online.into()
}
