//! The client: compile `app` for the browser, take it apart, make its bindings, optimise.
//!
//! What is marked `#[lazy]` in `app` becomes a file of its own that is loaded when it is needed: the citizen's phone never
//! loads the staff's desks (decision 8).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use locales::{LANGS, Locales, Share};
use wasm_bindgen_cli_support::Bindgen;

use crate::order::Mode;
use crate::pack::{self, Needs, PACK};
use crate::places::Places;
use crate::progress::Progress;
use crate::site::{Site, digest};
use crate::toolchain::{TARGET, Toolchain};
use crate::{optimise, scripts};

/// The part that is loaded first.
pub const MAIN: &str = "muraciet_bg.wasm";
/// What the first part calls the browser with.
const BINDINGS: &str = "muraciet.js";
/// What loads the other parts.
const LOADER: &str = "./parts.js";
/// Which files each part needs.
const NEEDS: &str = "parts.json";

/// The texts of each language as the client loads them: those of every page, and the others.
pub type Texts = [[Vec<u8>; 2]; 3];

/// Reads the texts: two JSON lists of rows for each language.
pub fn texts(places: &Places) -> Result<Texts> {
    let locales = Locales::read(&places.root.join("app/locales")).map_err(|wrong| anyhow!(wrong.join("\n")))?;
    let rows = |lang: usize, share: Share| serde_json::to_vec(&locales.share_of(lang, share));
    let both = |lang: usize| anyhow::Ok([rows(lang, Share::First)?, rows(lang, Share::Rest)?]);
    Ok([both(0)?, both(1)?, both(2)?])
}

/// Compiles the client and returns the folder with `muraciet.js`, `muraciet_bg.wasm`, the parts and `snippets/`.
/// Everything after compiling is skipped when the compiled module is the one of the last run.
pub fn build(places: &Places, mode: Mode, progress: &Progress) -> Result<PathBuf> {
    progress.starting("compiling the client for the browser (2 to 3 minutes the first time)");
    let module = compile(places, mode)?;
    let digest = digest(&fs::read(&module)?);
    let bound = places.kept.join("bound").join(mode.name());
    let mark = bound.join("made-from");
    if fs::read_to_string(&mark).is_ok_and(|made_from| made_from == digest) && bound.join(PACK).exists() {
        progress.step("bindings", "unchanged");
        return Ok(bound);
    }
    if bound.exists() {
        fs::remove_dir_all(&bound)?;
    }
    let whole = take_apart(&module, &bound)?;
    bind(&whole, &bound, mode)?;
    progress.step("bindings", size(&bound)?);
    if mode == Mode::Release {
        progress.starting("optimising (half a minute to two)");
        optimise::all(places, &bound)?;
    }
    pack_small_files(&bound)?;
    if mode == Mode::Release {
        for script in [bound.join(BINDINGS), bound.join(LOADER)] {
            fs::write(&script, scripts::shortened(places, &script)?)?;
        }
        progress.step("optimised", size(&bound)?);
    }
    fs::write(mark, digest)?;
    Ok(bound)
}

fn compile(places: &Places, mode: Mode) -> Result<PathBuf> {
    let status = Toolchain::ready(&places.root, mode)?
        .cargo(&places.kept)
        .current_dir(&places.root)
        .args(["rustc", "--locked", "--package", "app", "--lib", "--no-default-features", "--features", "hydrate"])
        .args(["--target", TARGET, "--profile", mode.profile()])
        .args(mode.crate_types())
        .status()
        .context("cannot start cargo")?;
    ensure!(status.success(), "the client does not compile");
    Ok(places.kept.join(TARGET).join(mode.folder()).join("app.wasm"))
}

