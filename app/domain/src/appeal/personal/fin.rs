//! The personal identification number: seven Latin capitals and digits, without I and O (domain facts 3.1). It has no check
//! digit, so a word before it ("FİN") counts as much as its look.

use super::{Found, Personal};
use crate::fold::fold;

const LENGTH: usize = 7;
/// How many words before it may be the one that names it: "FİN kodum budur:".
const NAMED_WITHIN: usize = 3;

/// Words that look like a FİN, or are called one.
pub fn find(text: &str) -> Vec<Found> {
    let (mut found, mut named) = (Vec::new(), 0);
    for (at, word) in words(text) {
        if is_fin(word) && (named > 0 || looks_like_one(word)) {
            found.push(Found { kind: Personal::Fin, at: at..at + word.len() });
        }
        named = if is_its_name(word) { NAMED_WITHIN } else { named.saturating_sub(1) };
    }
    found
}

/// Runs of letters and digits, with where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\u{307}').filter(|word| !word.is_empty());
    words.map(move |word| (word.as_ptr() as usize - start, word))
}

fn is_its_name(word: &str) -> bool {
    let word = fold(word);
    ["fin", "фин"].iter().any(|name| word.strip_prefix(name).is_some_and(|rest| rest.chars().count() <= 4))
}

/// Its letters and length, in any case; a word without a digit is a word.
fn is_fin(word: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() && !matches!(byte.to_ascii_uppercase(), b'I' | b'O');
    word.len() == LENGTH && word.bytes().all(fits) && word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Without being named: capitals and digits well mixed, and no car's plate (`10AA123`).
fn looks_like_one(word: &str) -> bool {
    let letters = word.bytes().filter(u8::is_ascii_uppercase).count();
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    letters >= 2 && digits >= 2 && letters + digits == LENGTH && !is_plate(word.as_bytes())
}

fn is_plate(word: &[u8]) -> bool {
    word.iter().enumerate().all(|(at, byte)| if matches!(at, 2 | 3) { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() })
}
