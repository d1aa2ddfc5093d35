//! The suite is complete: a public function that no test calls fails here.

use std::path::Path;

#[test]
fn every_public_function_of_the_store_is_tested() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tests = texts(&root.join("tests/store")).into_iter().map(|(_, text)| text).collect::<String>();
    let mut missing = Vec::new();
    for (file, text) in texts(&root.join("src")).into_iter().filter(|(file, _)| file != "testing") {
        for name in functions(&text) {
            let by_module = format!("{file}::{name}(");
            let calls = [by_module.clone(), format!(".{name}("), format!("Db::{name}("), format!("LiveMap::{name}(")];
            if !calls.iter().any(|call| tests.contains(call)) {
                missing.push(by_module);
            }
        }
    }
    assert!(missing.is_empty(), "no test calls {missing:#?}");
}

/// Every source file below a folder, by the noun it belongs to.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let noun = path.file_stem().unwrap().to_string_lossy().into_owned();
        match path.is_dir() {
            true => found.extend(texts(&path).into_iter().map(|(_, text)| (noun.clone(), text))),
            false => found.push((noun, std::fs::read_to_string(&path).unwrap())),
        }
    }
    found
}

fn functions(text: &str) -> impl Iterator<Item = &str> {
    let starts = text.lines().filter_map(|line| line.trim().strip_prefix("pub async fn "));
    starts.filter_map(|rest| rest.split(['(', '<']).next())
}
