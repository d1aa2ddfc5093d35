//! The budget: what a phone loads before the page lives.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// What a phone should load: brotli bytes of all wasm and scripts of the public area, the map library included.
const GOAL: u64 = 350 * 1024;
/// What it may load today. It only ever goes down, until it meets the goal (decision 8).
const LIMIT: u64 = 690 * 1024;

const COUNTED: [&str; 3] = ["wasm", "js", "leaflet_js"];

/// Prints the size of the built client; an error above the limit.
pub fn check(site: &Path) -> Result<()> {
    let list: Value = serde_json::from_slice(&fs::read(site.join("assets.json"))?)?;
    let mut total = snippets(&site.join("pkg/snippets"))?;
    for name in COUNTED {
        let address = list[name].as_str().with_context(|| format!("assets.json has no {name}"))?;
        let size = compressed(&site.join(address.trim_start_matches('/')))?;
        println!("   budget: {name:<10} {:>7.1} KB", kilobytes(size));
        total += size;
    }
    println!("   budget: {:.1} KB of {:.0} KB; the goal is {:.0} KB (brotli)", kilobytes(total), kilobytes(LIMIT), kilobytes(GOAL));
    ensure!(total <= LIMIT, "the client is {:.1} KB above its budget", kilobytes(total - LIMIT));
    Ok(())
}

fn snippets(folder: &Path) -> Result<u64> {
    let mut total = 0;
    if folder.exists() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let is_script = path.extension().is_some_and(|ending| ending == "js");
            total += if path.is_dir() {
                snippets(&path)?
            } else if is_script {
                compressed(&path)?
            } else {
                0
            };
        }
    }
    Ok(total)
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

    /// A site whose program weighs `wasm` bytes when compressed, with a kilobyte of scripts.
    fn site(wasm: u64) -> Result<tempfile::TempDir> {
        let folder = tempfile::tempdir()?;
        let pkg = folder.path().join("pkg");
        fs::create_dir(&pkg)?;
        fs::write(folder.path().join("assets.json"), r#"{"wasm":"/pkg/a.wasm","js":"/pkg/a.js","leaflet_js":"/pkg/l.js"}"#)?;
        fs::write(pkg.join("a.wasm"), vec![0; 2_000_000])?;
        fs::write(pkg.join("a.wasm.br"), vec![0; usize::try_from(wasm)?])?;
        fs::write(pkg.join("a.js"), vec![0; 512])?;
        fs::write(pkg.join("l.js"), vec![0; 512])?;
        Ok(folder)
    }

    #[test]
    fn the_compressed_size_counts_and_the_limit_itself_is_allowed() -> Result<()> {
        assert!(check(site(LIMIT - 1024)?.path()).is_ok());
        Ok(())
    }

    #[test]
    fn one_byte_above_fails() -> Result<()> {
        assert!(check(site(LIMIT - 1023)?.path()).is_err());
        Ok(())
    }
}
