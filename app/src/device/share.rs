//! Copying and sharing.

/// Copies text to the clipboard; whether it worked.
pub async fn copy(text: &str) -> bool {
    #[cfg(feature = "hydrate")]
    {
        let clipboard = leptos::prelude::window().navigator().clipboard();
        // Absent on plain http.
        if wasm_bindgen::JsValue::from(clipboard.clone()).is_undefined() {
            return false;
        }
        wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text)).await.is_ok()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = text;
        false
    }
}

/// Whether the device can share.
pub fn can_share() -> bool {
    #[cfg(feature = "hydrate")]
    {
        js_sys::Reflect::has(&leptos::prelude::window().navigator(), &"share".into()).unwrap_or(false)
    }
    #[cfg(not(feature = "hydrate"))]
    false
}

/// Offers a page of this site (by its path) to the device's own sharing; whether the person went through with it.
pub async fn share(title: &str, path: &str) -> bool {
    #[cfg(feature = "hydrate")]
    {
        let window = leptos::prelude::window();
        let Ok(origin) = window.location().origin() else { return false };
        let data = web_sys::ShareData::new();
        data.set_title(title);
        data.set_url(&format!("{origin}{path}"));
        wasm_bindgen_futures::JsFuture::from(window.navigator().share_with_data(&data)).await.is_ok()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (title, path);
        false
    }
}
