//! Smaller scripts and styles: esbuild, from npm.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::places::Places;

/// The oldest language that the browsers understand in which the program runs.
const LANGUAGE: &str = "--target=es2022";
/// The oldest browsers served: what phones of the last five years run. Newer words of styles are written out for them.
const BROWSERS: &str = "--target=chrome111,edge111,firefox113,safari16.2,ios16.2";

/// A script with everything that it imports, as one that can be loaded by itself. Notices of licences stay, at the end.
pub fn bundled(places: &Places, entry: &Path) -> Result<Vec<u8>> {
    run(places, entry, &[LANGUAGE, "--bundle", "--format=iife", "--legal-comments=eof"])
}

/// A module without its comments, with short names inside; what it exports and imports stays.
pub fn shortened(places: &Places, module: &Path) -> Result<Vec<u8>> {
    run(places, module, &[LANGUAGE, "--format=esm"])
}

/// A stylesheet with everything that it imports; the addresses of fonts stay as they are written.
pub fn styles(places: &Places, main: &Path) -> Result<Vec<u8>> {
    run(places, main, &[BROWSERS, "--bundle", "--external:/fonts/*"])
}

fn run(places: &Places, script: &Path, how: &[&str]) -> Result<Vec<u8>> {
    let program = places.packages.join("esbuild/bin/esbuild");
    ensure!(program.exists(), "esbuild is missing: run `npm ci` in app/bundle (`make run` does)");
    let mut command = Command::new(&program);
    command.arg(script).args(["--minify", "--log-level=error"]).args(how).env("NODE_PATH", &places.packages);
    let done = command.output().with_context(|| format!("cannot start {}", program.display()))?;
    ensure!(done.status.success(), "esbuild failed on {}: {}", script.display(), String::from_utf8_lossy(&done.stderr));
    Ok(done.stdout)
}
