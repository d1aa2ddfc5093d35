//! The budget: what a person loads before a page lives.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// What a page of the public area may load: brotli bytes of all wasm and scripts, the texts of one language and the map
/// library included.
const GOAL: u64 = 350 * 1024;

/// What the pages of each part may load today, the first one (the public map) by itself under the empty name. A ceiling goes
/// up only with a feature that is worth it, in the same commit (decision 8).
const CEILINGS: [(&str, u64); 10] = [
    ("", GOAL),
    ("reading", 680 * 1024),
    ("sending", 735 * 1024),
    ("letter", 535 * 1024),
    ("cabinet", 892 * 1024),
    ("staffs", 1170 * 1024),
    ("queue", 625 * 1024),
    ("centre", 735 * 1024),
    ("register", 865 * 1024),
    ("portal", 775 * 1024),
];

/// What every page loads.
const FIRST: [&str; 3] = ["wasm", "js", "leaflet_js"];

/// Prints what the pages load; an error where it is more than they may.
pub fn check(site: &Path) -> Result<()> {
    let list: Value = serde_json::from_slice(&fs::read(site.join("assets.json"))?)?;
    let first = first(site, &list)?;
    println!("   budget (brotli); the goal of the public area is {:.0} KB", kilobytes(GOAL));
    let mut above = Vec::new();
    for (part, ceiling) in CEILINGS {
        let loaded = total(site, &with_part(&first, &list, part)?)?;
        let name = if part.is_empty() { "the public map" } else { part };
        println!("   budget: {name:<16} {:>6.1} KB of {:.0} KB", kilobytes(loaded), kilobytes(ceiling));
        if loaded > ceiling {
            above.push(format!("{name}: {:.1} KB above what it may load", kilobytes(loaded - ceiling)));
        }
    }
    ensure!(above.is_empty(), "{}", above.join("; "));
    Ok(())
}

/// Addresses of what every page loads: the first part with its scripts and the texts of its language, and the map library.
fn first(site: &Path, list: &Value) -> Result<BTreeSet<String>> {
    let mut addresses = BTreeSet::new();
    for (name, address) in FIRST.iter().map(|name| (*name, &list[name])).chain([("texts.az", &list["texts"]["az"])]) {
        addresses.insert(address.as_str().with_context(|| format!("assets.json has no {name}"))?.to_owned());
    }
    let client = list["js"].as_str().and_then(|address| address.rsplit_once('/')).context("the client has no folder")?.0;
    scripts(site, client, &mut addresses)?;
    Ok(addresses)
}

fn with_part(first: &BTreeSet<String>, list: &Value, part: &str) -> Result<BTreeSet<String>> {
    if part.is_empty() {
        return Ok(first.clone());
    }
    let files = list["parts"][part].as_array().with_context(|| format!("assets.json has no part {part}"))?;
    let texts = list["more"]["az"].as_str().context("assets.json has no more.az")?;
    Ok(first.iter().cloned().chain(files.iter().filter_map(Value::as_str).chain([texts]).map(str::to_owned)).collect())
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

    /// A site whose parts weigh `part` bytes when compressed, beside three kilobytes that everybody there loads.
    fn site(part: u64) -> Result<tempfile::TempDir> {
        let folder = tempfile::tempdir()?;
        let client = folder.path().join("pkg/c");
        fs::create_dir_all(client.join("snippets/a"))?;
        let list = r#"{"wasm":"/pkg/c/a.wasm","js":"/pkg/c/a.js","leaflet_js":"/pkg/l.js","texts":{"az":"/pkg/c/t.json"},"more":{"az":"/pkg/c/m.json"},
            "parts":{"reading":["/pkg/c/p.wasm"],"sending":[],"letter":[],"cabinet":[],"staffs":[],"queue":[],"centre":[],"register":[],"portal":[]}}"#;
        fs::write(folder.path().join("assets.json"), list)?;
        for small in ["pkg/l.js", "pkg/c/a.js", "pkg/c/a.wasm", "pkg/c/snippets/a/s.js", "pkg/c/t.json", "pkg/c/m.json"] {
            fs::write(folder.path().join(small), vec![0; 512])?;
        }
        fs::write(client.join("p.wasm"), vec![0; 2_000_000])?;
        fs::write(client.join("p.wasm.br"), vec![0; usize::try_from(part)?])?;
        Ok(folder)
    }

    #[test]
    fn the_compressed_size_counts_and_the_ceiling_itself_is_allowed() -> Result<()> {
        let ceiling = CEILINGS[1].1;
        assert!(check(site(ceiling - 3072)?.path()).is_ok());
        assert!(check(site(ceiling - 3071)?.path()).is_err(), "one byte above fails");
        Ok(())
    }
}
