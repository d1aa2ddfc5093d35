//! Turns `locales/{az,en,ru}/*.json` into typed functions, one for each text; a missing or different key stops the build.
//!
//! A value is a sentence with `{name}` places, or an object of plural forms (`one`, `few`, `many`, `other`) counted by `{n}`.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs, process};

const LANGS: [&str; 3] = ["az", "en", "ru"];
/// Namespace → key → one value per language.
type Texts = BTreeMap<String, BTreeMap<String, [Option<Value>; 3]>>;

fn main() {
    println!("cargo:rerun-if-changed=locales");
    let mut wrong = Vec::new();
    let texts = read(&mut wrong);
    let code = generate(&texts, &mut wrong);
    if !wrong.is_empty() {
        wrong.iter().for_each(|line| println!("cargo:error={line}"));
        process::exit(1);
    }
    let out = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("texts.rs");
    if let Err(error) = fs::write(&out, code) {
        println!("cargo:error=can't write {}: {error}", out.display());
        process::exit(1);
    }
}

fn read(wrong: &mut Vec<String>) -> Texts {
    let mut texts = Texts::new();
    for (at, lang) in LANGS.iter().enumerate() {
        let folder = Path::new("locales").join(lang);
        let files = fs::read_dir(&folder).into_iter().flatten().flatten();
        for path in files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|end| end == "json")) {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            match fs::read_to_string(&path).map_err(|error| error.to_string()).and_then(|text| parse(&text)) {
                Ok(keys) => {
                    for (key, value) in keys {
                        texts.entry(name.clone()).or_default().entry(key).or_default()[at] = Some(value);
                    }
                }
                Err(error) => wrong.push(format!("{}: {error}", path.display())),
            }
        }
    }
    texts
}

fn parse(text: &str) -> Result<BTreeMap<String, Value>, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn generate(texts: &Texts, wrong: &mut Vec<String>) -> String {
    let mut code = String::new();
    for (name, keys) in texts {
        let _ = writeln!(code, "/// Texts of `{name}.json`.\npub mod {name} {{\n    #[allow(unused_imports)]\n    use super::*;");
        for (key, values) in keys {
            code.push_str(&function(name, key, values, wrong));
        }
        code.push_str("}\n");
    }
    code
}

fn function(name: &str, key: &str, values: &[Option<Value>; 3], wrong: &mut Vec<String>) -> String {
    for (lang, value) in LANGS.iter().zip(values) {
        if value.is_none() {
            wrong.push(format!("locales/{lang}/{name}.json: the text `{key}` is missing"));
        }
    }
    let [Some(az), Some(en), Some(ru)] = values else { return String::new() };
    let places = places(az);
    for (lang, value) in LANGS.iter().zip([az, en, ru]) {
        let mut theirs = self::places(value);
        let mut ours = places.clone();
        theirs.sort();
        ours.sort();
        if theirs != ours {
            wrong.push(format!("locales/{lang}/{name}.json: `{key}` has the places {theirs:?}, Azerbaijani has {ours:?}"));
        }
    }
    let az_text = first_form(az).replace('\n', " ");
    let mut code = format!("    /// «{az_text}»\n    pub fn {key}(lang: Lang");
    let plural = values.iter().flatten().any(Value::is_object);
    for place in &places {
        let kind = if plural && place == "n" { "i64" } else { "impl Display" };
        let _ = write!(code, ", {place}: {kind}");
    }
    if places.is_empty() {
        let arms: Vec<String> = [az, en, ru].iter().map(|value| format!("{:?}", first_form(value))).collect();
        let _ = writeln!(
            code,
            ") -> &'static str {{\n        match lang {{ Lang::Az => {}, Lang::En => {}, Lang::Ru => {} }}\n    }}",
            arms[0], arms[1], arms[2]
        );
    } else {
        let _ = writeln!(
            code,
            ") -> String {{\n        match lang {{\n            Lang::Az => {},\n            Lang::En => {},\n            Lang::Ru => {},\n        }}\n    }}",
            format_of("Az", az),
            format_of("En", en),
            format_of("Ru", ru)
        );
    }
    code
}

/// The Rust expression that fills one language's sentence.
fn format_of(lang: &str, value: &Value) -> String {
    let Value::Object(forms) = value else { return format!("format!({:?})", first_form(value)) };
    let mut arms = String::new();
    for form in ["one", "few", "many"] {
        if let Some(text) = forms.get(form).and_then(Value::as_str) {
            let variant = form[..1].to_uppercase() + &form[1..];
            let _ = write!(arms, "Plural::{variant} => format!({text:?}), ");
        }
    }
    let other = forms.get("other").and_then(Value::as_str).unwrap_or_default();
    format!("match plural(Lang::{lang}, n) {{ {arms}_ => format!({other:?}) }}")
}

fn first_form(value: &Value) -> String {
    match value {
        Value::Object(forms) => forms.get("other").and_then(Value::as_str).unwrap_or_default().to_owned(),
        other => other.as_str().unwrap_or_default().to_owned(),
    }
}

/// The `{places}` of a sentence, in order, each once.
fn places(value: &Value) -> Vec<String> {
    let text = first_form(value);
    let mut found: Vec<String> = Vec::new();
    for part in text.split('{').skip(1) {
        let place = part.split('}').next().unwrap_or_default().to_owned();
        if !found.contains(&place) {
            found.push(place);
        }
    }
    found
}
