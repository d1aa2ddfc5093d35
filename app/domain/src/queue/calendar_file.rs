//! An order as a file for calendars (RFC 5545).

use super::window::instant;
use crate::time::{Date, UnixMs};
use std::fmt::Write;

/// What stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// What the calendar knows the order by, so that a changed one takes the place of the earlier.
    pub uid: &'a str,
    /// Grows with every change.
    pub revision: u32,
    /// Cancelled: calendars take the entry away.
    pub cancelled: bool,
    /// The day.
    pub day: Date,
    /// Minute of the day.
    pub at: u16,
    /// Minutes.
    pub minutes: u16,
    /// Title.
    pub title: &'a str,
    /// Where.
    pub place: &'a str,
    /// What else is to be known.
    pub text: &'a str,
}

/// The file.
pub fn calendar_file(entry: &Entry, now: UnixMs) -> String {
    let start = instant(entry.day, entry.at);
    let end = UnixMs(start.0 + i64::from(entry.minutes) * 60_000);
    let (method, status) = if entry.cancelled { ("CANCEL", "CANCELLED") } else { ("PUBLISH", "CONFIRMED") };
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//muraciet//queue//AZ".to_owned(),
        format!("METHOD:{method}"),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(entry.uid)),
        format!("SEQUENCE:{}", entry.revision),
        format!("DTSTAMP:{}", utc(now)),
        format!("DTSTART:{}", utc(start)),
        format!("DTEND:{}", utc(end)),
        format!("SUMMARY:{}", escaped(entry.title)),
        format!("LOCATION:{}", escaped(entry.place)),
        format!("DESCRIPTION:{}", escaped(entry.text)),
        format!("STATUS:{status}"),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{}", escaped(entry.title)),
        "TRIGGER:-PT2H".to_owned(),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().fold(String::new(), |mut file, line| {
        file.push_str(&folded(line));
        file.push_str("\r\n");
        file
    })
}

/// `20260414T053000Z`.
fn utc(at: UnixMs) -> String {
    let (day, ms) = (Date::from_days(at.0.div_euclid(crate::time::DAY_MS) as i32), at.0.rem_euclid(crate::time::DAY_MS));
    let (year, month, of_month) = day.ymd();
    let seconds = ms / 1000;
    format!("{year:04}{month:02}{of_month:02}T{:02}{:02}{:02}Z", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// Text as a value (3.3.11).
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut value, c| {
        match c {
            '\\' | ';' | ',' => {
                let _ = write!(value, "\\{c}");
            }
            '\n' => value.push_str("\\n"),
            c if c.is_control() => {}
            c => value.push(c),
        }
        value
    })
}

/// Lines of at most 75 bytes, cut between letters (3.1).
fn folded(line: &str) -> String {
    let (mut file, mut bytes) = (String::with_capacity(line.len() + 8), 0);
    for c in line.chars() {
        if bytes + c.len_utf8() > 74 {
            file.push_str("\r\n ");
            bytes = 1;
        }
        file.push(c);
        bytes += c.len_utf8();
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str, cancelled: bool) -> String {
        let day = Date::new(2026, 4, 14).unwrap();
        let entry =
            Entry { uid: "1@x", revision: 2, cancelled, day, at: 570, minutes: 30, title: "ASAN xidmət", place: "Bakı, Nobel; 23", text };
        calendar_file(&entry, UnixMs(0))
    }

    #[test]
    fn q3_1_2_a_calendar_reads_day_hour_and_place() {
        let file = file("Kod: 123\nSağ olun", false);
        for line in [
            "DTSTART:20260414T053000Z",
            "DTEND:20260414T060000Z",
            "LOCATION:Bakı\\, Nobel\\; 23",
            "DESCRIPTION:Kod: 123\\nSağ olun",
            "SEQUENCE:2",
        ] {
            assert!(file.contains(&format!("\r\n{line}\r\n")), "{line} in {file}");
        }
        assert!(file.ends_with("END:VCALENDAR\r\n") && self::file("", true).contains("STATUS:CANCELLED"));
    }

    #[test]
    fn long_lines_are_folded_between_letters_and_nothing_ends_a_line_by_itself() {
        let file = file(&"Şıxəliyeva ".repeat(40), false);
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        let whole = file.replace("\r\n ", "");
        assert!(whole.contains(&"Şıxəliyeva ".repeat(40)), "{whole}");
        assert!(!self::file("a\r\nEND:VEVENT", false).contains("\r\nEND:VEVENT\r\nSTATUS"), "a value stays a value");
    }
}
