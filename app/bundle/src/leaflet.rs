//! The map library, as npm delivers it.

use std::fs;

use anyhow::{Context, Result};

use crate::places::Places;
use crate::public;
use crate::site::Site;

/// Puts Leaflet's script, styles and pictures into the site. The styles name their pictures relatively, so the
/// three stay in one folder; its name carries their hash, so that they may be cached like everything in `/pkg`.
pub fn gather(places: &Places, site: &mut Site) -> Result<()> {
    let dist = places.packages.join("leaflet/dist");
    let script = fs::read_to_string(dist.join("leaflet.js")).context("leaflet is missing: run `npm ci` in app/bundle")?;
    let style = fs::read(dist.join("leaflet.css"))?;
    let script = without_map(&script).into_bytes();
    let folder = format!("/pkg/leaflet.{}", &crate::site::digest(&[script.as_slice(), &style].concat())[..12]);
    let (script_at, style_at) = (format!("{folder}/leaflet.js"), format!("{folder}/leaflet.css"));
    site.name("leaflet_js", &script_at);
    site.name("leaflet_css", &style_at);
    site.put(script_at, script);
    site.put(style_at, style);
    public::gather_folder(&dist.join("images"), &format!("{folder}/images"), site)
}

/// The source map is not served: without this a browser's tools would ask for it in vain.
fn without_map(script: &str) -> String {
    script.lines().filter(|line| !line.starts_with("//# sourceMappingURL=")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_line_of_the_map_goes() {
        assert_eq!(without_map("/* notice */\ncode();\n//# sourceMappingURL=leaflet.js.map"), "/* notice */\ncode();");
    }
}
