//! The HTML document around every page, made on the server: head, assets, the script that wakes the page up.

mod hydration;
mod notice;

pub use notice::{Action, notice_page};

use crate::i18n::texts;
use crate::routes::App;
use domain::lang::Lang;
use hydration::Hydration;
use leptos::prelude::*;
use leptos_meta::MetaTags;
use serde::Deserialize;
use std::sync::Arc;

/// The files of the browser bundle by their logical names, from `assets.json`. Empty names: there is no bundle.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Assets {
    /// Which build it is; a browser that holds another one offers to reload.
    pub build: String,
    /// The module that loads the program.
    pub js: String,
    /// The program.
    pub wasm: String,
    /// The stylesheet.
    pub css: String,
    /// Files of the program's parts, by [`crate::page::parts::part_of`].
    pub parts: std::collections::BTreeMap<String, Vec<String>>,
    /// The texts of each language that every page needs.
    pub texts: std::collections::BTreeMap<String, String>,
    /// The texts of each language that the parts need besides.
    pub more: std::collections::BTreeMap<String, String>,
    /// Leaflet, a classic script.
    pub leaflet_js: String,
    /// Leaflet's stylesheet.
    pub leaflet_css: String,
    /// Font files by their subset.
    pub fonts: std::collections::BTreeMap<String, String>,
}

/// Raster tiles for the map's background; without them the embedded map is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tiles {
    /// Address with `{z}`, `{x}`, `{y}`.
    pub url: String,
    /// Whom their licence wants named.
    pub attribution: String,
    /// Deepest zoom.
    pub max_zoom: u8,
}

/// What the server gives the shell through the context.
#[derive(Clone, Debug, Default)]
pub struct Shell {
    /// The bundle.
    pub assets: Arc<Assets>,
    /// Tiles, if configured.
    pub tiles: Option<Arc<Tiles>>,
    /// The demo says so on every page.
    pub demo: bool,
}

/// The document.
pub fn shell() -> impl IntoView {
    let Shell { assets, tiles, demo } = use_context::<Shell>().unwrap_or_default();
    let ctx = use_context::<http::request::Parts>().and_then(|parts| parts.extensions.get::<services::Ctx>().cloned());
    let lang = ctx.as_ref().map_or(Lang::Az, |ctx| ctx.lang);
    // Which session the page was made for, and what it says of itself when it is shown from before (decision 11).
    let who = ctx.and_then(|ctx| ctx.session);
    let seen_words = texts::drafts::seen_mark(lang, "{time}");
    view! {
        <!DOCTYPE html>
        <html lang=lang.tag() data-demo=demo.then_some("true") data-who=who data-seen-words=seen_words>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" media="(prefers-color-scheme: light)" content="#0b5d5e" />
                <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0c1f20" />
                <meta name="format-detection" content="telephone=no" />
                <meta name="description" content=crate::i18n::texts::server::description(lang) />
                <meta name="build" content=assets.build.clone() />
                {tiles.map(tiles_meta)}
                <Preloads assets=assets.clone() />
                <Styles assets=assets.clone() />
                <link rel="manifest" href="/manifest.webmanifest" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="apple-touch-icon" href="/icons/apple-touch-180.png" />
                <Hydration assets=assets lang=lang />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

fn tiles_meta(tiles: Arc<Tiles>) -> impl IntoView {
    view! {
        <meta
            name="map-tiles"
            content=tiles.url.clone()
            data-attribution=tiles.attribution.clone()
            data-max-zoom=tiles.max_zoom.to_string()
        />
    }
}

/// The files without which the first picture is late: the fonts.
#[component]
fn Preloads(assets: Arc<Assets>) -> impl IntoView {
    let fonts = ["latin-core", "latin-ext-core"].map(|subset| {
        assets.fonts.get(subset).map(|file| {
            view! { <link rel="preload" href=file.clone() r#as="font" r#type="font/woff2" crossorigin="anonymous" /> }
        })
    });
    fonts.into_iter().flatten().collect_view()
}

#[component]
fn Styles(assets: Arc<Assets>) -> impl IntoView {
    [&assets.leaflet_css, &assets.css]
        .into_iter()
        .filter(|file| !file.is_empty())
        .map(|file| view! { <link rel="stylesheet" href=file.clone() /> })
        .collect_view()
}
