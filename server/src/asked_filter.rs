//! Filters as they stand in the addresses of files and feeds: an empty field is no filter.

use domain::lifecycle::StatusGroup;

/// The word, when there is one.
pub fn word(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// The group of statuses, when one is asked for; `None` for one that there isn't.
pub fn status(text: &str) -> Option<Option<StatusGroup>> {
    if text.is_empty() { Some(None) } else { StatusGroup::parse(text).map(Some) }
}
