//! What people typed before the page woke up must not be lost: it is taken over from the served form.

use leptos::prelude::*;

/// Takes over what stands in the served control with this id. Does nothing except while the page wakes up.
pub fn adopt(name: &str, value: RwSignal<String>) {
    #[cfg(feature = "hydrate")]
    if waking_up() {
        let control = document().get_element_by_id(name).filter(|control| control.tag_name() != "FIELDSET");
        let typed = control.and_then(|control| js_sys::Reflect::get(&control, &"value".into()).ok()?.as_string());
        take(typed, value);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (name, value);
}

/// The same for radio buttons of this name.
pub fn adopt_radio(name: &str, value: RwSignal<String>) {
    #[cfg(feature = "hydrate")]
    if waking_up() {
        let chosen = document().query_selector(&format!("input[type=radio][name='{name}']:checked")).ok().flatten();
        take(chosen.and_then(|chosen| chosen.get_attribute("value")), value);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (name, value);
}

/// The page that the server made wakes up just now. Never on the server.
pub fn waking_up() -> bool {
    Owner::current_shared_context().is_some_and(|shared| shared.during_hydration())
}

#[cfg(feature = "hydrate")]
fn take(typed: Option<String>, value: RwSignal<String>) {
    if let Some(typed) = typed.filter(|typed| value.with_untracked(|value| value != typed)) {
        value.set(typed);
    }
}
