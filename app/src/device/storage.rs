//! What is typed and not sent yet. With consent it is kept on this device; without, only while the window is open (T8.1,
//! T8.3). Nothing here leaves the device.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is kept under a key; `None` when there is nothing, or nothing that can be read.
pub fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    #[cfg(feature = "hydrate")]
    {
        use gloo_storage::{LocalStorage, SessionStorage, Storage};
        let found = |store: web_sys::Storage| store.get_item(key).ok().flatten();
        let kept = found(SessionStorage::raw()).or_else(|| found(LocalStorage::raw()))?;
        crate::wire::read(kept.as_bytes()).ok()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = key;
        None
    }
}

/// Keeps a value; whether there was room.
pub fn write<T: Serialize>(key: &str, value: &T) -> bool {
    #[cfg(feature = "hydrate")]
    {
        use gloo_storage::{LocalStorage, SessionStorage, Storage};
        if !browser::is_allowed() {
            return SessionStorage::set(key, value).is_ok();
        }
        let kept = LocalStorage::set(key, value).is_ok();
        if kept {
            SessionStorage::delete(key);
        }
        kept
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (key, value);
        false
    }
}

/// Forgets a key.
pub fn remove(key: &str) {
    #[cfg(feature = "hydrate")]
    {
        use gloo_storage::{LocalStorage, SessionStorage, Storage};
        LocalStorage::delete(key);
        SessionStorage::delete(key);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = key;
}

/// Moves what is kept to where it belongs after a decision, so that nothing typed is lost by it.
#[cfg(feature = "hydrate")]
pub(super) fn settle(given: bool) {
    browser::settle(given);
}

#[cfg(feature = "hydrate")]
mod browser {
    use crate::device::consent;
    use domain::account::DeviceUse;
    use gloo_storage::{LocalStorage, SessionStorage, Storage};

    pub fn is_allowed() -> bool {
        consent::state(DeviceUse::Storage) == Some(true)
    }

    pub fn settle(given: bool) {
        let (device, window) = (LocalStorage::raw(), SessionStorage::raw());
        let (from, to) = if given { (window, device) } else { (device, window) };
        let count = from.length().unwrap_or(0);
        let keys: Vec<String> = (0..count).filter_map(|at| from.key(at).ok().flatten()).collect();
        for key in keys.iter().filter(|key| is_typed(key)) {
            if let Ok(Some(value)) = from.get_item(key)
                && to.set_item(key, &value).is_ok()
            {
                let _ = from.remove_item(key);
            }
        }
    }

    /// Keys of forms: sending, joining, the desks, requests for e-services.
    fn is_typed(key: &str) -> bool {
        ["report", "letter"].contains(&key) || key.starts_with("join-") || key.starts_with("desk/") || key.starts_with("request-")
    }
}
