//! Guards the layout: which crate may know which, and the one place for each kind of thing. See `server/ARCHITECTURE.md`.
#![allow(clippy::expect_used)]

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Direct, non-test dependencies of a workspace crate.
fn dependencies(crate_name: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo metadata runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON");
    let package = metadata["packages"].as_array().into_iter().flatten().find(|package| package["name"] == crate_name);
    package.unwrap_or_else(|| panic!("no crate {crate_name}"))["dependencies"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|dependency| dependency["kind"].is_null())
        .filter_map(|dependency| dependency["name"].as_str().map(str::to_owned))
        .collect()
}

/// Every source file below a folder with one of the endings, with its path from the root.
fn sources(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![root().join(folder)];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() && name != "node_modules" && name != "target" {
                waiting.push(path);
            } else if name.ends_with(ending) {
                let text = std::fs::read_to_string(&path).expect("a source file is UTF-8");
                let short = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().into_owned();
                found.push((short, text));
            }
        }
    }
    assert!(!found.is_empty(), "no {ending} files below {folder}");
    found
}

fn rust() -> Vec<(String, String)> {
    [sources("app", ".rs"), sources("server", ".rs")].concat()
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/")
        || path.ends_with("tests.rs")
        || path.contains("/examples/")
        || path.contains("/benches/")
        || path.ends_with("samples.rs")
        || path.ends_with("testing.rs")
        || path.ends_with("served.rs")
}

/// Files in which a pattern stands although it may only stand below the allowed paths.
fn strays(pattern: impl Fn(&str) -> bool, allowed: &[&str]) -> Vec<String> {
    rust()
        .into_iter()
        .filter(|(path, _)| !is_test(path) && !allowed.iter().any(|start| path.starts_with(start)))
        .filter(|(_, text)| text.split("#[cfg(test)]\nmod tests {").next().is_some_and(|code| code.lines().any(&pattern)))
        .map(|(path, _)| path)
        .collect()
}

#[test]
fn crates_know_only_what_is_below_them() {
    let forbidden = [
        ("domain", vec!["sqlx", "leptos", "axum", "tokio", "rand", "reqwest", "store", "services", "app", "server"]),
        ("store", vec!["leptos", "axum", "services", "app", "server"]),
        ("services", vec!["leptos", "axum", "sqlx", "app", "server"]),
        ("app", vec!["store", "sqlx", "server"]),
    ];
    for (crate_name, never) in forbidden {
        let known = dependencies(crate_name);
        let wrong: Vec<_> = never.into_iter().filter(|name| known.contains(*name)).collect();
        assert!(wrong.is_empty(), "{crate_name} may not depend on {wrong:?}");
    }
}

#[test]
fn sql_stands_only_in_the_store() {
    let is_sql = |line: &str| {
        let line = line.trim_start().to_lowercase();
        ["\"select ", "\"insert into ", "\"update ", "\"delete from ", "\"create table "].iter().any(|start| line.contains(start))
    };
    assert_eq!(strays(is_sql, &["server/store/"]), Vec::<String>::new());
}

#[test]
fn server_functions_stand_only_in_api() {
    assert_eq!(strays(|line| line.trim_start().starts_with("#[server"), &["app/src/api"]), Vec::<String>::new());
}

#[test]
fn the_browsers_devices_are_touched_in_three_places_only() {
    assert_eq!(strays(|line| line.contains("web_sys::"), &["app/src/device", "app/src/map"]), Vec::<String>::new());
}

#[test]
fn the_clock_is_read_in_one_place() {
    let reads = |line: &str| line.contains("SystemTime::now") || line.contains("Utc::now");
    // How far a copy is behind is a matter of machines: no rule and no person's time depends on it.
    let allowed = ["server/services/src/portal", "server/src/", "server/store/src/second_site.rs", "app/src/device", "app/bundle/"];
    assert_eq!(strays(reads, &allowed), Vec::<String>::new());
}

/// Sentences live in `locales/`. Azerbaijani letters in a string literal give one away.
#[test]
fn no_sentence_for_people_stands_in_the_code() {
    let sentence = |line: &str| {
        let code = line.trim_start();
        !code.starts_with("//")
            && code
                .split('"')
                .skip(1)
                .step_by(2)
                .any(|text| text.chars().any(|letter| "əğışöüƏĞİŞÖÜ".contains(letter)) && text.contains(' '))
    };
    // The seed reader takes the words for "city" and "district" off the official names.
    let allowed = ["app/domain/src/fold", "app/domain/src/number", "app/bundle/", "server/services/src/seed/places.rs"];
    assert_eq!(strays(sentence, &allowed), Vec::<String>::new());
}

#[test]
fn files_have_one_idea() {
    let long: Vec<_> =
        rust().into_iter().filter(|(path, text)| !is_test(path) && text.lines().count() > 500).map(|(path, _)| path).collect();
    assert_eq!(long, Vec::<String>::new(), "split these");
    let drawers: Vec<_> = rust()
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| ["utils", "common", "helpers", "types", "misc"].iter().any(|drawer| path.ends_with(&format!("/{drawer}.rs"))))
        .collect();
    assert_eq!(drawers, Vec::<String>::new(), "name these by what they hold");
}

/// A strict content security policy forbids inline styles.
#[test]
fn no_inline_styles() {
    assert_eq!(
        strays(|line| line.contains(" style=\"") || line.contains(" style=format"), &["server/store/", "app/bundle/"]),
        Vec::<String>::new()
    );
}

/// A page of the first part is shown before the other texts are loaded: it would be without words.
#[test]
fn the_first_part_says_only_what_it_has_loaded() {
    // What these say belongs to pages of later parts.
    let later = [
        "app/src/page/",
        "app/src/ui/clause",
        "app/src/ui/complaint",
        "app/src/ui/consent",
        "app/src/ui/error_summary",
        "app/src/ui/eservice",
        "app/src/ui/player",
        "app/src/ui/status",
    ];
    let first = ["app/src/page/home", "app/src/page/not_found"];
    let is_first = |path: &str| first.iter().any(|start| path.starts_with(start)) || !later.iter().any(|start| path.starts_with(start));
    let strange = |text: &str| {
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<String>();
        let spaces = code.split("tr!(").skip(1).filter_map(|said| said.split('.').next().map(str::to_owned));
        spaces
            .filter(|space| space.chars().all(|c| c.is_ascii_lowercase() || c == '_') && !locales::FIRST.contains(&space.as_str()))
            .collect::<Vec<_>>()
    };
    let code = sources("app/src", ".rs").into_iter().filter(|(path, _)| is_first(path.trim_start_matches("../")) && !is_test(path));
    let strays: Vec<_> = code.map(|(path, text)| (path, strange(&text))).filter(|(_, spaces)| !spaces.is_empty()).collect();
    assert!(strays.is_empty(), "texts that are not in locales::FIRST: {strays:?}");
}
