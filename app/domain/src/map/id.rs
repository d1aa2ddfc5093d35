//! Appeals' ids as the 128 bits they are: sixteen bytes in the index instead of a text on the heap.

use crate::ids::{AppealId, is_uuid};

/// The bits of a UUID; `None` when the text isn't one.
pub fn id_bits(id: &AppealId) -> Option<u128> {
    let text = id.as_str();
    let digits: String = text.chars().filter(|c| *c != '-').collect();
    is_uuid(text).then(|| u128::from_str_radix(&digits, 16).ok()).flatten()
}

/// The UUID in its usual written form.
pub fn appeal_id(bits: u128) -> AppealId {
    let hex = format!("{bits:032x}");
    AppealId([&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-"))
}
