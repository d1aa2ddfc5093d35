//! The client: compile `app` for the browser, make its bindings, optimise.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::order::Mode;
use crate::places::Places;
use crate::progress::Progress;
use crate::site::{Site, digest};
use crate::toolchain::{TARGET, Toolchain};

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

/// Compiles the client and returns the folder with `muraciet.js`, `muraciet_bg.wasm` and `snippets/`.
/// Bindings and optimisation are skipped when the compiled module is the one of the last run.
pub fn build(places: &Places, mode: Mode, progress: &Progress) -> Result<PathBuf> {
    progress.starting("compiling the client for the browser (2 to 3 minutes the first time)");
    let module = compile(places, mode)?;
    let digest = digest(&fs::read(&module)?);
    let bound = places.kept.join("bound").join(mode.folder());
    let mark = bound.join("made-from");
    if fs::read_to_string(&mark).is_ok_and(|made_from| made_from == digest) {
        progress.step("bindings", "unchanged");
        return Ok(bound);
    }
    bind(&module, &bound, mode)?;
    progress.step("bindings", size(&bound)?);
    if mode == Mode::Release {
        progress.starting("optimising (half a minute to two)");
        optimise(places, &bound)?;
        progress.step("optimised", size(&bound)?);
    }
    fs::write(mark, digest)?;
    Ok(bound)
}

fn compile(places: &Places, mode: Mode) -> Result<PathBuf> {
    let status = Toolchain::ready(&places.root)?
        .cargo(&places.kept)
        .current_dir(&places.root)
        .args(["build", "--locked", "--package", "app", "--lib", "--no-default-features", "--features", "hydrate"])
        .args(["--target", TARGET, "--profile", mode.profile()])
        .status()
        .context("cannot start cargo")?;
    ensure!(status.success(), "the client does not compile");
    Ok(places.kept.join(TARGET).join(mode.folder()).join("app.wasm"))
}

fn bind(module: &Path, bound: &Path, mode: Mode) -> Result<()> {
    if bound.exists() {
        fs::remove_dir_all(bound)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("muraciet").web(true)?;
    // The page names the module's address itself (it carries a hash), so no default address is needed.
    bindgen.typescript(false).omit_default_module_path(true);
    bindgen.debug(mode == Mode::Dev).remove_name_section(mode == Mode::Release).remove_producers_section(true);
    bindgen.generate(bound).context("wasm-bindgen failed")
}

fn optimise(places: &Places, bound: &Path) -> Result<()> {
    let module = bound.join("muraciet_bg.wasm");
    let program = places.packages.join("binaryen/bin/wasm-opt");
    ensure!(program.exists(), "wasm-opt is missing: run `npm ci` in app/bundle (`make run` does)");
    let status =
        Command::new("node").arg(program).args(["-Oz", "--strip-producers"]).args(FEATURES).arg(&module).arg("-o").arg(&module).status()?;
    ensure!(status.success(), "wasm-opt failed");
    Ok(())
}

fn size(bound: &Path) -> Result<String> {
    let bytes = fs::metadata(bound.join("muraciet_bg.wasm"))?.len();
    Ok(format!("{} KB of wasm", bytes.div_ceil(1024)))
}

/// Puts the client into the site. Snippets keep their relative addresses, as the bindings import them so.
pub fn gather(bound: &Path, site: &mut Site) -> Result<()> {
    site.put_hashed("js", "/pkg/muraciet.js", fs::read(bound.join("muraciet.js"))?);
    site.put_hashed("wasm", "/pkg/muraciet_bg.wasm", fs::read(bound.join("muraciet_bg.wasm"))?);
    let snippets = bound.join("snippets");
    if snippets.exists() {
        crate::public::gather_folder(&snippets, "/pkg/snippets", site)?;
    }
    Ok(())
}
