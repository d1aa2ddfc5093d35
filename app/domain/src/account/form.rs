//! What is sent about an account, and what must stand in it.

use super::CLOSE_WORDS;
use crate::appeal::validate::{Checked, MAX_NOTE, telling};
use crate::fold::fold;
use crate::ids::{AppealId, PersonId, is_uuid};
use crate::notice;
use crate::number::{Number, Series};
use crate::refusal::{Code, Field, Refusal};
use crate::time::{DAY_MS, Date, UnixMs};
use serde::{Deserialize, Serialize};

/// The longest restriction, in days: five years. A longer one is another decision then.
pub const MAX_RESTRICTED_DAYS: i64 = 5 * 366;

/// Restricting the access of an appeal's author (A8.12, T1.8).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RestrictForm {
    /// The appeal by which the breach is known.
    pub appeal: AppealId,
    /// Which term was broken and how; the person reads it.
    pub reason: String,
    /// The last day.
    pub until: Option<Date>,
    /// Whether the processing of the person's open appeals stops too.
    pub stop: bool,
}

/// Restricting the access of a person found by what is known exactly (A8.12).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RestrictPersonForm {
    /// Number of an appeal, e-mail address or FİN of the person.
    pub who: String,
    /// Which term was broken and how; the person reads it.
    pub reason: String,
    /// The last day, `YYYY-MM-DD`.
    pub until: String,
    /// Whether the processing of the person's open appeals stops too.
    pub stop: bool,
}

/// By what a person is found: there are no lists to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// The number of an appeal: its author.
    Number(Number),
    /// The address for notices.
    Email(String),
    /// The personal identification number.
    Fin(String),
}

impl Whom {
    /// Reads what was typed; `None` for what is none of the three.
    pub fn read(typed: &str) -> Option<Whom> {
        let typed = typed.trim();
        if let Ok(number) = typed.parse::<Number>() {
            return matches!(number.series(), Series::Receipt | Series::Registration).then_some(Whom::Number(number));
        }
        if typed.contains('@') {
            return notice::email(typed).ok().map(Whom::Email);
        }
        let is_fin = typed.len() == 7 && typed.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_fin.then(|| Whom::Fin(typed.to_ascii_uppercase()))
    }
}

/// The owner's decision on a restriction (T1.9).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecideForm {
    /// Whose access.
    pub person: PersonId,
    /// Lifted, or not.
    pub lift: bool,
    /// The reasons; the person reads them.
    pub answer: String,
}

/// A restriction has a reason in words and an end that is still to come.
pub fn restriction(form: &RestrictForm, now: UnixMs) -> Checked {
    let id = (!is_uuid(form.appeal.as_str())).then_some(Refusal::new(Field::Id, Code::BadFormat));
    reasoned(id, &form.reason, form.until, now)
}

/// The same for a person who is found by what was typed.
pub fn restriction_of_person(form: &RestrictPersonForm, now: UnixMs) -> Checked {
    let code = if form.who.trim().is_empty() { Code::Required } else { Code::BadFormat };
    let who = Whom::read(&form.who).is_none().then_some(Refusal::new(Field::Number, code));
    reasoned(who, &form.reason, form.until.trim().parse().ok(), now)
}

fn reasoned(who: Option<Refusal>, reason: &str, until: Option<Date>, now: UnixMs) -> Checked {
    let last = UnixMs(now.0 + MAX_RESTRICTED_DAYS * DAY_MS).date();
    let until = match until {
        None => Some(Code::Required),
        Some(day) if day < now.date() || day > last => Some(Code::BadFormat),
        Some(_) => None,
    };
    let found = [who, telling(Field::Reason, reason, MAX_NOTE), until.map(|code| Refusal::new(Field::Until, code))];
    let refusals: Vec<Refusal> = found.into_iter().flatten().collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

/// Asking for a restriction to be lifted: own words that say something.
pub fn lift_request(text: &str) -> Checked {
    telling(Field::Text, text, MAX_NOTE).map_or(Ok(()), |refusal| Err(vec![refusal]))
}

/// Whether the word that closes an account was typed, in any language, in any case, with or without its marks.
pub fn is_close_word(typed: &str) -> bool {
    let typed = fold(typed.trim());
    CLOSE_WORDS.iter().any(|word| fold(word) == typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a8_12_a_restriction_names_its_reason_and_an_end_to_come() {
        let now = Date::new(2026, 3, 13).unwrap().starts_at();
        let form = |reason: &str, until: Option<(i32, u8, u8)>| RestrictForm {
            appeal: "018f3a5e-7c1d-7abc-8def-0123456789ab".into(),
            reason: reason.into(),
            until: until.and_then(|(year, month, day)| Date::new(year, month, day)),
            stop: true,
        };
        let said = |form: RestrictForm| restriction(&form, now).err().unwrap_or_default();
        let reason = "Qaydaların 6.0.1 bəndi pozulub";
        assert_eq!(said(form(reason, Some((2026, 3, 13)))), []);
        assert_eq!(said(form(reason, Some((2026, 3, 12)))), [Refusal::new(Field::Until, Code::BadFormat)]);
        assert_eq!(said(form(reason, Some((2036, 1, 1)))), [Refusal::new(Field::Until, Code::BadFormat)]);
        assert_eq!(said(form("", None)), [Refusal::new(Field::Reason, Code::Required), Refusal::new(Field::Until, Code::Required)]);
    }

    #[test]
    fn a8_12_a_person_is_found_by_number_address_or_fin_and_by_nothing_else() {
        let number = Number::new(Series::Receipt, 2026, 7).unwrap();
        assert_eq!(Whom::read(&format!(" {number} ")), Some(Whom::Number(number)));
        assert_eq!(Whom::read("leyla@example.az"), Some(Whom::Email("leyla@example.az".into())));
        assert_eq!(Whom::read("5dm0l01"), Some(Whom::Fin("5DM0L01".into())));
        let complaint = Number::new(Series::Complaint, 2026, 7).unwrap().to_string();
        for other in ["", "Leyla", "%", "leyla@", "5DM0L0%", "Leyla Məmmədova", &complaint] {
            assert_eq!(Whom::read(other), None, "{other}");
        }
    }

    #[test]
    fn t2_2_closing_is_confirmed_by_a_word_in_any_of_the_languages() {
        for word in ["BAĞLA", " bağla ", "bagla", "Close", "закрыть"] {
            assert!(is_close_word(word), "{word}");
        }
        for word in ["", "bağ", "bəli", "close it"] {
            assert!(!is_close_word(word), "{word}");
        }
    }
}
