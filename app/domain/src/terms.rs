//! The terms of use, versioned (T1.3, T1.7): what a person reads before accepting them.

use serde::{Deserialize, Serialize};

/// The present terms in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsView {
    /// The version that is accepted.
    pub version: String,
    /// The text in its order. A paragraph that begins with `# ` is a heading, with `- ` an item of a list.
    pub paragraphs: Vec<String>,
    /// The signed-in person has accepted this version.
    pub accepted: bool,
}

/// How a paragraph of the terms is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paragraph<'a> {
    /// A heading.
    Heading(&'a str),
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
        } else if let Some(item) = text.strip_prefix("- ") {
            Paragraph::Item(item)
        } else {
            Paragraph::Words(text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Paragraph;

    #[test]
    fn headings_and_items_are_told_from_words() {
        assert_eq!(Paragraph::of("# 1. Ümumi şərtlər"), Paragraph::Heading("1. Ümumi şərtlər"));
        assert_eq!(Paragraph::of("- ünvan"), Paragraph::Item("ünvan"));
        assert_eq!(Paragraph::of("1.1. Qaydalar"), Paragraph::Words("1.1. Qaydalar"));
    }
}
