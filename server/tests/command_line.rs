//! The program as an operator meets it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;
use std::process::{Command, Output};

fn muraciet(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_muraciet")).args(arguments).current_dir(folder).output().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a8_8_due_counts_over_novruz() {
    let folder = tempfile::tempdir().unwrap();
    let output = muraciet(folder.path(), &["due", "2026-03-13", "15"]);
    let text = printed(&output);
    assert_eq!(text.lines().last(), Some("2026-04-14"), "{text}");
    assert!(text.contains("2026-03-20 Fri    -  holiday"), "{text}");
    let received = printed(&muraciet(folder.path(), &["due", "2026-03-13", "15", "--from-day", "received"]));
    assert_eq!(received.lines().last(), Some("2026-04-13"), "{received}");
    assert!(!muraciet(folder.path(), &["due", "2026-02-30", "15"]).status.success());
}

#[test]
fn the_printed_configuration_can_be_read_again() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.toml"), "session_hours = 3\n[oidc]\nissuer = \"https://id.example\"\nclient_secret = \"parol\"\n")
        .unwrap();
    let text = printed(&muraciet(folder.path(), &["config", "--config", "a.toml"]));
    assert!(text.contains("session_hours = 3") && !text.contains("parol"), "{text}");
    std::fs::write(folder.path().join("b.toml"), &text).unwrap();
    assert_eq!(printed(&muraciet(folder.path(), &["config", "--config", "b.toml"])), text);
    std::fs::write(folder.path().join("c.toml"), "sesion_hours = 3").unwrap();
    let wrong = muraciet(folder.path(), &["config", "--config", "c.toml"]);
    assert!(!wrong.status.success() && String::from_utf8_lossy(&wrong.stderr).contains("sesion_hours"));
}

#[test]
fn a_variable_wins_over_the_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.toml"), "session_hours = 3\n[limits]\nlive_connections = 2\n").unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_muraciet"));
    program.args(["config", "--config", "a.toml"]).current_dir(folder.path());
    let output = program.env("MURACIET_LIMITS__LIVE_CONNECTIONS", "7").env("MURACIET_TEST_POSTGRES", "postgres://tests").output();
    let text = printed(&output.unwrap());
    assert!(text.contains("session_hours = 3") && text.contains("limits.live_connections = 7"), "{text}");
}

#[test]
fn the_demo_is_made_whatever_a_person_may_do_in_an_hour() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.toml"), "[limits]\nsubmits_per_hour = 1\njoins_per_hour = 1\nuploads_per_hour = 1\n").unwrap();
    let made = muraciet(folder.path(), &["seed", "--demo", "--appeals", "60", "--config", "a.toml"]);
    assert!(made.status.success(), "{made:?}");
    assert!(printed(&made).contains("64 appeals"), "four without a place come to those asked for: {made:?}");
}

#[test]
fn demo_and_real_data_never_meet() {
    let folder = tempfile::tempdir().unwrap();
    assert!(muraciet(folder.path(), &["migrate"]).status.success());
    let demo_on_real = muraciet(folder.path(), &["serve", "--demo", "--listen", "127.0.0.1:0"]);
    assert!(!demo_on_real.status.success());
    assert!(String::from_utf8_lossy(&demo_on_real.stderr).contains("real data"), "{demo_on_real:?}");
    let seeded = muraciet(folder.path(), &["seed", "--synthetic", "10", "--data", "demo"]);
    assert!(seeded.status.success(), "{seeded:?}");
    let real_on_demo = muraciet(folder.path(), &["serve", "--data", "demo", "--listen", "127.0.0.1:0"]);
    assert!(!real_on_demo.status.success());
    assert!(String::from_utf8_lossy(&real_on_demo.stderr).contains("demo database"), "{real_on_demo:?}");
}

#[test]
fn a3_1_6_test_and_real_data_never_meet() {
    let folder = tempfile::tempdir().unwrap();
    let run = |environment: &str, data: &str| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_muraciet"));
        program.args(["migrate", "--data", data]).current_dir(folder.path()).env("MURACIET_ENVIRONMENT", environment);
        let output = program.output().unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    for (mine, other) in [("production", "test"), ("test", "production")] {
        let (taken, told) = run(mine, mine);
        assert!(taken, "{told}");
        assert!(run(mine, mine).0, "again, in its own environment");
        let (taken, told) = run(other, mine);
        assert!(!taken && told.contains(&format!("belongs to the environment `{mine}`")), "{told}");
    }
    assert!(!run("probe", "probe").0, "there are two environments");
}

