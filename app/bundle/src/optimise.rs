//! Smaller wasm: binaryen's `wasm-opt`, from npm.

use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;

use anyhow::{Context, Result, bail, ensure};

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

/// Optimises the parts of the client in their places, the largest first, as many at a time as the machine has cores. Each keeps to one
/// core: dozens of them with threads of their own would do nothing but wait for each other.
pub fn all(places: &Places, bound: &Path) -> Result<()> {
    let program = places.packages.join("binaryen/bin/wasm-opt");
    ensure!(program.exists(), "wasm-opt is missing: run `npm ci` in app/bundle (`make run` does)");
    let mut waiting = parts(bound)?;
    waiting.sort_by_key(|part| part.metadata().map(|facts| facts.len()).unwrap_or_default());
    let waiting = Mutex::new(waiting);
    let next = || waiting.lock().ok().and_then(|mut waiting| waiting.pop());
    let work = || -> Result<()> {
        while let Some(part) = next() {
            let mut command = Command::new("node");
            command
                .env("BINARYEN_CORES", "1")
                .arg(&program)
                .args(["-Oz", "--strip-producers"])
                .args(FEATURES)
                .arg(&part)
                .arg("-o")
                .arg(&part);
            ensure!(command.status().context("cannot start node")?.success(), "wasm-opt failed on {}", part.display());
        }
        Ok(())
    };
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(|_| bail!("a step of making the client smaller broke off")))
    })
}
