//! The form of an order: the ten fields of the regulation's annex, and the confirmation code at its end (Q3.1.1). Every reason of a refusal
//! is named at once (Q3.2.1).

use crate::ids::{CentreId, ServiceId};
use crate::notice;
use crate::refusal::{Code, Field, Refusal};
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// Most characters of a name.
const MAX_NAME: usize = 60;
/// Codes of the country's fixed lines (domain facts 3.3).
const FIXED: [&str; 11] = ["12", "18", "20", "21", "22", "23", "24", "25", "26", "36", "46"];

/// The form as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderForm {
    /// The order's id, made before the first attempt: the same form sent twice is one order.
    pub id: String,
    /// Ad.
    pub given_name: String,
    /// Soyad.
    pub surname: String,
    /// Ata adı.
    pub patronymic: String,
    /// Şəxsiyyət vəsiqəsinin seriyası və nömrəsi.
    pub document: String,
    /// Telefon.
    pub phone: String,
    /// E-poçt.
    pub email: String,
    /// Xidmətin adı.
    pub service: String,
    /// Xidmətin mərkəzi.
    pub centre: String,
    /// Tarix, `2026-04-14`.
    pub day: String,
    /// Saat, `09:30`.
    pub time: String,
    /// Təsdiqedici şifrə.
    pub code: String,
}

/// A form that is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Given name.
    pub given_name: String,
    /// Surname.
    pub surname: String,
    /// Patronymic.
    pub patronymic: String,
    /// Series and number of the document, letters and digits alone.
    pub document: String,
    /// `+994…`.
    pub phone: String,
    /// E-mail; empty only when the call centre orders for a caller without one.
    pub email: String,
    /// The service.
    pub service: ServiceId,
    /// The centre.
    pub centre: CentreId,
    /// The day.
    pub day: Date,
    /// Minute of the day.
    pub at: u16,
}

/// Who fills the form in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The person: every field is required.
    Person,
    /// The call centre for a caller (Q2.5): an address may be missing, for the code is read out.
    CallCentre,
}

/// Reads the form; the confirmation code is not looked at.
///
/// # Errors
/// Every reason, in the order of the fields.
pub fn read(form: &OrderForm, by: By) -> Result<Order, Vec<Refusal>> {
    let mut wrong = Vec::new();
    let given_name = kept(name(&form.given_name, Field::GivenName), &mut wrong);
    let surname = kept(name(&form.surname, Field::Surname), &mut wrong);
    let patronymic = kept(name(&form.patronymic, Field::Patronymic), &mut wrong);
    let document = kept(document(&form.document), &mut wrong);
    let phone = kept(telephone(&form.phone), &mut wrong);
    let may_lack = by == By::CallCentre && form.email.trim().is_empty();
    let email = kept(if may_lack { Ok(String::new()) } else { notice::email(&form.email) }, &mut wrong);
    let service = kept(chosen(&form.service, Field::Service), &mut wrong);
    let centre = kept(chosen(&form.centre, Field::Centre), &mut wrong);
    let day = kept(day(&form.day), &mut wrong);
    let at = kept(time(&form.time), &mut wrong);
    match (given_name, surname, patronymic, document, phone, email, service, centre, day, at) {
        (
            Some(given_name),
            Some(surname),
            Some(patronymic),
            Some(document),
            Some(phone),
            Some(email),
            Some(service),
            Some(centre),
            Some(day),
            Some(at),
        ) => Ok(Order { given_name, surname, patronymic, document, phone, email, service: service.into(), centre: centre.into(), day, at }),
        _ => Err(wrong),
    }
}

fn kept<T>(read: Result<T, Refusal>, wrong: &mut Vec<Refusal>) -> Option<T> {
    read.map_err(|refusal| wrong.push(refusal)).ok()
}

