//! Reads `{az,en,ru}/*.json`: a text is a sentence with `{name}` places, or an object of plural forms (`one`, `few`, `many`,
//! `other`) counted by `{n}`. A key or a place that is not the same in all three languages is an error.
//!
//! The order of [`Locales::rows`] is what `app` (which has the numbers of rows in its code) and the browser bundle (which
//! writes a file of rows for each language) agree on.

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The languages, in the order of `domain::lang::Lang`.
pub const LANGS: [&str; 3] = ["az", "en", "ru"];

/// Files of texts that only the server says: pages made as paragraphs, answers without a page. No browser loads them.
pub const SERVED: [&str; 5] = ["data", "letter", "privacy", "server", "ticket"];

/// Files of texts that every page of a browser loads: those of the first part of the program (the frame and the public map).
/// The others come with the part that needs them.
pub const FIRST: [&str; 4] = ["errors", "home", "status", "ui"];

/// Which texts a browser loads when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// With every page.
    First,
    /// With the first part of the program after that.
    Rest,
}

/// Plural forms (CLDR) in the order of their rows.
pub const FORMS: [&str; 4] = ["one", "few", "many", "other"];

/// One text in all languages.
#[derive(Debug, PartialEq, Eq)]
pub struct Text {
    /// File without its ending: `home`.
    pub space: String,
    /// Key: `title`.
    pub key: String,
    /// The places, in the order of the Azerbaijani sentence.
    pub places: Vec<String>,
    /// Counted by `{n}`: it has four rows, one for each of [`FORMS`]; others have one.
    pub plural: bool,
    rows: [Vec<String>; 3],
}

/// All texts, by space and key.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Locales {
    /// The texts in their order.
    pub texts: Vec<Text>,
}

impl Locales {
    /// Reads the folder that holds a folder for each language.
    ///
    /// # Errors
    /// A line for everything that is wrong.
    pub fn read(folder: &Path) -> Result<Self, Vec<String>> {
        let mut wrong = Vec::new();
        let mut found: BTreeMap<(String, String), [Option<Value>; 3]> = BTreeMap::new();
        for (at, lang) in LANGS.iter().enumerate() {
            for (space, keys) in spaces(&folder.join(lang), &mut wrong) {
                for (key, value) in keys {
                    found.entry((space.clone(), key)).or_default()[at] = Some(value);
                }
            }
        }
        let texts = found.into_iter().filter_map(|((space, key), values)| text(space, key, values, &mut wrong)).collect();
        if wrong.is_empty() { Ok(Self { texts }) } else { Err(wrong) }
    }

    /// The rows of a language (0 `az`, 1 `en`, 2 `ru`), text after text.
    pub fn rows(&self, lang: usize) -> Vec<&str> {
        self.texts.iter().flat_map(|text| &text.rows[lang]).map(String::as_str).collect()
    }

    /// The same rows as a browser loads them: what is not in this share is empty, so that the numbers stay.
    pub fn share_of(&self, lang: usize, share: Share) -> Vec<&str> {
        let belongs = self.texts.iter().flat_map(|text| std::iter::repeat_n(share.has(&text.space), text.height()));
        self.rows(lang).into_iter().zip(belongs).map(|(row, belongs)| if belongs { row } else { "" }).collect()
    }
}

impl Share {
    fn has(self, space: &str) -> bool {
        match self {
            Share::First => FIRST.contains(&space),
            Share::Rest => !FIRST.contains(&space) && !SERVED.contains(&space),
        }
    }
}

impl Text {
    /// How many rows it has.
    pub fn height(&self) -> usize {
        self.rows[0].len()
    }

    /// The sentence in Azerbaijani.
    pub fn azerbaijani(&self) -> &str {
        self.rows[0].last().map(String::as_str).unwrap_or_default()
    }
}

fn spaces(folder: &Path, wrong: &mut Vec<String>) -> Vec<(String, Map<String, Value>)> {
    let mut spaces = Vec::new();
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|end| end == "json")) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match fs::read_to_string(&path).map_err(|error| error.to_string()).and_then(|text| parsed(&text)) {
            Ok(keys) => spaces.push((name, keys)),
            Err(error) => wrong.push(format!("{}: {error}", path.display())),
        }
    }
    spaces
}

fn parsed(text: &str) -> Result<Map<String, Value>, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

