//! A form that the browser itself sends, with its files, by going to another page. A page that is left for one that can't be reached takes
//! the chosen files with it; so the server is asked first whether it is there, and without an answer the page stays as it is.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// How far sending is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sending {
    /// Nothing was pressed, or the browser sends it now.
    #[default]
    Idle,
    /// The server is being asked.
    Asking,
    /// It did not answer: nothing was sent, everything is still there.
    Unreachable,
}

/// Sends the form once the server has answered. A button with an address of its own goes there as it is.
pub fn send(event: &SubmitEvent, sending: RwSignal<Sending>) {
    #[cfg(feature = "hydrate")]
    browser::send(event, sending);
    #[cfg(not(feature = "hydrate"))]
    let _ = (event, sending);
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::Sending;
    use gloo_net::http::Request;
    use leptos::ev::SubmitEvent;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use std::time::Duration;
    use wasm_bindgen::JsCast;
    use web_sys::HtmlFormElement;

    /// It answers without looking at anything.
    const ALIVE: &str = "/healthz";
    /// An answer that takes longer is taken for none.
    const PATIENCE: Duration = Duration::from_secs(10);

    pub fn send(event: &SubmitEvent, sending: RwSignal<Sending>) {
        if event.submitter().is_some_and(|button| button.has_attribute("formaction")) {
            return;
        }
        let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else { return };
        event.prevent_default();
        if sending.get_untracked() == Sending::Asking {
            return;
        }
        sending.set(Sending::Asking);
        let is_asking = move || sending.try_get_untracked() == Some(Sending::Asking);
        let clock = set_timeout_with_handle(
            move || {
                if is_asking() {
                    sending.set(Sending::Unreachable);
                }
            },
            PATIENCE,
        );
        spawn_local(async move {
            let there = Request::get(ALIVE).send().await.is_ok_and(|answer| answer.ok());
            // The next press has a time of its own.
            if let Ok(clock) = clock {
                clock.clear();
            }
            if !is_asking() {
                return;
            }
            // The browser goes on from here by itself: what it does next is no script's.
            let gone = there && form.submit().is_ok();
            sending.set(if gone { Sending::Idle } else { Sending::Unreachable });
        });
    }
}
