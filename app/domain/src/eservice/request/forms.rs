//! What people send about a request that is there, and what must stand in it.

use super::{MAX_ADVICE, Mending};
use crate::appeal::validate::{Checked, MAX_TEXT, Tidy, at_most, clean, one_text, telling};
use crate::eservice::form::{Answers, RequestForm};
use crate::ids::{RequestFileId, RequestId};
use crate::refusal::{Code, Field, Refusal};
use serde::{Deserialize, Serialize};

/// How far it is, or the ground and words of a refusal: each form names the revision that was shown, so that two people's steps meet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    /// The request.
    pub id: RequestId,
    /// The words for its sender.
    pub text: String,
}

/// What is to be mended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReturnForm {
    /// The request.
    pub id: RequestId,
    /// Each thing.
    pub items: Vec<Mending>,
}

/// The result.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FinishForm {
    /// The request.
    pub id: RequestId,
    /// In words.
    pub text: String,
    /// Documents, as the form showed them.
    pub files: Vec<RequestFileId>,
}

/// A refusal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RefuseRequestForm {
    /// The request.
    pub id: RequestId,
    /// The ground, as the regulation writes it (3.3.1).
    pub ground: String,
    /// Why it holds here.
    pub text: String,
}

/// What was mended: answers and documents of the fields that were named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MendForm {
    /// The request.
    pub id: RequestId,
    /// New answers, by key.
    pub answers: Answers,
    /// New documents, as the form showed them.
    pub files: Vec<RequestFileId>,
}

one_text!(NoteForm.text, FinishForm.text, RefuseRequestForm.text);

impl Tidy for ReturnForm {
    fn tidied(self) -> Self {
        let items = self.items.into_iter().map(|one| Mending { advice: clean(&one.advice), ..one }).collect();
        Self { items, ..self }
    }
}

impl NoteForm {
    /// It says something.
    ///
    /// # Errors
    /// A refusal of the text.
    pub fn check(&self) -> Checked {
        telling(Field::Text, &self.text, MAX_TEXT).map_or(Ok(()), |no| Err(vec![no]))
    }
}

impl FinishForm {
    /// It says something.
    ///
    /// # Errors
    /// A refusal of the text.
    pub fn check(&self) -> Checked {
        telling(Field::Text, &self.text, MAX_TEXT).map_or(Ok(()), |no| Err(vec![no]))
    }
}

impl RefuseRequestForm {
    /// A ground of the regulation, and why it holds.
    ///
    /// # Errors
    /// A refusal of the ground, of the text.
    pub fn check(&self, grounds: &[String]) -> Checked {
        let ground = match self.ground.as_str() {
            "" => Some(Code::Required),
            chosen if !grounds.iter().any(|one| one == chosen) => Some(Code::Unknown),
            _ => None,
        };
        let found = [ground.map(|code| Refusal::new(Field::Ground, code)), telling(Field::Reason, &self.text, MAX_TEXT)];
        let found: Vec<Refusal> = found.into_iter().flatten().collect();
        if found.is_empty() { Ok(()) } else { Err(found) }
    }
}

impl ReturnForm {
    /// At least one thing, each with an advice, none that the form doesn't ask or that a register says.
    ///
    /// # Errors
    /// A refusal at the place of each field; `Required` of the whole when nothing is named.
    pub fn check(&self, form: &RequestForm) -> Checked {
        let mut found = Vec::new();
        if self.items.is_empty() {
            found.push(Refusal::form(Code::Required));
        }
        for (nr, item) in self.items.iter().enumerate() {
            let known = form.find(&item.field).filter(|(_, field)| field.held.is_none());
            let Some((at, _)) = known.filter(|_| !self.items.iter().take(nr).any(|one| one.field == item.field)) else {
                found.push(Refusal::form(Code::Unknown));
                continue;
            };
            let place = Field::Mended(u8::try_from(at).unwrap_or(u8::MAX));
            let missing = item.advice.trim().is_empty().then_some(Refusal::new(place, Code::Required));
            found.extend(missing.or_else(|| at_most(place, &item.advice, MAX_ADVICE)));
        }
        if found.is_empty() { Ok(()) } else { Err(found) }
    }
}
