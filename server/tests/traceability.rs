//! Clauses ↔ tests. `server/clauses.csv` says which clauses are done; each of those needs a test whose name begins with its id
//! (`a8_4_…` in Rust, `A8.4 …` in end-to-end specs). The table in `server/TRACEABILITY.md` is made here.
//! To renew it: `TRACE=write cargo test -p server --test traceability`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// `A8.4` → `a8_4`, `Q+` → `q_plus`.
fn slug(id: &str) -> String {
    id.to_lowercase().replace('+', "_plus").replace(['.', '-'], "_")
}

/// Whether a test's name is about the clause: `a8_4_joins` is about A8.4, `a8_40` is not.
fn is_about(test: &str, slug: &str) -> bool {
    test.strip_prefix(slug).is_some_and(|rest| rest.starts_with('_') && !rest[1..].starts_with(|letter: char| letter.is_ascii_digit()))
}

/// Names of all tests, with the file they stand in.
fn tests() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![root().join("app"), root().join("server"), root().join("end2end")];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if path.is_dir() && name != "node_modules" {
                waiting.push(path);
            } else if name.ends_with(".rs") || name.ends_with(".spec.mjs") {
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                let short = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().into_owned();
                found.extend(names(&text, name.ends_with(".rs")).into_iter().map(|test| (test, short.clone())));
            }
        }
    }
    found
}

fn names(text: &str, is_rust: bool) -> Vec<String> {
    if is_rust {
        let functions = text.lines().filter_map(|line| line.trim_start().trim_start_matches("async ").strip_prefix("fn "));
        return functions.filter_map(|rest| rest.split('(').next()).map(str::to_owned).collect();
    }
    let titles = text.split("test(").skip(1).filter_map(|rest| rest.trim_start().split(['"', '`', '\'']).nth(1));
    titles.map(|title| title.replace('+', "_plus").replace([' ', '.', '-', ','], "_").to_lowercase()).collect()
}

#[test]
fn every_clause_named_done_has_a_test() {
    let clauses = std::fs::read_to_string(root().join("server/clauses.csv")).expect("server/clauses.csv");
    let tests = tests();
    let mut table = String::from(
        "# Clauses and their tests\n\nMade by `server/tests/traceability.rs` from `server/clauses.csv` and the names of the tests.\n\n| clause | what | state | tests |\n|---|---|---|---|\n",
    );
    let mut untested = Vec::new();
    for line in clauses.lines().skip(1) {
        let (id, rest) = line.split_once(',').expect("id,what,state");
        let (what, state) = rest.rsplit_once(',').expect("id,what,state");
        let mut mine: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (test, file) in tests.iter().filter(|(test, _)| is_about(test, &slug(id))) {
            mine.entry(file).or_default().push(test);
        }
        if state == "done" && mine.is_empty() {
            untested.push(id.to_owned());
        }
        let list: Vec<String> = mine.iter().map(|(file, tests)| format!("{file}: {}", tests.join(", "))).collect();
        let _ = writeln!(table, "| {id} | {what} | {state} | {} |", list.join("<br>"));
    }
    assert!(untested.is_empty(), "these clauses are named done and have no test: {untested:?}");
    let path = root().join("server/TRACEABILITY.md");
    if std::env::var("TRACE").as_deref() == Ok("write") {
        std::fs::write(&path, &table).expect("the table can be written");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), table, "renew it: TRACE=write cargo test -p server --test traceability");
}
