//! What an employee enters by hand when a register can't be asked in real time (A4.3).

use super::{Data, Fact, MAX_ADDRESS, MAX_LEGAL_NAME, MAX_NAME};
use crate::appeal::validate::{MAX_NOTE, at_most, clean, telling};
use crate::ids::{AppealId, is_uuid};
use crate::notice;
use crate::refusal::{Code, Field, Refusal};
use serde::{Deserialize, Serialize};

/// The form. Only the fields of its fact are read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntryForm {
    /// The appeal by whose author it is about.
    pub appeal: AppealId,
    /// What is entered.
    pub fact: Fact,
    /// Surname.
    pub surname: String,
    /// Name.
    pub given_name: String,
    /// Father's name, if there is one.
    pub patronymic: String,
    /// Phone.
    pub phone: String,
    /// Name of the legal person.
    pub legal_name: String,
    /// Its address.
    pub legal_address: String,
    /// On what the employee relies: which document, which call, which letter. Kept with the entry.
    pub basis: String,
}

impl EntryForm {
    /// What was entered, and its basis, as they are kept.
    ///
    /// # Errors
    /// Every field that is missing, too long or not of its form.
    pub fn checked(&self) -> Result<(Data, String), Vec<Refusal>> {
        let basis = clean(&self.basis);
        let mut refusals: Vec<Refusal> =
            (!is_uuid(self.appeal.as_str())).then_some(Refusal::new(Field::Id, Code::BadFormat)).into_iter().collect();
        let data = match self.fact {
            Fact::Names => {
                refusals.extend(said(Field::Surname, &self.surname, MAX_NAME));
                refusals.extend(said(Field::GivenName, &self.given_name, MAX_NAME));
                refusals.extend(at_most(Field::Patronymic, &self.patronymic, MAX_NAME));
                let [surname, given_name, patronymic] = [&self.surname, &self.given_name, &self.patronymic].map(|text| clean(text));
                Data::Names { surname, given_name, patronymic }
            }
            Fact::Phone => Data::Phone(notice::phone(&self.phone).map_err(|refusal| refusals.push(refusal)).unwrap_or_default()),
            Fact::LegalPerson => {
                refusals.extend(said(Field::LegalName, &self.legal_name, MAX_LEGAL_NAME));
                refusals.extend(at_most(Field::LegalAddress, &self.legal_address, MAX_ADDRESS));
                Data::LegalPerson { name: clean(&self.legal_name), address: clean(&self.legal_address) }
            }
        };
        refusals.extend(telling(Field::Basis, &basis, MAX_NOTE));
        match data.checked() {
            Some(data) if refusals.is_empty() => Ok((data, basis)),
            None if refusals.is_empty() => Err(vec![Refusal::form(Code::BadFormat)]),
            _ => Err(refusals),
        }
    }
}

/// At least a letter, at most `max` characters.
fn said(field: Field, text: &str, max: u32) -> Option<Refusal> {
    let nothing = !text.chars().any(char::is_alphanumeric);
    nothing.then_some(Refusal::new(field, Code::Required)).or_else(|| at_most(field, text, max))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a4_3_an_entry_names_what_was_entered_and_on_what_basis() {
        let form = EntryForm {
            appeal: "018f3a5e-7c1d-7abc-8def-0123456789ab".into(),
            surname: " Əliyeva ".into(),
            given_name: "Aygün".into(),
            basis: "Şəxsiyyət vəsiqəsinin surəti, 12.03.2026".into(),
            ..EntryForm::default()
        };
        let names = Data::Names { surname: "Əliyeva".into(), given_name: "Aygün".into(), patronymic: String::new() };
        assert_eq!(form.checked(), Ok((names, form.basis.clone())));
        let wrong =
            |form: EntryForm| form.checked().map(|_| ()).unwrap_err().into_iter().map(|one| (one.field, one.code)).collect::<Vec<_>>();
        assert_eq!(wrong(EntryForm { basis: String::new(), ..form.clone() }), [(Field::Basis, Code::Required)]);
        let legal = EntryForm { fact: Fact::LegalPerson, ..form.clone() };
        assert_eq!(wrong(legal), [(Field::LegalName, Code::Required)]);
        let phone = EntryForm { fact: Fact::Phone, phone: "123".into(), ..form.clone() };
        assert_eq!(wrong(phone), [(Field::Phone, Code::BadFormat)]);
        let long = EntryForm { surname: "ə".repeat(81), ..form };
        assert_eq!(wrong(long), [(Field::Surname, Code::TooLong { max: 80, is: 81 })]);
    }
}
