//! Whether anything changed since the last build, so that a second run costs nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::order::Mode;
use crate::places::Places;
use crate::toolchain::{RECORD, TELLING};

/// Whatever the site is made from. The libraries are named by the lock files, this program by its own file.
const INPUTS: [&str; 8] = ["app", "style", "public", "Cargo.toml", "Cargo.lock", ".cargo/config.toml", RECORD, TELLING];

/// A digest of names, sizes and times of change of all inputs.
pub fn stamp(places: &Places, mode: Mode) -> Result<String> {
    let mut inputs = Vec::new();
    for input in INPUTS {
        list(&places.root.join(input), &mut inputs)?;
    }
    inputs.push(std::env::current_exe().context("cannot find this program's own file")?);
    inputs.sort();
    let mut all = Sha256::new();
    all.update(mode.name());
    for path in inputs {
        let about = fs::metadata(&path)?;
        let changed = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        all.update(format!("{}\t{}\t{changed}\n", path.display(), about.len()));
    }
    Ok(all.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn list(path: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            if entry.file_name() != "node_modules" {
                list(&entry.path(), found)?;
            }
        }
    } else if path.exists() {
        found.push(path.to_path_buf());
    }
    Ok(())
}

/// Whether the site there is was made from what the inputs are now, in this mode or one that is as good.
pub fn is_current(places: &Places, mode: Mode) -> Result<bool> {
    let Ok(last) = fs::read_to_string(mark(places)) else { return Ok(false) };
    let mut any = false;
    for mode in mode.served_by() {
        any |= stamp(places, *mode)? == last;
    }
    Ok(any && places.site.join("assets.json").exists())
}

/// Remembers the inputs of the site just made (taken before the build, so that a change during it is seen next time).
pub fn remember(places: &Places, stamp: &str) -> Result<()> {
    fs::write(mark(places), stamp).context("cannot write the stamp")
}

fn mark(places: &Places) -> PathBuf {
    places.kept.join("site.stamp")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_inputs_give_the_same_stamp_and_the_mode_counts() -> Result<()> {
        let places = Places::of_the_project();
        assert_eq!(stamp(&places, Mode::Release)?, stamp(&places, Mode::Release)?);
        assert_ne!(stamp(&places, Mode::Release)?, stamp(&places, Mode::Dev)?);
        Ok(())
    }
}
