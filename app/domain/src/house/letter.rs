//! Answers that are sent by post as well (A8.9): what waits to be posted, and what was posted.

use crate::appeal::validate::{Tidy, at_most};
use crate::ids::{AppealId, LetterId};
use crate::refusal::{Code, Field, Refusal};
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// Most characters of the post's own number.
pub const TRACKING_MAX: u32 = 30;
/// The weights of the check digit of registered mail (UPU S10).
const WEIGHTS: [u32; 8] = [8, 6, 4, 2, 3, 5, 9, 7];

/// A line of the dispatch register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LetterLine {
    /// Id.
    pub id: LetterId,
    /// The appeal.
    pub appeal: AppealId,
    /// Its official number.
    pub number: String,
    /// To whom.
    pub person: String,
    /// Where.
    pub address: String,
    /// When the answer was signed.
    pub written_ms: UnixMs,
    /// When it was printed.
    pub printed_ms: Option<UnixMs>,
    /// On which day it was posted.
    pub posted_on: Option<Date>,
    /// The post's own number; empty for ordinary mail.
    pub tracking: String,
}

/// It was posted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PostForm {
    /// The letter.
    pub letter: LetterId,
    /// On which day, `YYYY-MM-DD`.
    pub day: String,
    /// The post's own number; empty for ordinary mail.
    pub tracking: String,
}

impl Tidy for PostForm {
    fn tidied(self) -> Self {
        let tracking = self.tracking.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        Self { day: self.day.trim().to_owned(), tracking, ..self }
    }
}

/// The day of posting: not before the answer, not after today.
///
/// # Errors
/// What is wrong with day and number, each with its field.
pub fn posted(form: &PostForm, written: Date, today: Date) -> Result<Date, Vec<Refusal>> {
    let day = match form.day.parse::<Date>() {
        Ok(day) if day < written || day > today => Err(Code::BadFormat),
        Ok(day) => Ok(day),
        Err(_) if form.day.is_empty() => Err(Code::Required),
        Err(_) => Err(Code::BadFormat),
    };
    let number = tracking(&form.tracking);
    match (day, number) {
        (Ok(day), None) => Ok(day),
        (day, number) => Err(day.err().map(|code| Refusal::new(Field::PostedOn, code)).into_iter().chain(number).collect()),
    }
}

fn tracking(number: &str) -> Option<Refusal> {
    if number.is_empty() || is_tracking(number) {
        return None;
    }
    let known = number.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let code = match registered(number) {
        Some(_) => Code::BadCheckDigit,
        None if known => return at_most(Field::Tracking, number, TRACKING_MAX),
        None => Code::BadFormat,
    };
    Some(Refusal::new(Field::Tracking, code))
}

/// Whether it is a number of registered mail (`RR123456785AZ`) whose check digit fits.
pub fn is_tracking(number: &str) -> bool {
    registered(number).is_some_and(|digits| {
        let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
        let check = match 11 - sum % 11 {
            10 => 0,
            11 => 5,
            other => other,
        };
        digits[8] == check
    })
}

/// The nine digits of a number of registered mail, whatever its check digit.
fn registered(number: &str) -> Option<[u32; 9]> {
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase());
    if number.len() != 13 || !number.is_ascii() || !letters(&number[..2]) || !letters(&number[11..]) {
        return None;
    }
    let digits: Vec<u32> = number[2..11].chars().filter_map(|c| c.to_digit(10)).collect();
    digits.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(day: &str, tracking: &str) -> PostForm {
        PostForm { day: day.into(), tracking: tracking.into(), ..PostForm::default() }.tidied()
    }

    #[test]
    fn a8_9_the_day_of_posting_lies_between_the_answer_and_today() {
        let [written, today] = [13, 20].map(|day| Date::new(2026, 3, day).unwrap());
        assert_eq!(posted(&form("2026-03-13", ""), written, today), Ok(written));
        assert_eq!(posted(&form(" 2026-03-20 ", "rr 473124829 de"), written, today), Ok(today));
        let wrong = |day, tracking| posted(&form(day, tracking), written, today).unwrap_err();
        assert_eq!(wrong("", ""), [Refusal::new(Field::PostedOn, Code::Required)]);
        for day in ["2026-03-12", "2026-03-21", "13.03.2026", "2026-02-30"] {
            assert_eq!(wrong(day, ""), [Refusal::new(Field::PostedOn, Code::BadFormat)], "{day}");
        }
        assert_eq!(wrong("2026-03-13", "RR473124828DE"), [Refusal::new(Field::Tracking, Code::BadCheckDigit)]);
        assert_eq!(wrong("2026-03-13", "<b>"), [Refusal::new(Field::Tracking, Code::BadFormat)]);
        assert_eq!(wrong("2026-03-13", &"9".repeat(31)).len(), 1);
    }
}
