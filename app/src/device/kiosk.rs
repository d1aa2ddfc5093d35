//! What a queue machine keeps, so that it goes on without the network (Q3.2.2). It stands in the machine's own storage, and is written
//! before a number is shown: what was given is known even when the power is cut in the next moment. A machine is a device of the centre,
//! not a person's: no consent is asked, and nothing on the shelf names anybody.

use domain::queue::kiosk::book::Shelf;

#[cfg(feature = "hydrate")]
const KEY: &str = "queue-kiosk";

/// The shelf, if this machine has one.
pub fn shelf() -> Option<Shelf> {
    #[cfg(feature = "hydrate")]
    {
        use gloo_storage::{LocalStorage, Storage};
        let kept = LocalStorage::raw().get_item(KEY).ok().flatten()?;
        crate::wire::read(kept.as_bytes()).ok()
    }
    #[cfg(not(feature = "hydrate"))]
    None
}

/// Keeps it; whether there was room.
pub fn keep(shelf: &Shelf) -> bool {
    #[cfg(feature = "hydrate")]
    {
        use gloo_storage::{LocalStorage, Storage};
        LocalStorage::set(KEY, shelf).is_ok()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = shelf;
        false
    }
}

/// Forgets it: this browser is no machine any more.
pub fn forget() {
    #[cfg(feature = "hydrate")]
    {
        use gloo_storage::{LocalStorage, Storage};
        LocalStorage::delete(KEY);
    }
}

/// The machine's own clock, milliseconds; 0 on the server.
pub fn clock_ms() -> i64 {
    #[cfg(feature = "hydrate")]
    {
        js_sys::Date::now() as i64
    }
    #[cfg(not(feature = "hydrate"))]
    0
}

/// Calls `act` at once and every so many seconds while the component lives; never on the server.
pub fn every(seconds: u32, act: impl Fn() + Clone + 'static) {
    #[cfg(feature = "hydrate")]
    {
        use leptos::prelude::*;
        Effect::new(move || {
            act();
            let again = act.clone();
            if let Ok(handle) = set_interval_with_handle(again, std::time::Duration::from_secs(u64::from(seconds))) {
                on_cleanup(move || handle.clear());
            }
        });
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (seconds, act);
}
