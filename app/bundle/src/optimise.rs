//! Smaller wasm: binaryen, from npm, called by `optimise.mjs`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::client::parts;
use crate::places::Places;

/// Smaller parts than this, bytes, are left as they are: nothing to speak of is saved.
const WORTH_IT: u64 = 4_096;

/// Optimises the parts of the client in their places.
pub fn all(places: &Places, bound: &Path) -> Result<()> {
    ensure!(places.packages.join("binaryen").exists(), "binaryen is missing: run `npm ci` in app/bundle (`make run` does)");
    let length = |part: &PathBuf| part.metadata().map_or(0, |facts| facts.len());
    let mut found = parts(bound)?;
    found.retain(|part| length(part) >= WORTH_IT);
    // The first part stays the first; it is made smaller more thoroughly than the others, of which the largest begin.
    if let Some((_, others)) = found.split_first_mut() {
        others.sort_by_key(|part| std::cmp::Reverse(length(part)));
    }
    let mut command = Command::new("node");
    command.arg(places.root.join("app/bundle/src/optimise.mjs")).args(&found);
    ensure!(command.status().context("cannot start node")?.success(), "a step of making the client smaller broke off");
    Ok(())
}
