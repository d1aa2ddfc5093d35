//! A text file chosen by the person.

use leptos::ev::Event;

/// The text of the file in an `<input type="file">`, which is emptied so that the same file can be chosen again; `None` when there
/// is none, or it can't be read.
pub async fn text_of(event: Event) -> Option<String> {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let input = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
        let file = input.files()?.get(0)?;
        input.set_value("");
        wasm_bindgen_futures::JsFuture::from(file.text()).await.ok()?.as_string()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = event;
        None
    }
}
