//! E-mail addresses.

use super::{Found, Personal};

/// Something, `@`, something with a dot and an ending of letters.
pub fn find(text: &str) -> Vec<Found> {
    let (mut found, mut from) = (Vec::new(), 0);
    for (sign, _) in text.match_indices('@') {
        let start = text[from..sign].char_indices().rev().take_while(|(_, c)| is_local(*c)).last().map(|(at, _)| from + at);
        let rest = &text[sign + 1..];
        let host = rest.find(|c: char| !is_host(c)).map_or(rest, |end| &rest[..end]).trim_end_matches(['.', '-']);
        if let Some(start) = start.filter(|_| is_whole_host(host)) {
            from = sign + 1 + host.len();
            found.push(Found { kind: Personal::Email, at: start..from });
        }
    }
    found
}

fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-')
}

fn is_host(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-')
}

fn is_whole_host(host: &str) -> bool {
    let ending = host.rsplit('.').next().unwrap_or_default();
    host.contains('.') && !host.starts_with('.') && ending.len() >= 2 && ending.chars().all(|c| c.is_ascii_alphabetic())
}
