//! Keys for those who work with the keyboard.

/// Calls `on_key` with the key's name (`j`, `/`, `Escape` …) while the component lives. Keys typed into fields, with Ctrl, Alt
/// or Meta, or while a dialog is open are left alone (but `Escape` in a field is told). `true`: the key has done its work.
pub fn use_keys(on_key: impl Fn(&str) -> bool + 'static) {
    #[cfg(feature = "hydrate")]
    {
        use leptos::prelude::*;
        let handle = window_event_listener(leptos::ev::keydown, move |event| {
            let typing = event.target().is_some_and(|target| is_field(&target)) && event.key() != "Escape";
            let elsewhere = event.ctrl_key() || event.alt_key() || event.meta_key() || dialog_open();
            if !typing && !elsewhere && on_key(&event.key()) {
                event.prevent_default();
            }
        });
        on_cleanup(move || handle.remove());
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = on_key;
}

#[cfg(feature = "hydrate")]
fn is_field(target: &web_sys::EventTarget) -> bool {
    use wasm_bindgen::JsCast;
    let Some(element) = target.dyn_ref::<web_sys::Element>() else { return false };
    matches!(element.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]"), Ok(Some(_)))
}

#[cfg(feature = "hydrate")]
fn dialog_open() -> bool {
    matches!(leptos::prelude::document().query_selector("dialog[open]"), Ok(Some(_)))
}
