//! Turns `locales/` into typed functions, one for each text; a missing or different key stops the build.

use locales::{LANGS, Locales, Text};
use std::fmt::Write;
use std::path::Path;
use std::{env, fs, process};

fn main() {
    println!("cargo:rerun-if-changed=locales");
    let locales = Locales::read(Path::new("locales")).unwrap_or_else(|wrong| stop(&wrong));
    let out = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("texts.rs");
    if let Err(error) = fs::write(&out, code(&locales)) {
        stop(&[format!("can't write {}: {error}", out.display())]);
    }
}

fn stop(wrong: &[String]) -> ! {
    wrong.iter().for_each(|line| println!("cargo:error={line}"));
    process::exit(1);
}

/// A module for each file of texts, and the rows of all languages for who has them in the program (the server).
fn code(locales: &Locales) -> String {
    let mut code = String::new();
    let mut row = 0;
    for space in locales.texts.chunk_by(|one, next| one.space == next.space) {
        let name = &space[0].space;
        let _ = writeln!(code, "/// Texts of `{name}.json`.\npub mod {name} {{\n    #[allow(unused_imports)]\n    use super::*;");
        for text in space {
            code.push_str(&function(text, row));
            row += text.height();
        }
        code.push_str("}\n");
    }
    code.push_str("#[cfg(not(feature = \"hydrate\"))]\npub(super) static ROWS: [&[&str]; 3] = [\n");
    for lang in 0..LANGS.len() {
        let _ = writeln!(code, "    &{:?},", locales.rows(lang));
    }
    code + "];\n"
}

fn function(text: &Text, row: usize) -> String {
    let Text { key, places, plural, .. } = text;
    let mut code = format!("    /// «{}»\n    pub fn {key}(lang: Lang", text.azerbaijani().replace('\n', " "));
    for place in places {
        let kind = if *plural && place == "n" { "i64" } else { "impl Display" };
        let _ = write!(code, ", {place}: {kind}");
    }
    if places.is_empty() {
        let _ = writeln!(code, ") -> &'static str {{\n        row(lang, {row})\n    }}");
        return code;
    }
    let row = if *plural { format!("{row} + plural(lang, n) as usize") } else { row.to_string() };
    let filled: Vec<String> = places.iter().map(|place| format!("({place:?}, &{place} as &dyn Display)")).collect();
    let _ = writeln!(code, ") -> String {{\n        fill(row(lang, {row}), &[{}])\n    }}", filled.join(", "));
    code
}
