//! Appeals by telephone: an employee of 108 writes for who calls (A2.2.2; decision 23). The same checks hold and the same terms run;
//! the caller's name and number are typed, and consent is noted.

use crate::appeal::form::{AppealForm, JoinForm};
use crate::appeal::validate::{self, Checked, Tidy, at_most, clean};
use crate::appeal::view::{AppealLine, Receipt};
use crate::correspondence::{self, LetterForm};
use crate::notice::phone as mobile;
use crate::refusal::{Code, Field, Refusal};
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// Most characters of a name.
const MAX_NAME: u32 = 80;

/// Who calls.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Caller {
    /// Given name, as it was said.
    pub given_name: String,
    /// Surname.
    pub surname: String,
    /// The number under which the caller can be reached.
    pub phone: String,
    /// The caller agrees that this is written down and sent (T1.3).
    pub consent: bool,
}

/// An appeal for who calls.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PhoneAppealForm {
    /// Who.
    pub caller: Caller,
    /// The appeal; files can't come by telephone.
    pub appeal: AppealForm,
}

/// Joining for who calls (A8.4).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PhoneJoinForm {
    /// Who.
    pub caller: Caller,
    /// The joining.
    pub join: JoinForm,
}

/// An official appeal, without a place, for who calls (R11.7).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PhoneLetterForm {
    /// Who.
    pub caller: Caller,
    /// The letter; files and signatures can't come by telephone.
    pub letter: LetterForm,
}

/// What is read aloud when it is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PhoneReceipt {
    /// The receipt; of a joining that of the appeal joined.
    pub receipt: Receipt,
    /// It also goes to the caller as a short message; of a joining none goes.
    pub sms: bool,
}

/// An appeal of a caller, as 108 finds it again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallerAppeal {
    /// The line, with the caller's own words.
    pub line: AppealLine,
    /// Receipt number.
    pub receipt: String,
    /// The caller's name; empty where an appeal was found by its number that others only joined by telephone.
    pub caller: String,
    /// Joined it, did not send it.
    pub joined: bool,
    /// By when the law wants the answer; `None` once it is over.
    pub due: Option<Date>,
    /// Answers to be read aloud, newest last: who answers, and the words.
    pub answers: Vec<(crate::lang::Named, String)>,
    /// Why it was refused.
    pub refusal: Option<String>,
}

/// A telephone number as it is kept, `+994…`: a mobile one, or one of a town.
///
/// # Errors
/// `Required`, `BadFormat`.
pub fn number(typed: &str) -> Result<String, Refusal> {
    mobile(typed).or_else(|refusal| {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let rest = ["00994", "994", "0"].iter().find_map(|start| digits.strip_prefix(start)).unwrap_or(&digits);
        let plain = typed.chars().all(|c| c.is_ascii_digit() || " +-()\u{a0}".contains(c));
        let fixed = plain && rest.len() == 9 && (rest.starts_with('1') || rest.starts_with('2') || rest.starts_with('3'));
        if fixed { Ok(format!("+994{rest}")) } else { Err(refusal) }
    })
}

/// Whether short messages reach a number.
pub fn takes_messages(number: &str) -> bool {
    mobile(number).is_ok()
}

/// Who calls: named, reachable, in agreement.
pub fn caller(caller: &Caller) -> Vec<Refusal> {
    let name = |field, text: &str| {
        let empty = text.is_empty().then_some(Refusal::new(field, Code::Required));
        empty.or_else(|| at_most(field, text, MAX_NAME))
    };
    let consent = (!caller.consent).then_some(Refusal::new(Field::Terms, Code::Required));
    let phone = number(&caller.phone).err();
    [name(Field::GivenName, &caller.given_name), name(Field::Surname, &caller.surname), phone, consent].into_iter().flatten().collect()
}

/// An appeal by telephone: everything at once.
pub fn appeal(form: &PhoneAppealForm) -> Checked {
    all(caller(&form.caller), validate::appeal(&form.appeal))
}

/// An official appeal by telephone.
pub fn letter(form: &PhoneLetterForm) -> Checked {
    all(caller(&form.caller), correspondence::check(&form.letter))
}

/// A joining by telephone.
pub fn join(form: &PhoneJoinForm) -> Checked {
    all(caller(&form.caller), validate::join(&form.join))
}

fn all(mut refusals: Vec<Refusal>, checked: Checked) -> Checked {
    refusals.extend(checked.err().unwrap_or_default());
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

impl Tidy for Caller {
    fn tidied(self) -> Self {
        let one = |text: &str| clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
        Self { given_name: one(&self.given_name), surname: one(&self.surname), phone: self.phone.trim().to_owned(), ..self }
    }
}

impl Tidy for PhoneAppealForm {
    fn tidied(self) -> Self {
        let appeal = AppealForm { media: Vec::new(), voice: None, videos: Vec::new(), earlier: None, ..self.appeal.tidied() };
        Self { caller: self.caller.tidied(), appeal }
    }
}

impl Tidy for PhoneLetterForm {
    fn tidied(self) -> Self {
        let letter = LetterForm { files: Vec::new(), ..self.letter.tidied() };
        Self { caller: self.caller.tidied(), letter }
    }
}

impl Tidy for PhoneJoinForm {
    fn tidied(self) -> Self {
        let join = JoinForm { media: Vec::new(), voice: None, videos: Vec::new(), ..self.join.tidied() };
        Self { caller: self.caller.tidied(), join }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a2_2_2_a_number_is_mobile_or_of_a_town() {
        for (typed, kept) in [
            ("050 123 45 67", Some("+994501234567")),
            ("(012) 492-00-00", Some("+994124920000")),
            ("+994 22 255 11 22", Some("+994222551122")),
            ("4920000", None),
            ("012 492 00 0a", None),
            ("099", None),
        ] {
            assert_eq!(number(typed).ok().as_deref(), kept, "{typed}");
        }
        assert_eq!(number(" "), Err(Refusal::new(Field::Phone, Code::Required)));
        assert!(takes_messages("+994501234567") && !takes_messages("+994124920000"));
    }

    #[test]
    fn a2_2_2_who_calls_is_named_reachable_and_agrees() {
        let nobody = caller(&Caller::default());
        let fields: Vec<Field> = nobody.iter().map(|refusal| refusal.field).collect();
        assert_eq!(fields, [Field::GivenName, Field::Surname, Field::Phone, Field::Terms]);
        let somebody =
            Caller { given_name: " Zeynəb ".into(), surname: "Quliyeva".into(), phone: "0501234567".into(), consent: true }.tidied();
        assert_eq!((caller(&somebody), somebody.given_name.as_str()), (Vec::new(), "Zeynəb"));
    }

    #[test]
    fn r11_7_a_letter_by_telephone_is_checked_whole_and_takes_no_files_along() {
        let fields: Vec<Field> = letter(&PhoneLetterForm::default()).unwrap_err().iter().map(|refusal| refusal.field).collect();
        let caller = [Field::GivenName, Field::Surname, Field::Phone, Field::Terms];
        assert_eq!(fields[..4], caller);
        assert_eq!(fields.len(), 8, "and what a letter itself needs: {fields:?}");
        let typed = LetterForm { files: vec!["0197c0de-0000-7000-8000-00000000000f".into()], ..LetterForm::default() };
        assert!(PhoneLetterForm { letter: typed, ..PhoneLetterForm::default() }.tidied().letter.files.is_empty());
    }
}
