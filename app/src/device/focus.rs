//! Moving the focus and the view.

/// Moves the focus to the element with this id, and shows it.
pub fn focus(id: &str) {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let id = id.to_owned();
        // After the view has been updated, so that what has just appeared can be found.
        leptos::prelude::request_animation_frame(move || {
            let found = leptos::prelude::document().get_element_by_id(&id);
            if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
                element.scroll_into_view();
                let _ = element.focus();
            }
        });
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = id;
}

/// Shows the element with this id without moving the focus.
pub fn scroll_to(id: &str) {
    #[cfg(feature = "hydrate")]
    {
        let id = id.to_owned();
        leptos::prelude::request_animation_frame(move || {
            if let Some(element) = leptos::prelude::document().get_element_by_id(&id) {
                element.scroll_into_view();
            }
        });
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = id;
}
