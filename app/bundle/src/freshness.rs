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

/// All inputs as they are at one moment: looked through once a run.
pub struct Inputs(Sha256);

impl Inputs {
    /// Names, sizes and times of change.
    pub fn now(places: &Places) -> Result<Inputs> {
        let mut inputs = Vec::new();
        for input in INPUTS {
            list(&places.root.join(input), &mut inputs)?;
        }
        inputs.push(std::env::current_exe().context("cannot find this program's own file")?);
        inputs.sort();
        let mut all = Sha256::new();
        for path in inputs {
            let about = fs::metadata(&path)?;
            let changed = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
            all.update(format!("{}\t{}\t{changed}\n", path.display(), about.len()));
        }
        Ok(Inputs(all))
    }

    /// A digest of them for a site of this mode.
    pub fn stamp(&self, mode: Mode) -> String {
        let all = self.0.clone().chain_update(mode.name());
        all.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether the site there is was made from them, in this mode or one that is as good.
    pub fn made(&self, places: &Places, mode: Mode) -> bool {
        let Ok(last) = fs::read_to_string(mark(places)) else { return false };
        mode.served_by().iter().any(|mode| self.stamp(*mode) == last) && places.site.join("assets.json").exists()
    }
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
        let inputs = Inputs::now(&places)?;
        assert_eq!(inputs.stamp(Mode::Release), Inputs::now(&places)?.stamp(Mode::Release));
        assert_ne!(inputs.stamp(Mode::Release), inputs.stamp(Mode::Dev));
        Ok(())
    }
}
