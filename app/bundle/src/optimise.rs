//! Smaller wasm: binaryen's `wasm-opt`, from npm.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use anyhow::{Context, Result, bail, ensure};

use crate::client::{MAIN, parts};
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

/// For the module that every page loads: its flow is untangled first, then made smaller twice.
const TWICE: [&str; 4] = ["--flatten", "--rereloop", "-Oz", "-Oz"];
/// Smaller parts than this, bytes, are left as they are: beginning takes longer than what it saves.
const WORTH_IT: u64 = 4_096;

/// Optimises the parts of the client in their places, the largest first, as many at a time as the machine has cores. Each keeps to one
/// core: dozens of them with threads of their own would do nothing but wait for each other.
pub fn all(places: &Places, bound: &Path) -> Result<()> {
    let program = places.packages.join("binaryen/bin/wasm-opt");
    ensure!(program.exists(), "wasm-opt is missing: run `npm ci` in app/bundle (`make run` does)");
    let length = |part: &PathBuf| part.metadata().map_or(0, |facts| facts.len());
    let mut waiting = parts(bound)?;
    waiting.retain(|part| length(part) >= WORTH_IT);
    waiting.sort_by_key(length);
    let waiting = Mutex::new(waiting);
    let next = || waiting.lock().ok().and_then(|mut waiting| waiting.pop());
    let work = || -> Result<()> {
        while let Some(part) = next() {
            let how: &[&str] = if part.ends_with(MAIN) { &TWICE } else { &["-Oz"] };
            let mut command = Command::new("node");
            command.env("BINARYEN_CORES", "1").arg(&program).args(how).arg("--strip-producers").args(FEATURES);
            command.arg(&part).arg("-o").arg(&part);
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