fn text(space: String, key: String, values: [Option<Value>; 3], wrong: &mut Vec<String>) -> Option<Text> {
    for (lang, value) in LANGS.iter().zip(&values) {
        if value.is_none() {
            wrong.push(format!("locales/{lang}/{space}.json: the text `{key}` is missing"));
        }
    }
    let [Some(az), Some(en), Some(ru)] = &values else { return None };
    let ours = places(az);
    for (lang, value) in LANGS.iter().zip([az, en, ru]) {
        let theirs = places(value);
        if sorted(&theirs) != sorted(&ours) {
            wrong.push(format!("locales/{lang}/{space}.json: `{key}` has the places {theirs:?}, Azerbaijani has {ours:?}"));
        }
    }
    let plural = [az, en, ru].iter().any(|value| value.is_object());
    Some(Text { space, key, places: ours, plural, rows: [az, en, ru].map(|value| rows(value, plural)) })
}

fn rows(value: &Value, plural: bool) -> Vec<String> {
    let other = last_form(value);
    if !plural {
        return vec![other.to_owned()];
    }
    FORMS.iter().map(|form| value.get(form).and_then(Value::as_str).unwrap_or(other).to_owned()).collect()
}

fn last_form(value: &Value) -> &str {
    value.get("other").unwrap_or(value).as_str().unwrap_or_default()
}

/// The `{places}` of a sentence, in order, each once.
fn places(value: &Value) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in last_form(value).split('{').skip(1) {
        let place = part.split('}').next().unwrap_or_default().to_owned();
        if !found.contains(&place) {
            found.push(place);
        }
    }
    found
}

fn sorted(places: &[String]) -> Vec<&String> {
    let mut places: Vec<&String> = places.iter().collect();
    places.sort();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(az: &str, en: &str, ru: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (lang, text) in LANGS.iter().zip([az, en, ru]) {
            fs::create_dir(folder.path().join(lang)).unwrap();
            fs::write(folder.path().join(lang).join("home.json"), text).unwrap();
        }
        folder
    }

    #[test]
    fn a_counted_text_has_a_row_for_every_form() {
        let folder = folder(
            r#"{"a": "Bir", "n": {"other": "{n} müraciət"}}"#,
            r#"{"a": "One", "n": {"one": "{n} appeal", "other": "{n} appeals"}}"#,
            r#"{"a": "Один", "n": {"one": "{n} обращение", "few": "{n} обращения", "many": "{n} обращений", "other": "{n} обращения"}}"#,
        );
        let locales = Locales::read(folder.path()).unwrap();
        assert_eq!(locales.rows(0), ["Bir", "{n} müraciət", "{n} müraciət", "{n} müraciət", "{n} müraciət"]);
        assert_eq!(locales.rows(1)[1..3], ["{n} appeal", "{n} appeals"]);
        assert_eq!(locales.rows(2)[3], "{n} обращений");
        assert_eq!((locales.texts[0].height(), locales.texts[1].height()), (1, 4));
        assert_eq!(locales.texts[1].places, ["n"]);
    }

    #[test]
    fn each_share_keeps_the_rows_of_the_others_empty() {
        let folder = folder(r#"{"a": "Bir"}"#, r#"{"a": "One"}"#, r#"{"a": "Один"}"#);
        for lang in LANGS {
            fs::write(folder.path().join(lang).join("privacy.json"), r#"{"b": "uzun"}"#).unwrap();
            fs::write(folder.path().join(lang).join("rights.json"), r#"{"c": "hüquq"}"#).unwrap();
        }
        let locales = Locales::read(folder.path()).unwrap();
        assert_eq!(locales.rows(0), ["Bir", "uzun", "hüquq"]);
        assert_eq!(locales.share_of(0, Share::First), ["Bir", "", ""]);
        assert_eq!(locales.share_of(0, Share::Rest), ["", "", "hüquq"]);
    }

    #[test]
    fn a_missing_key_and_a_missing_place_are_named() {
        let missing = folder(r#"{"a": "Bir"}"#, r#"{"a": "One"}"#, "{}");
        assert_eq!(Locales::read(missing.path()), Err(vec!["locales/ru/home.json: the text `a` is missing".to_owned()]));
        let place = folder(r#"{"a": "{day} {n}"}"#, r#"{"a": "{n} {day}"}"#, r#"{"a": "{n}"}"#);
        let wrong = Locales::read(place.path()).unwrap_err();
        assert!(wrong.len() == 1 && wrong[0].contains("locales/ru/home.json: `a`"), "{wrong:?}");
    }
}
