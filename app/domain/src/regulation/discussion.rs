//! The public discussion (R9.7): what may be said, under which name, and what somebody looks at first.

use serde::{Deserialize, Serialize};

/// Most characters of a comment, and of its answer.
pub const MAX_COMMENT: u32 = 2_000;
/// Most comments of a person in an hour.
pub const MOST_COMMENTS: u32 = 5;
/// So many words in a row that are one word are nobody's opinion.
const MOST_REPEATS: usize = 8;

kinds! {
    /// Whether a comment is seen by everybody.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    CommentState {
        /// It is.
        #[default]
        Shown = "shown",
        /// The provider looks at it first.
        Held = "held",
        /// The provider has decided that it isn't.
        Removed = "removed",
    }
}

/// The name under which somebody speaks: given name and the surname's first letter.
pub fn shown_name(given: &str, surname: &str) -> String {
    let initial = surname.trim().chars().next().map(|letter| format!(" {letter}."));
    format!("{}{}", given.trim(), initial.unwrap_or_default())
}

/// What looks like advertising or noise is read by the provider before everybody sees it: links, and one word over and over.
pub fn waits_for_a_look(text: &str) -> bool {
    let lower = text.to_lowercase();
    let marks = ["://", "www.", "[url", "<a ", "t.me/", "wa.me/"];
    marks.iter().any(|mark| lower.contains(mark)) || lower.split_whitespace().any(leads_somewhere) || repeats(&lower)
}

/// `bit.ly/x`, `site.az`: letters, a dot, an ending of a host.
fn leads_somewhere(word: &str) -> bool {
    let word = word.trim_matches(|one: char| !one.is_alphanumeric() && one != '/');
    let (host, path) = word.split_once('/').unwrap_or((word, ""));
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    let plain = name.chars().all(|one| one.is_ascii_alphanumeric() || one == '-' || one == '.') && !name.is_empty();
    let known = ["com", "net", "org", "ru", "az", "info", "biz", "online", "site", "shop", "xyz", "top", "club"];
    plain && name.chars().any(|one| one.is_ascii_alphabetic()) && (known.contains(&ending) || (!path.is_empty() && ending.len() >= 2))
}

fn repeats(lower: &str) -> bool {
    let words: Vec<&str> = lower.split_whitespace().collect();
    words.windows(MOST_REPEATS).any(|row| row.iter().all(|word| *word == row[0]))
}