/// A name as people write it, with every letter of every alphabet; no digits, no signs of addresses.
fn name(typed: &str, field: Field) -> Result<String, Refusal> {
    let plain = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let is = plain.chars().count();
    if is == 0 {
        return Err(Refusal::new(field, Code::Required));
    }
    if is > MAX_NAME {
        return Err(Refusal::new(field, Code::TooLong { max: MAX_NAME as u32, is: is as u32 }));
    }
    // U+0307 is what an "İ" becomes on some keyboards.
    let good = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '‘' | 'ʼ' | '.' | '\u{307}');
    let letters = plain.chars().filter(|c| c.is_alphabetic()).count();
    if plain.chars().all(good) && letters > 0 { Ok(plain) } else { Err(Refusal::new(field, Code::BadFormat)) }
}

/// Series and number: `AZE` and eight digits, two letters and seven digits, or another document of five to fifteen letters and digits
/// (domain facts 3.2).
///
/// # Errors
/// `Required`, `BadFormat`.
pub fn document(typed: &str) -> Result<String, Refusal> {
    if typed.trim().is_empty() {
        return Err(Refusal::new(Field::Document, Code::Required));
    }
    let wrong = Refusal::new(Field::Document, Code::BadFormat);
    let filler = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '№' | '.' | '/');
    let plain: String = typed.chars().filter(|c| !filler(*c)).map(upper).collect();
    if !plain.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) {
        return Err(wrong);
    }
    let digits = |rest: &str, count: usize| rest.len() == count && rest.bytes().all(|byte| byte.is_ascii_digit());
    let good = match plain.strip_prefix("AZE") {
        // A slip in the commonest document is told; it would otherwise pass as "another document".
        Some(rest) if rest.bytes().all(|byte| byte.is_ascii_digit()) => digits(rest, 8),
        _ if plain.starts_with("AA") => plain.get(2..).is_some_and(|rest| digits(rest, 7)),
        _ => (5..=15).contains(&plain.len()) && plain.bytes().any(|byte| byte.is_ascii_digit()),
    };
    if good { Ok(plain) } else { Err(wrong) }
}

/// Capital letters as documents have them: a Turkic `ı` or `İ` is the Latin one here, and so are Cyrillic letters of the same shape.
fn upper(c: char) -> char {
    match c {
        'ı' | 'İ' | 'i' => 'I',
        'а' | 'А' => 'A',
        'е' | 'Е' => 'E',
        _ => c.to_ascii_uppercase(),
    }
}

/// A telephone of this country, mobile or fixed, as it is kept: `+994…`.
///
/// # Errors
/// `Required`, `BadFormat`.
pub fn telephone(typed: &str) -> Result<String, Refusal> {
    let mobile = notice::phone(typed);
    let Err(refusal) = mobile else { return mobile };
    let plain = |c: char| c.is_ascii_digit() || " +-()\u{a0}".contains(c);
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let rest = ["00994", "994", "0"].iter().find_map(|start| digits.strip_prefix(start)).unwrap_or(&digits);
    let fixed = rest.len() == 9 && FIXED.iter().any(|code| rest.starts_with(code));
    (typed.chars().all(plain) && fixed).then(|| format!("+994{rest}")).ok_or(refusal)
}

fn chosen(typed: &str, field: Field) -> Result<String, Refusal> {
    match typed.trim() {
        "" => Err(Refusal::new(field, Code::Required)),
        id if id.len() <= 64 => Ok(id.to_owned()),
        _ => Err(Refusal::new(field, Code::Unknown)),
    }
}

/// A day as the form sends it, or as people write it: `2026-04-14`, `14.04.2026`. A day in another order is no day.
fn day(typed: &str) -> Result<Date, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Refusal::new(Field::Day, Code::Required));
    }
    let wrong = Refusal::new(Field::Day, Code::BadFormat);
    if typed.len() > 10 {
        return Err(wrong);
    }
    let turned = typed.contains('.').then(|| typed.split('.').rev().collect::<Vec<_>>().join("-"));
    turned.as_deref().unwrap_or(typed).parse().map_err(|_| wrong)
}

