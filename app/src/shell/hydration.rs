use super::Assets;
use domain::lang::Lang;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Loads the program and wakes the page up. Our own instead of Leptos': it waits until the page can be seen, so that nothing
/// keeps the first picture from a slow line, and it catches a failed load, after which the page stays what the server made of
/// it, a working page of links and forms.
#[component]
pub fn Hydration(assets: Arc<Assets>, lang: Lang) -> impl IntoView {
    (!assets.js.is_empty() && !assets.wasm.is_empty()).then(|| {
        let of = |share: &BTreeMap<String, String>| share.get(lang.tag()).cloned().unwrap_or_default();
        let script = script(&assets, &of(&assets.texts), &of(&assets.more));
        view! { <script type="module" nonce=use_nonce() inner_html=script></script> }
    })
}

/// What this page needs besides the first part is on its way before the first part asks for it.
fn parts(assets: &Assets) -> Vec<String> {
    let path = use_context::<http::request::Parts>().map(|parts| parts.uri.path().to_owned()).unwrap_or_default();
    let files = crate::page::parts::part_of(&path).and_then(|part| assets.parts.get(part));
    files.cloned().unwrap_or_default()
}

/// File names come from our own build and are written as JSON strings; `<` can't end the element.
fn script(assets: &Assets, texts: &str, more: &str) -> String {
    let parts = parts(assets);
    let soon = if parts.is_empty() { Vec::new() } else { [parts, vec![more.to_owned()]].concat() };
    let files = serde_json::json!({
        "js": assets.js, "wasm": assets.wasm, "leaflet": assets.leaflet_js, "texts": texts, "more": more, "soon": soon,
    });
    let files = files.to_string().replace('<', "\\u003c");
    format!("const files = {files};\n{ASLEEP}\n{WAKING}\n{WORKER}")
}

/// Until the page is awake, links, forms and the way back are the browser's own: the router hears them from its first moment, and
/// would change the page while the part that wakes the served one up is still on its way.
const ASLEEP: &str = "\
const { pathname, search } = location;
const asleep = () => !document.documentElement.dataset.live;
addEventListener('click', (event) => {
  if (asleep() && event.target.closest?.('a[href]:not([href^=\"#\"])')) event.stopImmediatePropagation();
}, true);
addEventListener('submit', (event) => asleep() && event.stopImmediatePropagation(), true);
addEventListener('popstate', (event) => {
  if (!asleep() || (location.pathname === pathname && location.search === search)) return;
  event.stopImmediatePropagation();
  location.reload();
}, true);";

/// After the first picture everything is asked for at once. Leaflet is a classic script; the map waits for it and the page
/// wakes up without it, should it not come.
const WAKING: &str = "\
const shown = new Promise((next) => document.hidden ? next() : requestAnimationFrame(() => setTimeout(next)));
const element = (name, of) => new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement(name), of, { onload, onerror })));
const wake = async () => {
  const leaflet = files.leaflet && element('script', { src: files.leaflet }).catch(() => {});
  for (const href of files.soon) element('link', { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href }).catch(() => {});
  const program = import(files.js).then(async (module) => (await module.default({ module_or_path: files.wasm }), module));
  const texts = fetch(files.texts).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
  const [{ hydrate }, words] = await Promise.all([program, texts, leaflet]);
  await hydrate(words, files.more);
  document.documentElement.dataset.live = 'true';
};
const awake = shown.then(wake).catch((cause) => console.warn('page stays as served', cause));";

/// Registers the service worker, once the page is awake, for it loads all that works without a network; and tells it, at the start, when the network is back and when the person has decided, that
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
  window.registered = awake.then(() => worker.register('/sw.js'));
  window.registered.then(here).catch((cause) => console.warn('no offline pages', cause));
  worker.addEventListener('controllerchange', here);
  worker.addEventListener('message', ({ data }) => data.seen && seen(data.seen));
  ['online', 'consent'].forEach((moment) => addEventListener(moment, here));
}";
