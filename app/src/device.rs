//! The browser's devices: place, storage, network, clipboard, notifications. The only place beside [`crate::map`] that speaks to the browser.
//! Every name is there on the server too, where it does nothing, so that pages need no `cfg`.

pub mod centre;
pub mod clock;
pub mod consent;
pub mod dialog;
pub mod documents;
pub mod drafts;
pub mod focus;
pub mod idle;
pub mod ids;
pub mod keys;
pub mod kiosk;
pub mod leave;
pub mod live;
pub mod location;
pub mod online;
pub mod outbox;
pub mod photos;
#[cfg(feature = "hydrate")]
mod pieces;
pub mod plain_form;
pub mod pointer;
#[cfg(feature = "hydrate")]
mod poster;
pub mod press;
pub mod print;
pub mod printer;
pub mod push;
pub mod recorder;
pub mod recordings;
pub mod request_files;
#[cfg(feature = "hydrate")]
mod script;
pub mod service_worker;
pub mod share;
pub mod shelf;
pub mod sound;
pub mod storage;
pub mod text_file;
#[cfg(feature = "hydrate")]
pub(crate) mod turns;
pub mod typed;
pub mod voice;

pub use leave::leave;
use leptos::prelude::*;

/// False on the server and while the page wakes up, true afterwards: for parts that make sense with script only.
pub fn mounted() -> Signal<bool> {
    let mounted = RwSignal::new(false);
    // Hydration finishes in small steps; what changes before its last one would not match the server's page.
    Effect::new(move || {
        set_timeout(
            move || {
                mounted.try_set(true);
            },
            std::time::Duration::ZERO,
        )
    });
    mounted.into()
}
