//! Texts that people write.

use super::MIN_LETTERS;
use crate::refusal::{Code, Field, Refusal};

/// The text as it is kept: line ends are `\n`, control characters (tab excepted, it becomes a space) and those that turn
/// the direction of foreign text are gone, no space at the ends of lines and of the whole, at most one empty line in a row.
/// Right-to-left letters and emoji stay as they are.
pub fn clean(typed: &str) -> String {
    let unix = typed.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    let seen: String = unix.chars().filter(|c| *c == '\n' || !is_hidden(*c)).collect();
    let mut kept = String::with_capacity(seen.len());
    let mut empty_lines = 0;
    for line in seen.trim().split('\n').map(str::trim_end) {
        empty_lines = if line.is_empty() { empty_lines + 1 } else { 0 };
        if empty_lines <= 1 {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept.truncate(kept.trim_end().len());
    kept
}

/// Control characters, and marks that would let a text show itself in another order than it is stored.
fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// At most `max` characters.
pub fn at_most(field: Field, text: &str, max: u32) -> Option<Refusal> {
    let is = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    (is > max).then_some(Refusal::new(field, Code::TooLong { max, is }))
}

/// Something said: at least [`MIN_LETTERS`] letters or digits, at most `max` characters.
pub fn telling(field: Field, text: &str, max: u32) -> Option<Refusal> {
    if text.trim().is_empty() {
        return Some(Refusal::new(field, Code::Required));
    }
    let letters = text.chars().filter(|c| c.is_alphanumeric()).take(MIN_LETTERS as usize).count();
    let too_short = letters < MIN_LETTERS as usize;
    too_short.then_some(Refusal::new(field, Code::TooShort { min: MIN_LETTERS })).or_else(|| at_most(field, text, max))
}
