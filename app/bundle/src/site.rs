//! The site in memory: addresses with their bytes, and names for those that others must find.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::compress::Compressor;
use crate::order::Mode;
use crate::places::Places;

/// Files by address (`/pkg/…`), and logical names (`js`, `fonts.latin`) of some of them.
#[derive(Default)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
    names: BTreeMap<String, String>,
    parts: BTreeMap<String, Vec<String>>,
}

impl Site {
    /// Adds a file under a fixed address.
    pub fn put(&mut self, address: impl Into<String>, bytes: Vec<u8>) {
        self.files.insert(address.into(), bytes);
    }

    /// Adds a file under an address that carries its content's hash, so that browsers may keep it for ever;
    /// returns that address and remembers it as `name`.
    pub fn put_hashed(&mut self, name: &str, address: &str, bytes: Vec<u8>) -> String {
        let hashed = with_hash(address, &digest(&bytes));
        self.put(hashed.clone(), bytes);
        self.name(name, &hashed);
        hashed
    }

    /// Gives a file a logical name.
    pub fn name(&mut self, name: &str, address: &str) {
        self.names.insert(name.to_owned(), address.to_owned());
    }

    /// Says which files a part of the client needs besides the first one.
    pub fn part(&mut self, name: &str, addresses: Vec<String>) {
        self.parts.insert(name.to_owned(), addresses);
    }

    /// The parts of the client with the addresses of their files.
    pub fn parts(&self) -> &BTreeMap<String, Vec<String>> {
        &self.parts
    }

    /// All files by address.
    pub fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.files
    }

    /// Takes a file out again.
    pub fn take(&mut self, address: &str) -> Option<Vec<u8>> {
        self.files.remove(address)
    }

    /// Addresses by logical name.
    pub fn names(&self) -> &BTreeMap<String, String> {
        &self.names
    }

    /// Twelve hex digits that change whenever anything in the site changes.
    pub fn identity(&self) -> String {
        let mut all = Sha256::new();
        for (address, bytes) in &self.files {
            all.update(address.as_bytes());
            all.update(digest(bytes).as_bytes());
        }
        hex(&all.finalize())[..12].to_owned()
    }

    /// Writes the site with its compressed twins beside the old one, then swaps them: a running server never
    /// sees half a site.
    pub fn write(&self, places: &Places, mode: Mode) -> Result<()> {
        let next = places.site.with_extension("next");
        let old = places.site.with_extension("old");
        remove(&next)?;
        remove(&old)?;
        let mut compressor = Compressor::open(&places.kept.join("compressed"), mode.brotli_quality())?;
        for (address, bytes) in &self.files {
            let path = next.join(address.trim_start_matches('/'));
            write_file(&path, bytes)?;
            compressor.write_twins(&path, bytes)?;
        }
        compressor.forget_unused()?;
        if places.site.exists() {
            fs::rename(&places.site, &old)?;
        }
        fs::rename(&next, &places.site)?;
        remove(&old)
    }
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

/// SHA-256 of the bytes, in hex.
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `/pkg/main.css` → `/pkg/main.0123456789ab.css`.
fn with_hash(address: &str, digest: &str) -> String {
    let short = &digest[..12];
    match address.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{short}.{ending}"),
        None => format!("{address}.{short}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_gets_another_address() {
        let mut site = Site::default();
        let before = site.put_hashed("css", "/pkg/main.css", b"a{}".to_vec());
        let after = site.put_hashed("css", "/pkg/main.css", b"b{}".to_vec());
        assert_ne!(before, after);
        assert!(after.starts_with("/pkg/main.") && after.ends_with(".css"), "{after}");
        assert_eq!(site.names()["css"], after);
    }

    #[test]
    fn the_build_changes_when_a_fixed_address_changes_its_content() {
        let mut site = Site::default();
        site.put("/offline.html", b"old".to_vec());
        let before = site.identity();
        site.put("/offline.html", b"new".to_vec());
        assert_ne!(before, site.identity());
    }
}
