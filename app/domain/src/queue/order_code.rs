//! The order code (sifariş kodu, Q3.1.2): nine digits, because it is typed on the keypad of a kiosk; the last is a check digit, so that a
//! slip of the finger is told from an unknown code. The first eight are random: nobody guesses another's order from the own one.

use crate::number::{NumberError, check_digit};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How many codes there are.
pub const CODES: u32 = 100_000_000;

/// A code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct OrderCode(u32);

impl OrderCode {
    /// From a random number; what is too large begins anew.
    pub fn from_random(random: u32) -> OrderCode {
        OrderCode(random % CODES)
    }

    fn digits(self) -> String {
        format!("{:08}", self.0)
    }

    /// As it is kept and typed: nine digits.
    pub fn plain(self) -> String {
        let digits = self.digits();
        let check = check_digit::of(digits.bytes().map(|byte| byte - b'0'));
        format!("{digits}{check}")
    }
}

/// As it is read: `123-456-789`.
impl fmt::Display for OrderCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.plain();
        let parts: Vec<&str> = (0..3).filter_map(|part| plain.get(part * 3..part * 3 + 3)).collect();
        f.write_str(&parts.join("-"))
    }
}

impl FromStr for OrderCode {
    type Err = NumberError;

    /// Reads what was typed or scanned, with or without spaces and hyphens.
    fn from_str(typed: &str) -> Result<OrderCode, NumberError> {
        if typed.len() > 40 {
            return Err(NumberError::BadFormat);
        }
        let digits: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '‑' | '.')).collect();
        if digits.len() != 9 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NumberError::BadFormat);
        }
        let code = OrderCode(digits[..8].parse().map_err(|_| NumberError::BadFormat)?);
        if code.plain() == digits { Ok(code) } else { Err(NumberError::BadCheckDigit) }
    }
}

impl From<OrderCode> for String {
    fn from(code: OrderCode) -> String {
        code.plain()
    }
}

impl TryFrom<String> for OrderCode {
    type Error = NumberError;
    fn try_from(text: String) -> Result<OrderCode, NumberError> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_read_as_it_is_written() {
        let code = OrderCode::from_random(1_234_567);
        assert_eq!(code.to_string().len(), 11);
        assert_eq!(code.to_string().parse(), Ok(code));
        for bad in ["", "12345678", "1234567890", "12345678a", "١٢٣٤٥٦٧٨٩", &"1".repeat(50)] {
            assert_eq!(bad.parse::<OrderCode>(), Err(NumberError::BadFormat), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_noticed(random: u32, at in 0usize..9, other in 1u8..10) {
            let code = OrderCode::from_random(random);
            let mut typed = code.plain().into_bytes();
            typed[at] = b'0' + (typed[at] - b'0' + other) % 10;
            let typed = String::from_utf8(typed).unwrap_or_default();
            prop_assert_eq!(typed.parse::<OrderCode>(), Err(NumberError::BadCheckDigit));
        }
    }
}
