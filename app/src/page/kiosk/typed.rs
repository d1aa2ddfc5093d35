//! What is typed or scanned at the kiosk.

use domain::number::{Number, NumberError};

/// Longest number that is typed, without its hyphens.
const LONGEST: usize = 17;

/// The number in what a scanner writes: a scanner that types the code of a receipt writes the whole address.
pub fn scanned(text: &str) -> String {
    let last = text.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    last.chars().take(80).collect()
}

/// With the hyphens of a whole number: `Q20260001` → `Q-2026-0001`.
pub fn written(text: &str) -> String {
    let plain: String = text.chars().filter(char::is_ascii_alphanumeric).take(LONGEST).collect::<String>().to_ascii_uppercase();
    let letters = plain.chars().take_while(char::is_ascii_alphabetic).count();
    let (series, digits) = plain.split_at(letters);
    let (year, rest) = digits.split_at(digits.len().min(4));
    let (serial, check) = rest.split_at(rest.len().min(7));
    [series, year, serial, check].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// One key pressed.
pub fn with_key(text: &str, key: &str) -> String {
    written(&format!("{text}{key}"))
}

/// The last sign taken back.
pub fn without_last(text: &str) -> String {
    let mut plain: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    plain.pop();
    written(&plain)
}

/// A number that is typed to its end and can't be right: a digit is wrong, or two are swapped.
pub fn is_slip(text: &str) -> bool {
    let plain = text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let digits = plain.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).len();
    digits >= 12 && text.parse::<Number>() == Err(NumberError::BadCheckDigit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::number::Series;

    #[test]
    fn a8_5_the_kiosk_reads_keys_and_codes() {
        let number = Number::new(Series::Receipt, 2026, 1234).map(|number| number.to_string()).unwrap_or_default();
        let keys = number.chars().filter(|key| *key != '-').map(String::from);
        let pressed = keys.fold(String::new(), |text, key| with_key(&text, &key));
        assert_eq!(pressed, number);
        assert!(!is_slip(&pressed));
        let slip = number.replace("1234", "1243");
        assert!(is_slip(&slip) && !is_slip(&without_last(&slip)), "told at the last digit, not before");
        assert_eq!(scanned(&format!("https://muraciet.example/track/{number}\n")), number);
        assert_eq!(scanned(&format!("{number} ")), number);
        for (typed, shown) in [("am", "AM"), ("am2026", "AM-2026"), ("Q-2026-0", "Q-2026-0"), ("<b>ə", "B"), ("", "")] {
            assert_eq!(written(typed), shown, "{typed}");
        }
        assert_eq!(without_last("AM-2026-0"), "AM-2026");
        assert!(written(&"9".repeat(500)).len() < 25);
    }
}
