//! Putting values into the places of a text, and finding places that are still empty.

use crate::refusal::{Code, Field, Refusal};

/// A place of a template: the name between the braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The number by which the person knows the appeal.
    Number,
    /// The day of sending, `13.03.2026`.
    Sent,
    /// Today.
    Today,
    /// The category's name in the template's language.
    Category,
    /// The place in words.
    Address,
    /// The name of the institution that answers.
    Institution,
    /// The last day of the term.
    Due,
}

impl Place {
    /// All of them.
    pub const ALL: [Place; 7] = [Place::Number, Place::Sent, Place::Today, Place::Category, Place::Address, Place::Institution, Place::Due];

    /// The name between the braces.
    pub fn as_str(self) -> &'static str {
        match self {
            Place::Number => "number",
            Place::Sent => "sent",
            Place::Today => "today",
            Place::Category => "category",
            Place::Address => "place",
            Place::Institution => "institution",
            Place::Due => "due",
        }
    }
}

/// A filled text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The text; a place without a value stands in it as it is.
    pub text: String,
    /// The names of those places, each once.
    pub missing: Vec<String>,
}

/// Fills the places that have a value. An empty value is none: a hole is seen, two spaces are not.
pub fn fill(text: &str, value: impl Fn(Place) -> Option<String>) -> Filled {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((start, end)) = next_hole(rest) {
        filled.push_str(&rest[..start]);
        let name = &rest[start + 1..end];
        let known = Place::ALL.into_iter().find(|place| place.as_str() == name);
        match known.and_then(&value).filter(|value| !value.trim().is_empty()) {
            // A value that itself looks like a place must not become one.
            Some(value) => filled.push_str(&value.replace(['{', '}'], "")),
            None => filled.push_str(&rest[start..=end]),
        }
        rest = &rest[end + 1..];
    }
    filled.push_str(rest);
    Filled { missing: holes(&filled), text: filled }
}

/// The names of the empty places in a text, each once, in their order. Braces around anything but a place's name are only braces.
pub fn holes(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some((start, end)) = next_hole(rest) {
        let name = &rest[start + 1..end];
        if found.iter().all(|known| known != name) {
            found.push(name.to_owned());
        }
        rest = &rest[end + 1..];
    }
    found
}

/// What a text to be sent may not have (A8.6, A8.9): an empty place.
pub fn without_holes(field: Field, text: &str) -> Option<Refusal> {
    next_hole(text).map(|_| Refusal::new(field, Code::Unfilled))
}

/// Where the next place stands: its opening and its closing brace.
fn next_hole(text: &str) -> Option<(usize, usize)> {
    text.match_indices('{').find_map(|(start, _)| {
        let length = text[start + 1..].find('}')?;
        let name = &text[start + 1..start + 1 + length];
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        is_name.then_some((start, start + 1 + length))
    })
}
