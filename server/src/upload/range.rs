//! Parts of a file (RFC 9110, 14): phones ask for a recording piece by piece and play nothing without an answer to that.

use std::ops::Range;

/// What a `Range` header asks of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The whole: nothing was asked, or something that we don't understand and may pass over.
    Whole,
    /// These bytes.
    Part(Range<u64>),
    /// Bytes that the file has not.
    Beyond,
}

/// Reads the header; several ranges at once are answered with the whole.
pub(super) fn asked(header: Option<&str>, length: u64) -> Asked {
    let Some(range) = header.and_then(|header| header.trim().strip_prefix("bytes=")).filter(|range| !range.contains(',')) else {
        return Asked::Whole;
    };
    let Some((first, last)) = range.split_once('-') else { return Asked::Whole };
    let number = |text: &str| text.trim().parse::<u64>().ok();
    let part = match (first.trim().is_empty(), number(first), number(last)) {
        // The last so many.
        (true, _, Some(count)) => length.saturating_sub(count)..length,
        (false, Some(first), None) if last.trim().is_empty() => first..length,
        (false, Some(first), Some(last)) if first <= last => first..last.saturating_add(1).min(length),
        _ => return Asked::Whole,
    };
    if part.start < part.end { Asked::Part(part) } else { Asked::Beyond }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_players_write_it() {
        for (header, expected) in [
            (None, Asked::Whole),
            (Some("bytes=0-1"), Asked::Part(0..2)),
            (Some("bytes=0-"), Asked::Part(0..10)),
            (Some("bytes=4-99"), Asked::Part(4..10)),
            (Some("bytes=-3"), Asked::Part(7..10)),
            (Some("bytes=-99"), Asked::Part(0..10)),
            (Some("bytes=10-"), Asked::Beyond),
            (Some("bytes=-0"), Asked::Beyond),
            (Some("bytes=5-4"), Asked::Whole),
            (Some("bytes=0-1,4-5"), Asked::Whole),
            (Some("lines=1-2"), Asked::Whole),
            (Some("bytes=a-b"), Asked::Whole),
            (Some("bytes=0-18446744073709551615"), Asked::Part(0..10)),
        ] {
            assert_eq!(asked(header, 10), expected, "{header:?}");
        }
        assert_eq!(asked(Some("bytes=0-"), 0), Asked::Beyond);
    }
}