fn time(typed: &str) -> Result<u16, Refusal> {
    if typed.trim().is_empty() {
        return Err(Refusal::new(Field::Time, Code::Required));
    }
    super::minutes(typed).ok_or(Refusal::new(Field::Time, Code::BadFormat))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> OrderForm {
        OrderForm {
            given_name: "Gülşən".into(),
            surname: "Şıxəliyeva-Öztürk".into(),
            patronymic: "İsgəndər qızı".into(),
            document: "aa 1234567".into(),
            phone: "050 123 45 67".into(),
            email: "gulshen@example.az".into(),
            service: "id-card".into(),
            centre: "baki-1".into(),
            day: "2026-04-14".into(),
            time: "09:30".into(),
            ..OrderForm::default()
        }
    }

    #[test]
    fn q3_2_1_an_empty_form_is_refused_with_every_reason_in_the_order_of_the_form() {
        let refusals = read(&OrderForm::default(), By::Person).unwrap_err();
        let fields: Vec<Field> = refusals.iter().map(|refusal| refusal.field).collect();
        use Field::{Centre, Day, Document, Email, GivenName, Patronymic, Phone, Service, Surname, Time};
        assert_eq!(fields, [GivenName, Surname, Patronymic, Document, Phone, Email, Service, Centre, Day, Time]);
        assert!(refusals.iter().all(|refusal| refusal.code == Code::Required));
        let wrong = OrderForm { email: "x".into(), phone: "12".into(), day: "2026-31-04".into(), ..whole() };
        let refusals = read(&wrong, By::Person).unwrap_err();
        assert_eq!(
            refusals.iter().map(|one| (one.field, one.code)).collect::<Vec<_>>(),
            [Phone, Email, Day].map(|of| (of, Code::BadFormat))
        );
    }

    #[test]
    fn names_keep_every_letter_of_the_alphabet() {
        let order = read(&whole(), By::Person).unwrap();
        assert_eq!((order.given_name.as_str(), order.patronymic.as_str()), ("Gülşən", "İsgəndər qızı"));
        for good in ["Əəıİöüğşçxq", "О'Коннор", "Li", "Mirzə  Ələkbər"] {
            assert!(read(&OrderForm { surname: good.into(), ..whole() }, By::Person).is_ok(), "{good}");
        }
        for bad in ["Əli2", "<b>", "a@b", "---", &"ə".repeat(61)] {
            let refused = read(&OrderForm { surname: bad.into(), ..whole() }, By::Person).unwrap_err();
            assert_eq!(refused.iter().map(|one| one.field).collect::<Vec<_>>(), [Field::Surname], "{bad}");
        }
    }

    #[test]
    fn documents_are_taken_as_people_write_them() {
        for (typed, kept) in
            [("AZE 12345678", "AZE12345678"), ("aa1234567", "AA1234567"), ("АА 1234567", "AA1234567"), ("MYİ-12345", "MYI12345")]
        {
            assert_eq!(document(typed), Ok(kept.into()), "{typed}");
        }
        for bad in ["AZE1234567", "AA12345678", "AA123456", "1234", "ABCDEF", "AA123456٧", "A A; drop table"] {
            assert_eq!(document(bad).map_err(|one| one.code), Err(Code::BadFormat), "{bad}");
        }
    }

    #[test]
    fn a_fixed_line_is_a_telephone_too_and_the_call_centre_needs_no_address() {
        assert_eq!(telephone("(012) 493 00 00"), Ok("+994124930000".into()));
        assert_eq!(telephone("051 200 00 00"), Ok("+994512000000".into()));
        assert!(telephone("099").is_err() && telephone("+7 901 123 45 67").is_err());
        let caller = OrderForm { email: " ".into(), ..whole() };
        assert!(read(&caller, By::Person).is_err());
        assert_eq!(read(&caller, By::CallCentre).map(|order| order.email), Ok(String::new()));
    }

    #[test]
    fn a_day_is_read_in_its_two_orders_and_no_other() {
        for good in ["2026-04-14", "14.04.2026"] {
            assert_eq!(read(&OrderForm { day: good.into(), ..whole() }, By::Person).map(|one| one.day.display()), Ok("14.04.2026".into()));
        }
        for bad in ["2026-14-04", "04-14-2026", "14/04/2026", "2026.04.14.1", "yesterday"] {
            assert!(read(&OrderForm { day: bad.into(), ..whole() }, By::Person).is_err(), "{bad}");
        }
    }
}
