//! Smaller wasm: binaryen's `wasm-opt`, from npm.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::client::parts;
use crate::places::Places;

/// What today's compiler uses; wasm-opt must be told, older defaults refuse it.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Optimises the parts of the client in their places, side by side.
pub fn all(places: &Places, bound: &Path) -> Result<()> {
    let program = places.packages.join("binaryen/bin/wasm-opt");
    ensure!(program.exists(), "wasm-opt is missing: run `npm ci` in app/bundle (`make run` does)");
    let mut running = Vec::new();
    for part in parts(bound)? {
        let mut command = Command::new("node");
        command.arg(&program).args(["-Oz", "--strip-producers"]).args(FEATURES).arg(&part).arg("-o").arg(&part);
        running.push((part, command.spawn().context("cannot start node")?));
    }
    for (part, mut child) in running {
        ensure!(child.wait()?.success(), "wasm-opt failed on {}", part.display());
    }
    Ok(())
}
