//! The map library: the parts of it that the program uses, in one script, with its own styles.

use std::fs;

use anyhow::{Context, Result};

use crate::places::Places;
use crate::site::Site;
use crate::{public, scripts};

/// What is taken of the library, from the bundle's folder.
const ENTRY: &str = "app/bundle/map/leaflet.js";

/// Puts Leaflet's script, styles and pictures into the site. The styles name their pictures relatively, so the
/// three stay in one folder; its name carries their hash, so that they may be cached like everything in `/pkg`.
pub fn gather(places: &Places, site: &mut Site) -> Result<()> {
    let dist = places.packages.join("leaflet/dist");
    let style = fs::read(dist.join("leaflet.css")).context("leaflet is missing: run `npm ci` in app/bundle")?;
    let script = scripts::bundled(places, &places.root.join(ENTRY))?;
    let folder = format!("/pkg/leaflet.{}", &crate::site::digest(&[script.as_slice(), &style].concat())[..12]);
    let (script_at, style_at) = (format!("{folder}/leaflet.js"), format!("{folder}/leaflet.css"));
    site.name("leaflet_js", &script_at);
    site.name("leaflet_css", &style_at);
    site.put(script_at, script);
    site.put(style_at, style);
    public::gather_folder(&dist.join("images"), &format!("{folder}/images"), site)
}
