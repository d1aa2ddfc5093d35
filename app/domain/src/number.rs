//! Numbers that people read out, write down and type again: the receipt number given at sending and the official
//! registration number given at routing (A8.5), the number of a complaint (A9.1) and of an official request (A5.0.7). All end in a check digit, so that a
//! slip of the finger is told from an unknown number.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

pub(crate) mod check_digit;
#[cfg(test)]
mod tests;

/// Which book a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Series {
    /// Receipt (qəbz), given the moment the appeal is sent: `Q-2026-0001234-…`.
    Receipt,
    /// Official registration number and date (qeydiyyat nömrəsi), given when the appeal is routed, A8.5: `AM-2026-0001234-…`.
    Registration,
    /// Administrative complaint (şikayət), given when it is made, A9.1: `S-2026-0000001-…`.
    Complaint,
    /// Official request (rəsmi sorğu), given when it is sent, A5.0.7: `RS-2026-0000001-…`.
    Official,
    /// Unique number of an e-service in the register (reyestr nömrəsi), R10.4: `ER-2026-0000001-…`.
    Eservice,
    /// Application to the operator of the register of e-services (müraciət ərizəsi), R10.3: `EA-2026-0000001-…`.
    Application,
    /// A person's request for an e-service (sorğu), R7.1.2: `XS-2026-0000001-…`.
    Request,
}

impl Series {
    /// Every series.
    pub const ALL: [Self; 7] =
        [Self::Receipt, Self::Registration, Self::Complaint, Self::Official, Self::Eservice, Self::Application, Self::Request];

    /// The letters in front of the number.
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Receipt => "Q",
            Self::Registration => "AM",
            Self::Complaint => "S",
            Self::Official => "RS",
            Self::Eservice => "ER",
            Self::Application => "EA",
            Self::Request => "XS",
        }
    }

    /// Takes part in the check digit, so that `Q-…` typed as `AM-…` is noticed.
    const fn digit(self) -> u8 {
        match self {
            Self::Receipt => 1,
            Self::Registration => 2,
            Self::Complaint => 3,
            Self::Official => 4,
            Self::Eservice => 5,
            Self::Application => 6,
            Self::Request => 7,
        }
    }
}

/// A number of the form `Q-2026-0001234-7`: series, year, serial of that year (seven digits or more), check digit.
///
/// Travels as its written form in JSON and in forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Number {
    series: Series,
    year: u16,
    serial: u32,
}

/// Digits of a serial, filled up with zeros in front.
const SERIAL_DIGITS: usize = 7;

/// Why a typed number can't be looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberError {
    /// Not of the form series–year–serial–check digit.
    #[error("number.bad_format")]
    BadFormat,
    /// The form is right, the check digit is not: a digit was mistyped or two were swapped.
    #[error("number.bad_check_digit")]
    BadCheckDigit,
}

impl Number {
    /// A number of `series`; `year` 2000–2099 and `serial` from 1, otherwise [`NumberError::BadFormat`].
    pub fn new(series: Series, year: u16, serial: u32) -> Result<Self, NumberError> {
        let fits = (2000..=2099).contains(&year) && serial > 0;
        fits.then_some(Self { series, year, serial }).ok_or(NumberError::BadFormat)
    }

    /// The book it comes from.
    pub const fn series(self) -> Series {
        self.series
    }

    /// The calendar year (Asia/Baku) the serial belongs to.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Position in the year's book, from 1, without gaps.
    pub const fn serial(self) -> u32 {
        self.serial
    }

    fn digits(self) -> String {
        format!("{}{:04}{:0SERIAL_DIGITS$}", self.series.digit(), self.year, self.serial)
    }

    fn check(self) -> u8 {
        check_digit::of(self.digits().bytes().map(|b| b - b'0'))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:04}-{:0SERIAL_DIGITS$}-{}", self.series.letters(), self.year, self.serial, self.check())
    }
}

impl From<Number> for String {
    fn from(number: Number) -> Self {
        number.to_string()
    }
}

impl TryFrom<String> for Number {
    type Error = NumberError;
    fn try_from(typed: String) -> Result<Self, NumberError> {
        typed.parse()
    }
}

impl FromStr for Number {
    type Err = NumberError;

    /// Reads what a person typed: any case, with or without hyphens and spaces, zeros of the serial left out, Cyrillic
    /// А, М, О for the Latin letters, and O for zero.
    fn from_str(typed: &str) -> Result<Self, NumberError> {
        let plain = plain(typed)?;
        let (series, digits) = split_series(&plain).ok_or(NumberError::BadFormat)?;
        let digits = digits.replace('O', "0");
        let all_digits = digits.bytes().all(|b| b.is_ascii_digit());
        if !all_digits || !(6..=15).contains(&digits.len()) {
            return Err(NumberError::BadFormat);
        }
        let (year, rest) = digits.split_at(4);
        let (serial, check) = rest.split_at(rest.len() - 1);
        let number = Self::new(series, parse(year)?, parse(serial)?)?;
        let given: u8 = parse(check)?;
        // A long serial has no zeros in front; where they stand, digits were swapped.
        let as_written = serial.len() <= SERIAL_DIGITS || !serial.starts_with('0');
        (as_written && given == number.check()).then_some(number).ok_or(NumberError::BadCheckDigit)
    }
}

fn parse<T: FromStr>(digits: &str) -> Result<T, NumberError> {
    digits.parse().map_err(|_| NumberError::BadFormat)
}

/// Capital Latin letters and digits alone; a long text is refused before it is copied.
fn plain(typed: &str) -> Result<String, NumberError> {
    if typed.len() > 80 {
        return Err(NumberError::BadFormat);
    }
    let filler = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '‑' | '−' | '_' | '.' | '/' | '№' | '#');
    Ok(typed.chars().filter(|c| !filler(*c)).map(latin).collect())
}

fn latin(c: char) -> char {
    match c {
        'а' | 'А' => 'A',
        'м' | 'М' => 'M',
        'о' | 'О' => 'O',
        _ => c.to_ascii_uppercase(),
    }
}

fn split_series(plain: &str) -> Option<(Series, &str)> {
    Series::ALL.into_iter().find_map(|series| Some((series, plain.strip_prefix(series.letters())?)))
}
