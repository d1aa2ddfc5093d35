//! The budget: what a person loads before a page lives.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// What a citizen's phone may load: brotli bytes of all wasm and scripts of the public area and of the citizen's own pages,
/// the map library included (decision 8).
const CITIZENS: u64 = 700 * 1024;
/// What the staff's desktop may load.
const STAFFS: u64 = 450 * 1024;

/// What every page loads.
const FIRST: [&str; 3] = ["wasm", "js", "leaflet_js"];

/// Prints what the pages load; an error where it is more than they may.
pub fn check(site: &Path) -> Result<()> {
    let list: Value = serde_json::from_slice(&fs::read(site.join("assets.json"))?)?;
    let first = first(site, &list)?;
    println!("   budget: {:<24} {:>6.1} KB", "the public map, tracking", kilobytes(total(site, &first)?));
    for (part, limit) in [("reading", CITIZENS), ("citizens", CITIZENS), ("staffs", STAFFS)] {
        let loaded = total(site, &with_part(&first, &list, part)?)?;
        println!("   budget: {part:<24} {:>6.1} KB of {:.0} KB (brotli)", kilobytes(loaded), kilobytes(limit));
        ensure!(loaded <= limit, "{part}: {:.1} KB above the budget", kilobytes(loaded - limit));
    }
    Ok(())
}

/// Addresses of what every page loads: the first part with its scripts, and the map library.
fn first(site: &Path, list: &Value) -> Result<BTreeSet<String>> {
    let mut addresses = BTreeSet::new();
    for name in FIRST {
        addresses.insert(list[name].as_str().with_context(|| format!("assets.json has no {name}"))?.to_owned());
    }
    let client = list["js"].as_str().and_then(|address| address.rsplit_once('/')).context("the client has no folder")?.0;
    scripts(site, client, &mut addresses)?;
    Ok(addresses)
}

fn with_part(first: &BTreeSet<String>, list: &Value, part: &str) -> Result<BTreeSet<String>> {
    let files = list["parts"][part].as_array().with_context(|| format!("assets.json has no part {part}"))?;
    Ok(first.iter().cloned().chain(files.iter().filter_map(Value::as_str).map(str::to_owned)).collect())
}

/// The loader of the parts and the snippets lie beside the client.
fn scripts(site: &Path, folder: &str, found: &mut BTreeSet<String>) -> Result<()> {
    for entry in fs::read_dir(site.join(folder.trim_start_matches('/')))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let address = format!("{folder}/{name}");
        if path.is_dir() {
            scripts(site, &address, found)?;
        } else if name.ends_with(".js") {
            found.insert(address);
        }
    }
    Ok(())
}

fn total(site: &Path, addresses: &BTreeSet<String>) -> Result<u64> {
    addresses.iter().map(|address| compressed(&site.join(address.trim_start_matches('/')))).sum()
}

/// The brotli twin's size, or the file's own where it is too small to have one.
fn compressed(path: &Path) -> Result<u64> {
    let mut twin = path.as_os_str().to_owned();
    twin.push(".br");
    let found = fs::metadata(twin).or_else(|_| fs::metadata(path));
    Ok(found.with_context(|| format!("{} is missing", path.display()))?.len())
}

fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1024.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site whose citizens' part weighs `part` bytes when compressed, beside two kilobytes that everybody loads.
    fn site(part: u64) -> Result<tempfile::TempDir> {
        let folder = tempfile::tempdir()?;
        let client = folder.path().join("pkg/c");
        fs::create_dir_all(client.join("snippets/a"))?;
        let list = r#"{"wasm":"/pkg/c/a.wasm","js":"/pkg/c/a.js","leaflet_js":"/pkg/l.js",
            "parts":{"citizens":["/pkg/c/p.wasm"],"staffs":["/pkg/c/p.wasm"]}}"#;
        fs::write(folder.path().join("assets.json"), list)?;
        for small in ["pkg/l.js", "pkg/c/a.js", "pkg/c/a.wasm", "pkg/c/snippets/a/s.js"] {
            fs::write(folder.path().join(small), vec![0; 512])?;
        }
        fs::write(client.join("p.wasm"), vec![0; 2_000_000])?;
        fs::write(client.join("p.wasm.br"), vec![0; usize::try_from(part)?])?;
        Ok(folder)
    }

    #[test]
    fn the_compressed_size_counts_and_the_limit_itself_is_allowed() -> Result<()> {
        assert!(check(site(CITIZENS - 2048)?.path()).is_ok());
        Ok(())
    }

    #[test]
    fn one_byte_above_fails() -> Result<()> {
        assert!(check(site(CITIZENS - 2047)?.path()).is_err());
        Ok(())
    }
}
