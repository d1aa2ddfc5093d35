//! What is kept on this device: drafts. Nothing here leaves it.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is kept under a key; `None` when there is nothing, or nothing that can be read.
pub fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    #[cfg(feature = "hydrate")]
    {
        use gloo_storage::{LocalStorage, Storage};
        let kept = LocalStorage::raw().get_item(key).ok()??;
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
        use gloo_storage::{LocalStorage, Storage};
        LocalStorage::set(key, value).is_ok()
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
        use gloo_storage::{LocalStorage, Storage};
        LocalStorage::delete(key);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = key;
}
