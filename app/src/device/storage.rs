//! What is typed and not sent yet. With consent it is kept on this device; without, only while the window is open (T8.1,
//! T8.3). Nothing here leaves the device.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Writes the list of all forms down once: nothing can be kept that doesn't stand in it.
macro_rules! forms {
    ($($(#[$doc:meta])* $form:ident = $head:literal,)+) => {
        /// The forms whose words are kept. All of them move with the consent ([`settle`]).
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Words {
            $($(#[$doc])* $form,)+
        }

        impl Words {
            /// All of them.
            pub const ALL: [Words; [$($head),+].len()] = [$(Words::$form),+];

            /// How their keys begin; a form that is there once on a device has this key alone.
            const fn head(self) -> &'static str {
                match self {
                    $(Words::$form => $head,)+
                }
            }
        }
    };
}

forms! {
    /// An appeal.
    Report = "report",
    /// An official appeal.
    Letter = "letter",
    /// What a caller says to 108.
    Call = "call",
    /// An order of a place in a queue.
    Order = "queue-order",
    /// Joining an appeal.
    Join = "join-",
    /// A request for an e-service.
    Request = "request-",
    /// A step of the author, by appeal and step.
    Right = "right-",
    /// What staff type at their desks, about whatever it is.
    Desk = "desk/",
    /// The answer to a query.
    Query = "query/",
    /// The decision on a complaint.
    Complaint = "complaint/",
}

/// Where words lie; made by [`Words`] alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key(String);

impl Words {
    /// Where the words of a form lie that is there once on a device.
    pub fn key(self) -> Key {
        self.about("")
    }

    /// Where the words lie that are about `what`.
    pub fn about(self, what: &str) -> Key {
        Key([self.head(), what].concat())
    }

    /// The key belongs to this form.
    #[cfg(any(test, feature = "hydrate"))]
    fn owns(self, key: &str) -> bool {
        let head = self.head();
        if head.ends_with(['-', '/']) { key.starts_with(head) } else { key == head }
    }
}

/// Whether words of a form lie under this key, and nothing else that the page keeps.
#[cfg(any(test, feature = "hydrate"))]
fn is_typed(key: &str) -> bool {
    Words::ALL.iter().any(|form| form.owns(key))
}

/// What is kept under a key; `None` when there is nothing, or nothing that can be read.
pub fn read<T: DeserializeOwned>(key: &Key) -> Option<T> {
    #[cfg(feature = "hydrate")]
    {
        use gloo_storage::{LocalStorage, SessionStorage, Storage};
        let found = |store: web_sys::Storage| store.get_item(&key.0).ok().flatten();
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
pub fn write<T: Serialize>(key: &Key, value: &T) -> bool {
    #[cfg(feature = "hydrate")]
    {
        use gloo_storage::{LocalStorage, SessionStorage, Storage};
        if !browser::is_allowed() {
            return SessionStorage::set(&key.0, value).is_ok();
        }
        let kept = LocalStorage::set(&key.0, value).is_ok();
        if kept {
            SessionStorage::delete(&key.0);
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
pub fn remove(key: &Key) {
    #[cfg(feature = "hydrate")]
    {
        use gloo_storage::{LocalStorage, SessionStorage, Storage};
        LocalStorage::delete(&key.0);
        SessionStorage::delete(&key.0);
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
    use super::is_typed;
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t8_1_the_words_of_every_form_move_with_the_consent_and_nothing_else_does() {
        for form in Words::ALL {
            let Key(key) = if form.head().ends_with(['-', '/']) { form.about("01890000") } else { form.key() };
            let owners: Vec<_> = Words::ALL.into_iter().filter(|one| one.owns(&key)).collect();
            assert_eq!(owners, [form], "{key}");
            assert!(is_typed(&key));
        }
        for other in ["consents", "queue-kiosk", "reports", "lettering", "call-log"] {
            assert!(!is_typed(other), "{other}");
        }
    }
}
