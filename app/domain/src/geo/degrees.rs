//! Degrees in addresses. The standard library's ways to write and read fractions weigh more than the page that would need
//! them, so the few digits of an address are counted here.

/// Degrees with so many decimals (at most nine): `49.8671`.
pub fn written(degrees: f64, decimals: u32) -> String {
    let unit = 10_i64.pow(decimals.min(9));
    let all = (degrees * unit as f64).round() as i64;
    let sign = if all < 0 { "-" } else { "" };
    format!("{sign}{}.{:0width$}", all.abs() / unit, all.abs() % unit, width = decimals.min(9) as usize)
}

/// What was written; decimals after the ninth don't count. `None` for anything that isn't a plain number.
pub fn read(text: &str) -> Option<f64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |rest| (-1.0, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part = part.get(..9).unwrap_or(part);
    let is_plain = |text: &str| text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    let count = |text: &str| text.bytes().fold(0_u32, |count, digit| count * 10 + u32::from(digit - b'0'));
    let plain = !whole.is_empty() && is_plain(whole) && is_plain(part);
    plain.then(|| sign * (f64::from(count(whole)) + f64::from(count(part)) / 10_f64.powi(part.len() as i32)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for (degrees, text) in [(49.867_1, "49.8671"), (-0.5, "-0.5000"), (0.0, "0.0000"), (40.999_96, "41.0000"), (7.02, "7.0200")] {
            assert_eq!(written(degrees, 4), text);
            assert!((read(text).unwrap() - degrees).abs() < 1e-4, "{text}");
        }
        assert_eq!(read("9"), Some(9.0));
        assert_eq!(read("49.86712345678901234"), Some(49.867_123_456));
    }

    #[test]
    fn nonsense_is_none() {
        for text in ["", "-", ".", ".5", "1e5", "NaN", "inf", "+1", "1.2.3", "٤٠", "9999999999", "1,5", " 1", "1.é"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
