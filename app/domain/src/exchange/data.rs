//! What a register, or an employee, says of a person.

use super::Fact;
use crate::appeal::validate::clean;

/// The longest name, surname or patronymic, characters.
pub const MAX_NAME: u32 = 80;
/// The longest name of a legal person, characters.
pub const MAX_LEGAL_NAME: u32 = 250;
/// The longest address of a legal person, characters.
pub const MAX_ADDRESS: u32 = 300;
/// The longest phone as a register may write it, characters.
const MAX_PHONE: u32 = 32;

/// The answer to a [`Fact`].
#[derive(Clone, PartialEq, Eq)]
pub enum Data {
    /// Of a natural person.
    Names {
        /// Surname.
        surname: String,
        /// Name.
        given_name: String,
        /// Father's name; may be empty.
        patronymic: String,
    },
    /// Mobile or fixed.
    Phone(String),
    /// Of a legal person.
    LegalPerson {
        /// Its name.
        name: String,
        /// Its legal address; may be empty.
        address: String,
    },
}

/// Nothing personal gets into a log.
impl std::fmt::Debug for Data {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Data").field(&self.fact()).finish()
    }
}

impl Data {
    /// The fact it answers.
    pub fn fact(&self) -> Fact {
        match self {
            Data::Names { .. } => Fact::Names,
            Data::Phone(_) => Fact::Phone,
            Data::LegalPerson { .. } => Fact::LegalPerson,
        }
    }

    /// The same without what nobody sees; `None` when it says nothing, or more than such a thing can be long: another system's
    /// answer is as foreign as anybody's.
    pub fn checked(self) -> Option<Data> {
        let line = |text: &str, max: u32| Some(clean(text).replace('\n', " ")).filter(|text| text.chars().count() <= max as usize);
        let said = |text: &str, max: u32| line(text, max).filter(|text| text.chars().any(char::is_alphanumeric));
        Some(match self {
            Data::Names { surname, given_name, patronymic } => Data::Names {
                surname: said(&surname, MAX_NAME)?,
                given_name: said(&given_name, MAX_NAME)?,
                patronymic: line(&patronymic, MAX_NAME)?,
            },
            Data::Phone(phone) => {
                let mobile = crate::notice::phone(&phone).ok();
                let fixed = || said(&phone, MAX_PHONE).filter(|phone| phone.chars().all(|c| c.is_ascii_digit() || " +-()".contains(c)));
                Data::Phone(mobile.or_else(fixed)?)
            }
            Data::LegalPerson { name, address } => {
                Data::LegalPerson { name: said(&name, MAX_LEGAL_NAME)?, address: line(&address, MAX_ADDRESS)? }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_system_says_is_bounded_and_cleaned() {
        let names = |surname: &str| Data::Names { surname: surname.into(), given_name: "Aygün".into(), patronymic: String::new() };
        assert_eq!(names(" Əliyeva\u{202e}\n").checked(), Some(names("Əliyeva")));
        assert_eq!(names(" ").checked(), None);
        assert_eq!(names(&"ə".repeat(81)).checked(), None);
        assert_eq!(Data::Phone("050 123 45 67".into()).checked(), Some(Data::Phone("+994501234567".into())));
        assert_eq!(Data::Phone("(012) 404-00-01".into()).checked(), Some(Data::Phone("(012) 404-00-01".into())), "a fixed one");
        assert_eq!(Data::Phone("<script>".into()).checked(), None);
        assert!(!format!("{:?}", names("Əliyeva")).contains("Əliyeva"));
    }
}
