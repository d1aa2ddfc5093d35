use serde::{Deserialize, Serialize};

/// The map's background.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MapConfig {
    /// Drawn offline, or from tiles.
    pub mode: MapMode,
    /// Address of the tiles with `{z}`, `{x}`, `{y}`; only with `raster`.
    pub tile_url: Option<String>,
    /// Whom the tiles' licence wants named.
    pub tile_attribution: Option<String>,
    /// The deepest zoom for which there are tiles.
    pub tile_max_zoom: Option<u8>,
}

/// Where the map's background comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MapMode {
    /// The embedded map; no network at all.
    #[default]
    Offline,
    /// Raster tiles from `tile_url`.
    Raster,
}

impl MapConfig {
    /// The tiles' address when the map uses tiles.
    pub fn tiles(&self) -> Option<&str> {
        self.tile_url.as_deref().filter(|_| self.mode == MapMode::Raster)
    }

    /// Scheme and host of the tiles for the content policy; a `{s}` subdomain becomes `*`.
    pub fn tile_origin(&self) -> Option<String> {
        let (scheme, rest) = self.tiles()?.split_once("://")?;
        let host = rest.split('/').next()?.replace("{s}", "*");
        Some(format!("{scheme}://{host}"))
    }
}
