use super::{Assets, LeafletScript};
use domain::lang::Lang;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Loads the program and wakes the page up. Our own instead of Leptos': it catches a failed load, after which the page
/// stays what the server made of it, a working page of links and forms.
#[component]
pub fn Hydration(assets: Arc<Assets>, lang: Lang) -> impl IntoView {
    (!assets.js.is_empty() && !assets.wasm.is_empty()).then(|| {
        let of = |share: &BTreeMap<String, String>| share.get(lang.tag()).cloned().unwrap_or_default();
        let (texts, more) = (of(&assets.texts), of(&assets.more));
        let script = script(&assets, &texts, &more);
        let parts = parts(&assets);
        let all_texts = std::iter::once(texts).chain((!parts.is_empty()).then_some(more));
        view! {
            <link rel="modulepreload" href=assets.js.clone() nonce=use_nonce() />
            {program(assets.wasm.clone())}
            {parts.into_iter().map(program).collect_view()}
            {all_texts.map(words).collect_view()}
            <LeafletScript src=assets.leaflet_js.clone() />
            <script type="module" nonce=use_nonce() inner_html=script></script>
        }
    })
}

/// On its way early, but never before what the page is seen by.
fn program(file: String) -> impl IntoView {
    view! { <link rel="preload" href=file r#as="fetch" r#type="application/wasm" crossorigin="anonymous" fetchpriority="low" /> }
}

fn words(file: String) -> impl IntoView {
    view! { <link rel="preload" href=file r#as="fetch" crossorigin="anonymous" fetchpriority="low" /> }
}

/// What this page needs besides the first part is on its way before the first part asks for it.
fn parts(assets: &Assets) -> Vec<String> {
    let path = use_context::<http::request::Parts>().map(|parts| parts.uri.path().to_owned()).unwrap_or_default();
    let files = crate::page::parts::part_of(&path).and_then(|part| assets.parts.get(part));
    files.cloned().unwrap_or_default()
}

/// File names come from our own build and are written as JSON strings; `<` can't end the element.
fn script(assets: &Assets, texts: &str, more: &str) -> String {
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default().replace('<', "\\u003c");
    let [js, wasm, texts, more] = [&assets.js, &assets.wasm, texts, more].map(quoted);
    format!(
        "import init, {{ hydrate }} from {js};\n\
         const words = fetch({texts}).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));\n\
         Promise.all([words, init({{ module_or_path: {wasm} }})])\n\
         .then(([texts]) => hydrate(texts, {more}))\n\
         .then(() => {{ document.documentElement.dataset.live = 'true'; }})\n\
         .catch((cause) => console.warn('page stays as served', cause));\n{WORKER}"
    )
}

/// Registers the service worker and tells it, at the start, when the network is back and when the person has decided, that
/// somebody is here: it sends what waits and keeps what may be kept (decision 11). What is shown from before says so.
const WORKER: &str = "\
const { serviceWorker: worker } = navigator, root = document.documentElement;
const mayKeep = () => {
  try { return JSON.parse(localStorage.consents).some(({ of, given }) => of === 'storage' && given); } catch { return false; }
};
const here = () => worker.controller?.postMessage({ type: 'here', keep: mayKeep(), who: root.dataset.who });
const seen = (time) => {
  const bar = document.querySelector('.bar-seen') ?? document.body.appendChild(document.createElement('p'));
  Object.assign(bar, { className: 'bar bar-seen', role: 'status', textContent: root.dataset.seenWords.replace('{time}', time) });
};
if (root.dataset.seen) seen(root.dataset.seen);
if (worker) {
  worker.register('/sw.js').then(here).catch((cause) => console.warn('no offline pages', cause));
  worker.addEventListener('controllerchange', here);
  worker.addEventListener('message', ({ data }) => data.seen && seen(data.seen));
  ['online', 'consent'].forEach((moment) => addEventListener(moment, here));
}";