/// Writes the parts, their loader and the list of what each part needs beside each other; returns the module that is left,
/// which still wants its bindings.
fn take_apart(module: &Path, bound: &Path) -> Result<PathBuf> {
    let bytes = fs::read(module)?;
    let left = module.with_file_name("app_first.wasm");
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = bound;
    options.main_out_path = &left;
    options.link_name = LOADER;
    options.main_module = "./muraciet.js";
    let split = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("cannot take the client apart: {error:#}"))?;
    let needs: BTreeMap<&str, Vec<String>> =
        split.prefetch_map.iter().map(|(name, files)| (plain(name), files.iter().map(|file| format!("{file}.wasm")).collect())).collect();
    fs::write(bound.join(NEEDS), serde_json::to_vec(&needs)?)?;
    Ok(left)
}

fn pack_small_files(bound: &Path) -> Result<()> {
    let list = bound.join(NEEDS);
    let needs = serde_json::from_slice(&fs::read(&list)?)?;
    let packed = pack::small_files(bound, &bound.join(LOADER), needs)?;
    Ok(fs::write(list, serde_json::to_vec(&packed)?)?)
}

/// `cabinet_1234` → `cabinet`: a part's function is told apart from others of its name by a number.
fn plain(name: &str) -> &str {
    name.rsplit_once('_').map_or(name, |(plain, _)| plain)
}

fn bind(module: &Path, bound: &Path, mode: Mode) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("muraciet").web(true)?;
    // The page names the module's address itself, so no default address is needed. The parts find what they share with
    // the first one by its exports.
    bindgen.typescript(false).omit_default_module_path(true).keep_lld_exports(true).demangle(false);
    bindgen.debug(mode == Mode::Dev).remove_name_section(mode != Mode::Dev).remove_producers_section(true);
    bindgen.generate(bound).context("wasm-bindgen failed")
}

/// Every wasm file of the client, the first part first.
pub fn parts(bound: &Path) -> Result<Vec<PathBuf>> {
    let mut found: Vec<PathBuf> = fs::read_dir(bound)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    found.retain(|path| path.extension().is_some_and(|ending| ending == "wasm"));
    found.sort_by_key(|path| (!path.ends_with(MAIN), path.clone()));
    Ok(found)
}

fn size(bound: &Path) -> Result<String> {
    let sizes = parts(bound)?.iter().map(|part| Ok(fs::metadata(part)?.len().div_ceil(1024).to_string())).collect::<Result<Vec<_>>>()?;
    Ok(format!("{} KB of wasm", sizes.join(" + ")))
}

/// Puts the client into the site with its texts, in a folder that carries their content's hash: its files name each other
/// relatively, and what is in one folder fits together.
pub fn gather(bound: &Path, texts: &Texts, site: &mut Site) -> Result<()> {
    let mut all = texts.concat().concat();
    for part in parts(bound)?.into_iter().chain([bound.join(PACK)]) {
        all.extend(fs::read(part)?);
    }
    all.extend(fs::read(bound.join(BINDINGS))?);
    let folder = format!("/pkg/client.{}", &digest(&all)[..12]);
    crate::public::gather_folder(bound, &folder, site)?;
    site.take(&format!("{folder}/made-from"));
    for (lang, shares) in LANGS.iter().zip(texts) {
        for (share, rows) in ["texts", "more"].iter().zip(shares) {
            let address = format!("{folder}/{share}.{lang}.json");
            site.put(address.clone(), rows.clone());
            site.name(&format!("{share}.{lang}"), &address);
        }
    }
    let needs = site.take(&format!("{folder}/{NEEDS}")).context("the list of the client's parts is missing")?;
    for (part, files) in serde_json::from_slice::<Needs>(&needs)? {
        site.part(&part, files.iter().map(|file| format!("{folder}/{file}")).collect());
    }
    site.name("js", &format!("{folder}/muraciet.js"));
    site.name("wasm", &format!("{folder}/{MAIN}"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_part_is_named_as_its_function() {
        assert_eq!(plain("cabinet_17923647263"), "cabinet");
        assert_eq!(plain("late_desk_1"), "late_desk");
    }
}
