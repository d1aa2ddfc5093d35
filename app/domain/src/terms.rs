//! The terms of use, versioned (T1.3, T1.7): what a person reads before accepting them.

use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// A version of the terms in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsView {
    /// The version that is accepted.
    pub version: String,
    /// The text in its order. A paragraph that begins with `# ` is a heading, with `- ` an item of a list.
    pub paragraphs: Vec<String>,
    /// The signed-in person has accepted this version.
    pub accepted: bool,
    /// Since when it holds.
    #[serde(default)]
    pub published_ms: UnixMs,
    /// A later version is in force.
    #[serde(default)]
    pub past: bool,
    /// The version with which `changes` compares: the one this person accepted, or the one before.
    #[serde(default)]
    pub compared: Option<String>,
    /// Every paragraph that is different, in the order of the text (T1.7).
    #[serde(default)]
    pub changes: Vec<Changed>,
    /// All versions, the newest first.
    #[serde(default)]
    pub history: Vec<(String, UnixMs)>,
}

/// A paragraph that is different from the one in an earlier version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed(pub Vec<Part>);

/// A stretch of a changed paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// In both.
    Same(String),
    /// Only in the earlier version.
    Gone(String),
    /// Only in this one.
    New(String),
}

/// How a paragraph of the terms is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paragraph<'a> {
    /// A heading.
    Heading(&'a str),
    /// A heading below a heading.
    Subheading(&'a str),
    /// An item of a list.
    Item(&'a str),
    /// Plain words.
    Words(&'a str),
}

impl<'a> Paragraph<'a> {
    /// Tells by the first characters what the paragraph is, and takes them off.
    pub fn of(text: &'a str) -> Paragraph<'a> {
        if let Some(heading) = text.strip_prefix("# ") {
            Paragraph::Heading(heading)
        } else if let Some(heading) = text.strip_prefix("## ") {
            Paragraph::Subheading(heading)
        } else if let Some(item) = text.strip_prefix("- ") {
            Paragraph::Item(item)
        } else {
            Paragraph::Words(text)
        }
    }
}

/// A stretch of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inline<'a> {
    /// Plain words.
    Words(&'a str),
    /// `[words](/address)`, to an address of our own or a phone number.
    Link(&'a str, &'a str),
}

/// The stretches of a paragraph. Only `/…` and `tel:…` make a link; anything else stays as it was typed.
pub fn inline(text: &str) -> Vec<Inline<'_>> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some((before, words, address, after)) = next_link(rest) {
        if !before.is_empty() {
            found.push(Inline::Words(before));
        }
        found.push(Inline::Link(words, address));
        rest = after;
    }
    if !rest.is_empty() {
        found.push(Inline::Words(rest));
    }
    found
}

fn next_link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (head, tail) = text.split_once("](")?;
    let (before, words) = head.rsplit_once('[')?;
    let (address, after) = tail.split_once(')')?;
    let own = (address.starts_with('/') && !address.starts_with("//")) || address.starts_with("tel:");
    own.then_some((before, words, address, after))
}

#[cfg(test)]
mod tests {
    use super::{Inline, Paragraph, inline};

    #[test]
    fn headings_and_items_are_told_from_words() {
        assert_eq!(Paragraph::of("# 1. Ümumi şərtlər"), Paragraph::Heading("1. Ümumi şərtlər"));
        assert_eq!(Paragraph::of("## FİN"), Paragraph::Subheading("FİN"));
        assert_eq!(Paragraph::of("- ünvan"), Paragraph::Item("ünvan"));
        assert_eq!(Paragraph::of("1.1. Qaydalar"), Paragraph::Words("1.1. Qaydalar"));
    }
    #[test]
    fn links_lead_to_our_own_pages_and_phones_only() {
        let text = "Bax: [Xəritə](/), zəng: [108](tel:108).";
        let expected = [
            Inline::Words("Bax: "),
            Inline::Link("Xəritə", "/"),
            Inline::Words(", zəng: "),
            Inline::Link("108", "tel:108"),
            Inline::Words("."),
        ];
        assert_eq!(inline(text), expected);
        for plain in ["[x](https://a.example)", "[x](//a.example)", "[x](javascript:1)", "a [b", "](", ""] {
            assert!(inline(plain).iter().all(|part| matches!(part, Inline::Words(_))), "{plain}");
        }
    }
}
