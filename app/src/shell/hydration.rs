use super::{Assets, LeafletScript};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use std::sync::Arc;

/// Loads the program and wakes the page up. Our own instead of Leptos': it catches a failed load, after which the page
/// stays what the server made of it, a working page of links and forms.
#[component]
pub fn Hydration(assets: Arc<Assets>) -> impl IntoView {
    (!assets.js.is_empty() && !assets.wasm.is_empty()).then(|| {
        view! {
            <link rel="modulepreload" href=assets.js.clone() nonce=use_nonce() />
            <link rel="preload" href=assets.wasm.clone() r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
            <LeafletScript src=assets.leaflet_js.clone() />
            <script type="module" nonce=use_nonce() inner_html=script(&assets)></script>
        }
    })
}

/// File names come from our own build and are written as JSON strings; `<` can't end the element.
fn script(assets: &Assets) -> String {
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default().replace('<', "\\u003c");
    let (js, wasm) = (quoted(&assets.js), quoted(&assets.wasm));
    format!(
        "import init, {{ hydrate }} from {js};\n\
         init({{ module_or_path: {wasm} }})\n\
         .then(() => {{ hydrate(); document.documentElement.dataset.live = 'true'; }})\n\
         .catch((cause) => console.warn('page stays as served', cause));\n\
         navigator.serviceWorker?.register('/sw.js').catch((cause) => console.warn('no offline pages', cause));"
    )
}
