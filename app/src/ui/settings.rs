//! What the operator has configured and every page may know. The server puts it into the page's root element, so that the
//! browser starts with the same values.

use leptos::prelude::*;

/// Deepest zoom of the background that comes with the program: it has no streets.
pub const OFFLINE_MAX_ZOOM: u8 = 16;

/// Settings that reach the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// A demonstration: says so on every page.
    pub demo: bool,
    /// The map's background.
    pub map: MapSettings,
}

/// The map's background: tiles when an address is given, else the districts and waters that come with the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapSettings {
    /// Address of raster tiles with `{z}`, `{x}`, `{y}`; empty for none.
    pub tile_url: String,
    /// Who is to be named for the tiles.
    pub tile_attribution: String,
    /// Deepest zoom.
    pub max_zoom: u8,
}

impl Default for MapSettings {
    fn default() -> Self {
        Self { tile_url: String::new(), tile_attribution: String::new(), max_zoom: OFFLINE_MAX_ZOOM }
    }
}

/// The settings of this page: on the server from the shell's context, in the browser from the document that the shell made.
pub fn settings() -> Settings {
    #[cfg(feature = "ssr")]
    let found = of_shell(use_context::<crate::shell::Shell>().unwrap_or_default());
    #[cfg(not(feature = "ssr"))]
    let found = of_document();
    found
}

#[cfg(feature = "ssr")]
fn of_shell(shell: crate::shell::Shell) -> Settings {
    let tiles = shell.tiles.map(|tiles| MapSettings {
        tile_url: tiles.url.clone(),
        tile_attribution: tiles.attribution.clone(),
        max_zoom: tiles.max_zoom,
    });
    Settings { demo: shell.demo, map: tiles.unwrap_or_default() }
}

#[cfg(not(feature = "ssr"))]
fn of_document() -> Settings {
    let demo = document().document_element().is_some_and(|root| root.has_attribute("data-demo"));
    let tiles = document().query_selector("meta[name=map-tiles]").ok().flatten();
    let read = |name: &str| tiles.as_ref().and_then(|tiles| tiles.get_attribute(name)).unwrap_or_default();
    let max_zoom = read("data-max-zoom").parse().unwrap_or(OFFLINE_MAX_ZOOM);
    Settings { demo, map: MapSettings { tile_url: read("content"), tile_attribution: read("data-attribution"), max_zoom } }
}
