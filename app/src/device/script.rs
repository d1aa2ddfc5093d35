//! Scripts that stand beside the program in `public`: loaded when they are first needed, each makes one object in the window.

use js_sys::{Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlScriptElement;

/// The object that the script at this address makes under this name.
///
/// # Errors
/// What the browser says when the script can't be loaded.
pub async fn object(address: &str, name: &str) -> Result<JsValue, JsValue> {
    if let Some(there) = made(name) {
        return Ok(there);
    }
    JsFuture::from(load(address)).await?;
    made(name).ok_or(JsValue::UNDEFINED)
}

fn made(name: &str) -> Option<JsValue> {
    Reflect::get(&window(), &name.into()).ok().filter(JsValue::is_object)
}

fn load(address: &str) -> Promise {
    Promise::new(&mut |done, failed| {
        let script = document().create_element("script").ok().and_then(|made| made.dyn_into::<HtmlScriptElement>().ok());
        let (Some(script), Some(head)) = (script, document().head()) else { return };
        script.set_src(address);
        script.set_onload(Some(&done));
        script.set_onerror(Some(&failed));
        let _ = head.append_child(&script);
    })
}
