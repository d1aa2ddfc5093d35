//! Long numbers: phones of the country and bank cards, written in one or in groups.

use super::{Found, Personal};

/// A run of digits.
struct Group<'a> {
    at: usize,
    digits: &'a str,
    /// It follows the group before closely enough to be one number with it.
    joined: bool,
}

/// Phones and cards; of several readings that begin at one place the longest.
pub fn find(text: &str) -> Vec<Found> {
    let groups = groups(text);
    let (mut found, mut from) = (Vec::new(), 0);
    while from < groups.len() {
        let longest = (from..groups.len()).take_while(|to| *to == from || groups[*to].joined).take(MOST_GROUPS);
        let best = longest.filter_map(|to| Some((to, kind(&groups[from..=to])?))).last();
        from = match best {
            Some((to, kind)) => {
                let (first, last) = (&groups[from], &groups[to]);
                let start = first.at - usize::from(text[..first.at].ends_with('+'));
                found.push(Found { kind, at: start..last.at + last.digits.len() });
                to + 1
            }
            None => from + 1,
        };
    }
    found
}

/// `+994 (50) 123 45 67` has five groups, a card at most five.
const MOST_GROUPS: usize = 6;

fn groups(text: &str) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let rest = &text[start..];
        let digits = rest.find(|c: char| !c.is_ascii_digit()).map_or(rest, |end| &rest[..end]);
        let before = groups.last().map_or(0, |last| last.at + last.digits.len());
        let joined = !groups.is_empty() && joins(&text[before..start]);
        groups.push(Group { at: start, digits, joined });
        from = start + digits.len();
    }
    // A number that is part of a word ("Q-2026-0001234", "a12") is that word's.
    let in_word = |group: &Group<'_>| text[..group.at].chars().next_back().is_some_and(char::is_alphabetic);
    groups.retain(|group| !in_word(group));
    groups
}

/// At most two signs that people put between the groups of one number; a point, a comma or a colon makes it a date, a
/// list or a time.
fn joins(between: &str) -> bool {
    between.chars().count() <= 2 && between.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '-' | '–' | '(' | ')'))
}

fn kind(groups: &[Group<'_>]) -> Option<Personal> {
    let digits: String = groups.iter().map(|group| group.digits).collect();
    if is_phone(&digits, groups) {
        Some(Personal::Phone)
    } else if is_card(&digits, groups) {
        Some(Personal::Card)
    } else {
        None
    }
}

/// Country code or trunk 0, then nine digits of a mobile or fixed network (domain facts 3.3); or the usual four groups alone.
fn is_phone(digits: &str, groups: &[Group<'_>]) -> bool {
    let prefix = ["00994", "994", "0"].into_iter().find(|prefix| digits.starts_with(prefix)).unwrap_or_default();
    let national = &digits[prefix.len()..];
    let bare = prefix.is_empty() && groups.iter().map(|group| group.digits.len()).collect::<Vec<_>>() != [2, 3, 2, 2];
    national.len() == 9 && !bare && has_network(national) && groups_fit(prefix.len(), groups)
}

fn has_network(national: &str) -> bool {
    const MOBILE: [&str; 11] = ["10", "60", "40", "44", "50", "51", "55", "70", "77", "99", "36"];
    const FIXED: [&str; 10] = ["12", "18", "20", "21", "22", "23", "24", "25", "26", "46"];
    MOBILE.iter().chain(&FIXED).any(|network| national.starts_with(network))
}

/// The network's two digits are never torn apart: `01-02-2026 10` is a day and an hour.
fn groups_fit(prefix: usize, groups: &[Group<'_>]) -> bool {
    let mut at = 0;
    groups.iter().take(groups.len() - 1).all(|group| {
        at += group.digits.len();
        at <= prefix || (2..=7).contains(&(at - prefix))
    })
}

/// 13 to 19 digits whose check digit is right, in one or in fours (or four, six, five).
fn is_card(digits: &str, groups: &[Group<'_>]) -> bool {
    let shape: Vec<usize> = groups.iter().map(|group| group.digits.len()).collect();
    let fours = shape.len() > 1 && shape[..shape.len() - 1].iter().all(|length| *length == 4) && shape[shape.len() - 1] <= 4;
    let shaped = shape.len() == 1 || fours || shape == [4, 6, 5];
    let issuer = matches!(digits.as_bytes().first(), Some(b'2'..=b'6' | b'9'));
    (13..=19).contains(&digits.len()) && shaped && issuer && luhn(digits)
}

fn luhn(digits: &str) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let values = digits.bytes().rev().map(|byte| u32::from(byte - b'0'));
    values.enumerate().map(|(at, digit)| if at % 2 == 1 { doubled(digit) } else { digit }).sum::<u32>().is_multiple_of(10)
}
