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

/// Where somebody stands: an answer that comes later leads the focus elsewhere only as long as they still stand there.
pub struct Here {
    #[cfg(feature = "hydrate")]
    at: Option<web_sys::Element>,
}

impl Here {
    /// Now.
    pub fn now() -> Here {
        Here {
            #[cfg(feature = "hydrate")]
            at: leptos::prelude::document().active_element(),
        }
    }

    /// Moves the focus to the element with this id, unless somebody has gone on. What they stood on may have been drawn anew meanwhile.
    pub fn lead_to(self, id: &str) {
        #[cfg(feature = "hydrate")]
        {
            let gone = self.at.as_ref().is_some_and(|at| !at.is_connected());
            let now = leptos::prelude::document().active_element();
            let nowhere = now.as_ref().is_none_or(|now| now.tag_name() == "BODY");
            if now == self.at || (gone && nowhere) {
                focus(id);
            }
        }
        #[cfg(not(feature = "hydrate"))]
        let _ = id;
    }
}

/// Whoever stands on a link within an element of this class stands on the same link after the element was made anew.
pub fn keep_on_link(class: &str) {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let within = format!(".{}", class.replace(' ', "."));
        let active = leptos::prelude::document().active_element();
        let active = active.filter(|active| active.closest(&within).is_ok_and(|found| found.is_some()));
        let Some(href) = active.and_then(|active| active.get_attribute("href")) else { return };
        leptos::prelude::request_animation_frame(move || {
            let links = leptos::prelude::document().query_selector_all(&format!("{within} a")).ok();
            let all = links.iter().flat_map(|links| (0..links.length()).filter_map(move |at| links.get(at)));
            let mut links = all.filter_map(|link| link.dyn_into::<web_sys::HtmlElement>().ok());
            if let Some(link) = links.find(|link| link.get_attribute("href").as_ref() == Some(&href)) {
                let _ = link.focus();
            }
        });
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = class;
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

/// Puts the focus back where it was when what lies in the element `frame` is drawn anew: whoever works with the keyboard goes on.
pub fn keep(frame: &'static str, drawn: leptos::prelude::Signal<()>) {
    #[cfg(feature = "hydrate")]
    {
        use leptos::prelude::*;
        use wasm_bindgen::JsCast;
        let last = StoredValue::new(String::new());
        let moved = window_event_listener(leptos::ev::focusin, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let inside = target.filter(|target| matches!(target.closest(&format!("#{frame}")), Ok(Some(_))));
            last.set_value(inside.map(|target| target.id()).unwrap_or_default());
        });
        on_cleanup(move || moved.remove());
        Effect::new(move || {
            drawn.get();
            request_animation_frame(move || {
                let lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
                let id = last.try_get_value().unwrap_or_default();
                if lost && !id.is_empty() {
                    focus(&id);
                }
            });
        });
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (frame, drawn);
}
