//! What the sender fills in, and what must stand in it. Files wait beside it under the form's own id.

use crate::appeal::form::AnswerMode;
use crate::appeal::validate::{Checked, MAX_TEXT, Tidy, clean, post_address, telling};
use crate::ids::{AppealId, InstitutionId, OfficialFileId, is_uuid};
use crate::official::{all, one_line, subject};
use crate::refusal::{Code, Field, Refusal};
use serde::{Deserialize, Serialize};

/// An official appeal (R11.7). All fields may be missing on the wire; [`check`] names what is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LetterForm {
    /// UUIDv7 made before the first attempt; sending twice with the same id gives the same receipt.
    pub id: AppealId,
    /// To whom.
    pub institution: InstitutionId,
    /// In a line.
    pub subject: String,
    /// The text.
    pub text: String,
    /// How the answer is wanted (A8.3).
    pub answer_mode: AnswerMode,
    /// Postal address, with index; only with [`AnswerMode::AmisAndPost`].
    pub postal_address: String,
    /// Files that go along, as the form showed them: documents, and the last signature.
    pub files: Vec<OfficialFileId>,
}

impl Tidy for LetterForm {
    fn tidied(self) -> Self {
        Self {
            id: self.id.as_str().trim().to_ascii_lowercase().into(),
            institution: self.institution.as_str().trim().into(),
            subject: one_line(&self.subject),
            text: clean(&self.text),
            answer_mode: self.answer_mode,
            files: self.files,
            postal_address: if self.answer_mode == AnswerMode::Amis { String::new() } else { clean(&self.postal_address) },
        }
    }
}

/// An official appeal: to somebody, about something, in words. Whether the institution exists is added by `services`.
pub fn check(form: &LetterForm) -> Checked {
    let nobody = form.institution.as_str().is_empty().then_some(Refusal::new(Field::Institutions, Code::Required));
    let id = (!is_uuid(form.id.as_str())).then_some(Refusal::new(Field::Id, Code::BadFormat));
    let text = telling(Field::Text, &form.text, MAX_TEXT);
    all([id, nobody, subject(&form.subject), text, post_address(form.answer_mode, &form.postal_address)])
}

/// A form kept by the server while sending has to wait: for sign-in, for a correction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LetterDraft {
    /// What was typed.
    pub form: LetterForm,
    /// What was wrong with it, to be shown beside the fields.
    pub refusals: Vec<Refusal>,
}
