//! The compiler for the browser, as `setup/browser-target.sh` found or made it.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::order::Mode;

/// The target of the browser.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The record that the setup script writes of the library that is served, from the project's root.
pub const RECORD: &str = "target/browser-toolchain.env";
/// The same of the library that tells what went wrong, for the edit loop.
pub const TELLING: &str = "target/browser-toolchain.dev.env";

/// Server and browser are compiled with the same flags of ours; an environment with flags hides those of the file.
const CARGO_CONFIG: &str = include_str!("../../../.cargo/config.toml");

/// The linker leaves a note of who refers to what: the client is taken apart by it.
const NOTED: [&str; 2] = ["-C", "link-args=--emit-relocs"];

/// How to call the compiler.
#[derive(Debug, PartialEq, Eq)]
pub struct Toolchain {
    cargo: String,
    rustc: String,
    flags: Vec<String>,
}

impl Toolchain {
    /// Runs the setup script (quick when there is nothing to do), then reads its record.
    pub fn ready(root: &Path, mode: Mode) -> Result<Self> {
        let script = root.join("app/bundle/setup/browser-target.sh");
        let (kind, record) = match mode {
            Mode::Quick | Mode::Release => ("small", RECORD),
            Mode::Dev => ("telling", TELLING),
        };
        let status = Command::new(&script).arg(kind).status().with_context(|| format!("cannot run {}", script.display()))?;
        anyhow::ensure!(status.success(), "no compiler for the browser");
        let text = fs::read_to_string(root.join(record)).with_context(|| format!("{record} is missing"))?;
        Self::from_record(&text).with_context(|| format!("{record} is not understood; remove it and try again"))
    }

    fn from_record(text: &str) -> Option<Self> {
        let values: HashMap<&str, &str> = text.lines().filter_map(|line| line.split_once('=')).collect();
        let mut flags: Vec<String> = values.get("FLAGS")?.split_whitespace().map(str::to_owned).collect();
        if let Some(linker) = values.get("LINKER").filter(|linker| !linker.is_empty()) {
            flags.extend(["-C".to_owned(), format!("linker={linker}")]);
        }
        Some(Self { cargo: (*values.get("CARGO")?).to_owned(), rustc: (*values.get("RUSTC")?).to_owned(), flags })
    }

    /// A cargo call with this compiler. What an outer cargo or rustup put into the environment is taken out: it
    /// belongs to another compiler.
    pub fn cargo(&self, target_folder: &Path) -> Command {
        let mut command = Command::new(&self.cargo);
        for foreign in
            ["LD_LIBRARY_PATH", "RUSTUP_TOOLCHAIN", "RUSTFLAGS", "CARGO_BUILD_TARGET", "RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER"]
        {
            command.env_remove(foreign);
        }
        command.env("RUSTC", &self.rustc);
        if self.flags.iter().any(|flag| flag.starts_with("-Z")) {
            // A stable compiler keeps these flags closed; the library was built with them.
            command.env("RUSTC_BOOTSTRAP", "1");
        }
        let short = short_paths();
        let flags: Vec<&str> = self.flags.iter().chain(&short).map(String::as_str).chain(ours(CARGO_CONFIG)).chain(NOTED).collect();
        command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
        command.env("CARGO_TARGET_DIR", target_folder);
        command
    }
}

/// The words of the line `rustflags = ["…", "…"]`.
fn ours(config: &str) -> impl Iterator<Item = &str> {
    let line = config.lines().find_map(|line| line.strip_prefix("rustflags = ["));
    line.unwrap_or_default().split('"').skip(1).step_by(2)
}

/// The program says in which file it met something impossible; where that file lay on this machine is nobody's business,
/// and long.
fn short_paths() -> Option<String> {
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo"))).ok()?;
    let index = std::fs::read_dir(format!("{home}/registry/src")).ok()?.flatten().next()?;
    Some(format!("--remap-path-prefix={}/=", index.path().display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_with_a_linker_gives_its_flag() {
        let record = "# note\nIDENTITY=1\nRUSTC=/usr/bin/rustc\nCARGO=/usr/bin/cargo\nLINKER=/usr/bin/wasm-ld-19\nFLAGS=--sysroot /a\n";
        let toolchain = Toolchain::from_record(record);
        assert_eq!(toolchain.map(|t| t.flags), Some(["--sysroot", "/a", "-C", "linker=/usr/bin/wasm-ld-19"].map(str::to_owned).to_vec()));
    }

    #[test]
    fn our_flags_are_those_of_the_cargo_config() {
        assert_eq!(ours(CARGO_CONFIG).collect::<Vec<_>>(), ["--cfg", "erase_components"]);
    }

    #[test]
    fn a_torn_record_is_refused() {
        assert_eq!(Toolchain::from_record("RUSTC=/usr/bin/rustc\n"), None);
    }
}
