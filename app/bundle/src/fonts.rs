//! Roboto, self-hosted, in the subsets that Azerbaijani (ə is in latin-ext), English and Russian need.

use std::fs;

use anyhow::{Context, Result};

use crate::places::Places;
use crate::site::Site;

const FILES: &str = "@fontsource-variable/roboto/files";
const SUBSETS: [&str; 3] = ["latin", "latin-ext", "cyrillic"];

/// A font under the address that the styles write and the one that is served.
#[derive(Debug)]
pub struct Font {
    /// `/fonts/roboto-latin.woff2`
    pub written: String,
    /// `/pkg/roboto-latin.0123456789ab.woff2`
    pub served: String,
}

/// Puts the fonts into the site (names `fonts.latin`, …) and returns their addresses.
pub fn gather(places: &Places, site: &mut Site) -> Result<Vec<Font>> {
    SUBSETS.into_iter().map(|subset| one(places, subset, site)).collect()
}

fn one(places: &Places, subset: &str, site: &mut Site) -> Result<Font> {
    let file = places.packages.join(format!("{FILES}/roboto-{subset}-wght-normal.woff2"));
    let bytes = fs::read(file).context("the font is missing: run `npm ci` in app/bundle (`make run` does)")?;
    let served = site.put_hashed(&format!("fonts.{subset}"), &format!("/pkg/roboto-{subset}.woff2"), bytes);
    Ok(Font { written: format!("/fonts/roboto-{subset}.woff2"), served })
}
