//! A screen that many use one after the other: when nobody touches it any more, it begins anew.

use leptos::prelude::*;

/// Counts the seconds in which nothing is touched or typed, and calls `on_end` after `seconds` of them. Gives the seconds left,
/// `None` on the server and while `running` is false, and a way to begin counting anew.
pub fn use_idle(seconds: u32, running: Signal<bool>, on_end: impl Fn() + 'static) -> (Signal<Option<u32>>, Callback<()>) {
    let left = RwSignal::new(None::<u32>);
    let again = Callback::new(move |()| left.set(Some(seconds)));
    #[cfg(feature = "hydrate")]
    Effect::new(move |was: Option<bool>| {
        let runs = running.get();
        if was != Some(runs) {
            left.set(runs.then_some(seconds));
        }
        runs
    });
    #[cfg(feature = "hydrate")]
    {
        let touched = move || {
            if left.with_untracked(Option::is_some) {
                left.set(Some(seconds));
            }
        };
        let pressed = window_event_listener(leptos::ev::pointerdown, move |_| touched());
        let typed = window_event_listener(leptos::ev::keydown, move |_| touched());
        let tick = move || match left.get_untracked() {
            Some(0) | None => {}
            Some(1) => {
                left.set(Some(0));
                on_end();
            }
            Some(more) => left.set(Some(more - 1)),
        };
        if let Ok(clock) = set_interval_with_handle(tick, std::time::Duration::from_secs(1)) {
            on_cleanup(move || clock.clear());
        }
        on_cleanup(move || {
            pressed.remove();
            typed.remove();
        });
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (running, on_end);
    (left.into(), again)
}

/// Sends the form with this id, as a press of its button would.
pub fn send_form(id: &str) {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let found = document().get_element_by_id(id);
        if let Some(form) = found.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok()) {
            let _ = form.submit();
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = id;
}
