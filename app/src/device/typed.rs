//! What people typed before the page woke up must not be lost: it is taken over from the served form.

use leptos::prelude::*;

/// Takes over what stands in the served control with this id, where it is not what the server put there: a control that nobody has touched
/// must not empty what was brought back meanwhile. Does nothing except while the page wakes up.
pub fn adopt(name: &str, value: RwSignal<String>) {
    #[cfg(feature = "hydrate")]
    if waking_up() {
        let control = document().get_element_by_id(name).filter(|control| control.tag_name() != "FIELDSET");
        let says = |what: &str| js_sys::Reflect::get(control.as_ref()?, &what.into()).ok()?.as_string();
        // A list of choices names no value from which it began.
        let typed = says("value").filter(|typed| says("defaultValue").is_none_or(|served| served != *typed));
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

/// What stands in the control with this id that is about to make room for another one, and whether somebody is typing in it.
pub fn standing(id: &str) -> (String, bool) {
    #[cfg(feature = "hydrate")]
    if let Some(control) = document().get_element_by_id(id) {
        let typed = js_sys::Reflect::get(&control, &"value".into()).ok().and_then(|typed| typed.as_string());
        return (typed.unwrap_or_default(), document().active_element().as_ref() == Some(&control));
    }
    let _ = id;
    (String::new(), false)
}

/// The page that the server made wakes up just now. Never on the server.
pub fn waking_up() -> bool {
    Owner::current_shared_context().is_some_and(|shared| shared.during_hydration())
}

/// What a field holds once something kept has been brought back: where it was touched since the page `began`, what stands there `now` stays.
pub fn rather<T: PartialEq>(began: &T, now: T, kept: T) -> T {
    if now == *began { kept } else { now }
}

#[cfg(feature = "hydrate")]
fn take(typed: Option<String>, value: RwSignal<String>) {
    if let Some(typed) = typed.filter(|typed| value.with_untracked(|value| value != typed)) {
        value.set(typed);
    }
}

#[cfg(test)]
mod tests {
    use super::rather;

    #[test]
    fn t8_3_what_was_typed_meanwhile_lies_over_what_was_kept() {
        assert_eq!(rather(&"", "", "kept"), "kept");
        assert_eq!(rather(&"", "typed", "kept"), "typed");
        assert_eq!(rather(&"as it stands", "as it stands", "kept"), "kept");
        assert_eq!(rather(&"as it stands", "", "kept"), "", "emptied by hand");
    }
}
