//! What looks like personal data in a text: FİN, phone, bank card, e-mail (T3.1, T6.0.1).
//!
//! It warns, it never blocks: the person decides whether it stays. So it would rather miss a strange spelling than cry wolf
//! at a house number, a date or a car's plate. The same marks help staff to clear the text for the public.

mod email;
mod fin;
mod numbers;
#[cfg(test)]
mod tests;

use std::ops::Range;

/// What stands in place of personal data in a text for the public.
pub const MASK: &str = "▇▇▇▇";

/// A kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Personal {
    /// Personal identification number (FİN).
    Fin,
    /// A phone number of the country.
    Phone,
    /// A bank card's number.
    Card,
    /// An e-mail address.
    Email,
}

/// One place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it looks like.
    pub kind: Personal,
    /// Its bytes in the text.
    pub at: Range<usize>,
}

/// Every place that looks like personal data, in order, none inside another.
pub fn find(text: &str) -> Vec<Found> {
    let mut all: Vec<Found> = email::find(text);
    for found in numbers::find(text).into_iter().chain(fin::find(text)) {
        if all.iter().all(|other| found.at.end <= other.at.start || other.at.end <= found.at.start) {
            all.push(found);
        }
    }
    all.sort_by_key(|found| found.at.start);
    all
}

/// The kinds found, each once.
pub fn kinds(text: &str) -> Vec<Personal> {
    let mut kinds: Vec<Personal> = find(text).into_iter().map(|found| found.kind).collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

/// The text with [`MASK`] where personal data stood.
pub fn masked(text: &str) -> String {
    replaced(text, MASK)
}

/// The text without them.
pub fn without(text: &str) -> String {
    let cut = replaced(text, "");
    let lines = cut.split('\n').map(|line| line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n")
}

fn replaced(text: &str, mask: &str) -> String {
    let (mut kept, mut from) = (String::with_capacity(text.len()), 0);
    for Found { at, .. } in find(text) {
        kept.push_str(&text[from..at.start]);
        kept.push_str(mask);
        from = at.end;
    }
    kept.push_str(&text[from..]);
    kept
}
