//! Words that could not be taken as they were: what a browser without script has sent, kept until it is mended, so that nothing typed
//! is lost. A rating of a service, a question about one, something said of a regulation.

use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// What the words are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordsOf {
    /// A rating of a service.
    #[default]
    Rating,
    /// A question about a service.
    Question,
    /// Something said in the discussion of a regulation (R9.7).
    Comment,
}

/// The words as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptWords {
    /// Their own id.
    pub id: String,
    /// What they are.
    pub of: WordsOf,
    /// Number of the service, or id of the regulation.
    pub about: String,
    /// Stars of a rating; 0 is nothing chosen.
    pub stars: u8,
    /// The words.
    pub text: String,
    /// Why they were not taken; empty when only signing in was missing.
    pub refusals: Vec<Refusal>,
}

impl KeptWords {
    /// They belong to this form about this thing.
    pub fn is_for(&self, of: WordsOf, about: &str) -> bool {
        self.of == of && self.about.eq_ignore_ascii_case(about)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_belong_to_one_form_about_one_thing() {
        let kept = KeptWords { of: WordsOf::Question, about: "ER-2026-0000001-4".into(), ..KeptWords::default() };
        assert!(kept.is_for(WordsOf::Question, "er-2026-0000001-4"));
        assert!(!kept.is_for(WordsOf::Rating, "ER-2026-0000001-4") && !kept.is_for(WordsOf::Question, "ER-2026-0000002-2"));
    }
}
