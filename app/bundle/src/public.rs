//! The files of `public/`, served under the same addresses.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::places::Places;
use crate::site::Site;

/// Puts `public/` into the site.
pub fn gather(places: &Places, site: &mut Site) -> Result<()> {
    gather_folder(&places.root.join("public"), "", site)
}

/// Puts a folder and all below it into the site, under `address`; hidden files stay behind.
pub fn gather_folder(folder: &Path, address: &str, site: &mut Site) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        let below = format!("{address}/{name}");
        if name.starts_with('.') {
            continue;
        } else if path.is_dir() {
            gather_folder(&path, &below, site)?;
        } else {
            site.put(below, fs::read(path)?);
        }
    }
    Ok(())
}