#[test]
fn check_says_what_is_whole_and_names_what_is_not() {
    let folder = tempfile::tempdir().unwrap();
    assert!(muraciet(folder.path(), &["seed", "--demo", "--appeals", "12"]).status.success());
    let whole = muraciet(folder.path(), &["check"]);
    assert!(whole.status.success(), "{whole:?}");
    let text = printed(&whole);
    assert!(text.contains("16 appeals: every chain is whole") && text.contains("files: each is there and unchanged"), "{text}");

    let files = files_below(&folder.path().join("data/files"));
    let original = files.iter().find(|path| path.ends_with("full")).expect("the demo has photos");
    std::fs::write(original, b"another picture").unwrap();
    let damaged = muraciet(folder.path(), &["check"]);
    let (text, hash) = (printed(&damaged), original.parent().unwrap().file_name().unwrap().to_str().unwrap());
    assert!(!damaged.status.success() && text.contains(&format!("changed: {hash}")), "{damaged:?}");
    assert!(text.contains("16 appeals: every chain is whole"), "{text}");
}

fn files_below(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

#[test]
fn t1_7_new_terms_are_published_from_three_files() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in
        [("az.md", "# Qaydalar\n\n1.1. Yeni şərt."), ("en.md", "# Terms\n\n1.1. A new term."), ("ru.md", "# Правила\n\n1.1. Новое.")]
    {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let publish = || muraciet(folder.path(), &["terms", "publish", "az.md", "en.md", "ru.md"]);
    let first = publish();
    assert!(printed(&first).contains("version 2 is in force"), "{first:?}");
    assert!(!publish().status.success(), "the same text is no new version");
    assert!(!muraciet(folder.path(), &["terms", "publish", "az.md", "en.md", "none.md"]).status.success());
}

#[test]
fn a3_4_a_backup_can_be_begun_from_and_a_drill_finds_a_changed_byte() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| muraciet(folder.path(), arguments);
    assert!(run(&["seed", "--demo", "--appeals", "60"]).status.success());
    std::fs::write(folder.path().join("site.key"), "5f".repeat(32)).unwrap();
    let made = run(&["backup", "there", "--key", "site.key"]);
    assert!(made.status.success(), "{made:?}");
    let drill = run(&["drill", "--from", "there", "--key", "site.key", "--beside", "."]);
    assert!(drill.status.success() && printed(&drill).contains("64 appeals: every chain is whole"), "{drill:?}");
    assert!(!run(&["drill", "--from", "there", "--beside", "."]).status.success(), "sealed");
    let left = std::fs::read_dir(folder.path())
        .unwrap()
        .filter(|entry| entry.as_ref().is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("muraciet-drill")));
    assert_eq!(left.count(), 0, "a drill leaves nothing behind");
    let restored = run(&["restore", "there", "--key", "site.key", "--data", "new"]);
    assert!(restored.status.success(), "{restored:?}");
    assert!(!run(&["restore", "there", "--key", "site.key", "--data", "new"]).status.success(), "nothing is written over");
    let copied = run(&["copy-db", "sqlite:copy/muraciet.db", "--data", "new"]);
    assert!(copied.status.success() && printed(&copied).contains("appeal: 64 rows"), "{copied:?}");

    let file = first_file(&folder.path().join("there/files"));
    let mut content = std::fs::read(&file).unwrap();
    *content.last_mut().unwrap() ^= 1;
    std::fs::write(&file, content).unwrap();
    let found = run(&["drill", "--from", "there", "--key", "site.key", "--beside", "."]);
    assert!(!found.status.success(), "{found:?}");
    let bare = run(&["backup", "bare"]);
    assert!(bare.status.success(), "{bare:?}");
    let file = first_file(&folder.path().join("bare/files"));
    let mut content = std::fs::read(&file).unwrap();
    *content.last_mut().unwrap() ^= 1;
    std::fs::write(&file, content).unwrap();
    let found = run(&["drill", "--from", "bare", "--beside", "."]);
    assert!(!found.status.success() && printed(&found).contains("changed: "), "{found:?}");
}

/// A file's original below a folder.
fn first_file(folder: &Path) -> std::path::PathBuf {
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            match entry.path() {
                path if path.is_dir() => waiting.push(path),
                path if path.ends_with("full") => return path,
                _ => {}
            }
        }
    }
    panic!("no file");
}
