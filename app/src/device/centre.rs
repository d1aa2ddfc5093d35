//! Live updates of a centre's queue: the display of the hall, counters, a ticket on a phone. Events carry no news themselves; whoever is
//! told asks the server again.

use leptos::prelude::*;

/// A number that grows when something has happened in the queue of this centre, and now and then by itself: a display that hangs over a
/// hall for weeks must not believe a dead connection. Put it into the source of a resource. Always 0 on the server.
pub fn use_centre(centre: Signal<Option<String>>) -> Signal<u32> {
    let changes = RwSignal::new(0_u32);
    #[cfg(feature = "hydrate")]
    browser::follow(centre, changes);
    #[cfg(not(feature = "hydrate"))]
    let _ = centre;
    changes.into()
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::*;
    use std::time::Duration;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::Closure;
    use web_sys::EventSource;

    /// So often everything is asked for again, told or not.
    const ANYWAY: Duration = Duration::from_secs(30);
    /// Wait before a connection that the browser has given up is opened again.
    const AGAIN: Duration = Duration::from_secs(3);

    /// One connection, closed with its page.
    struct Open {
        source: EventSource,
        // Held as long as the connection; a display that reconnects for weeks keeps one of each.
        _told: Closure<dyn FnMut()>,
        _broken: Closure<dyn FnMut()>,
    }

    impl Drop for Open {
        fn drop(&mut self) {
            self.source.close();
        }
    }

    pub fn follow(centre: Signal<Option<String>>, changes: RwSignal<u32>) {
        let open = StoredValue::new_local(None::<Open>);
        let again = RwSignal::new(0_u32);
        Effect::new(move || {
            again.track();
            let connection = centre.get().and_then(|centre| connect(&centre, changes, again));
            open.set_value(connection);
        });
        if let Ok(clock) = set_interval_with_handle(move || grow(changes), ANYWAY) {
            on_cleanup(move || clock.clear());
        }
        on_cleanup(move || {
            open.try_set_value(None);
        });
    }

    fn connect(centre: &str, changes: RwSignal<u32>, again: RwSignal<u32>) -> Option<Open> {
        let source = EventSource::new(&format!("/live/centre/{centre}")).ok()?;
        let told = Closure::<dyn FnMut()>::new(move || grow(changes));
        let state = source.clone();
        let broken = Closure::<dyn FnMut()>::new(move || {
            // The browser tries again by itself, unless it has closed the connection for good.
            if state.ready_state() == EventSource::CLOSED {
                set_timeout(move || grow(again), AGAIN);
            }
        });
        let _ = source.add_event_listener_with_callback("queue", told.as_ref().unchecked_ref());
        let _ = source.add_event_listener_with_callback("error", broken.as_ref().unchecked_ref());
        Some(Open { source, _told: told, _broken: broken })
    }

    fn grow(number: RwSignal<u32>) {
        number.try_update(|number| *number = number.wrapping_add(1));
    }
}
