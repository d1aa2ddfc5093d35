//! What staff send, and what must stand in it. Forms are sent by plain HTML too, so numbers and days come as they were typed.

use super::document::MOST_DOCUMENTS;
use super::term::{DAYS, MOST_DAYS};
use crate::appeal::validate::{Checked, MAX_TEXT, Tidy, clean, one_text, telling};
use crate::ids::{OfficialFileId, OfficialId};
use crate::refusal::{Code, Field, Refusal};
use serde::{Deserialize, Serialize};

/// Most characters of a subject or a title.
pub const MAX_SUBJECT: u32 = 200;

/// A new request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfficialForm {
    /// Who is asked: the word of a [`super::Party`].
    pub to: String,
    /// In a line.
    pub subject: String,
    /// What is asked, and which documents.
    pub text: String,
    /// Working days for the answer; empty for the usual [`DAYS`].
    pub days: String,
    /// Documents that go along, as the form showed them.
    pub documents: Vec<OfficialFileId>,
}

impl OfficialForm {
    /// The working days, if they are a number within the bounds.
    pub fn working_days(&self) -> Option<u16> {
        match self.days.trim() {
            "" => Some(DAYS),
            typed => typed.parse().ok().filter(|days| (1..=MOST_DAYS).contains(days)),
        }
    }
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfficialAnswerForm {
    /// The request.
    pub id: OfficialId,
    /// The answer.
    pub text: String,
    /// Documents that go along, as the form showed them.
    pub documents: Vec<OfficialFileId>,
}

/// Which requests are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OfficialQuery {
    /// Those from us; otherwise those to us.
    pub from_us: bool,
    /// Answered ones; otherwise those that wait, the late ones first.
    pub over: bool,
    /// Where the page begins.
    pub after: Option<String>,
}

impl Tidy for OfficialForm {
    fn tidied(self) -> Self {
        Self { to: self.to.trim().to_owned(), subject: one_line(&self.subject), text: clean(&self.text), ..self }
    }
}

one_text!(OfficialAnswerForm.text);

/// A request: to somebody, about something, in words.
pub fn request(form: &OfficialForm) -> Checked {
    let nobody = form.to.is_empty().then_some(Refusal::new(Field::Institutions, Code::Required));
    let days = form.working_days().is_none().then_some(Refusal::new(Field::Days, Code::BadFormat));
    all([nobody, subject(&form.subject), telling(Field::Text, &form.text, MAX_TEXT), days, too_many(&form.documents)])
}

/// An answer says something.
pub fn answer(form: &OfficialAnswerForm) -> Checked {
    all([telling(Field::Text, &form.text, MAX_TEXT), too_many(&form.documents)])
}

fn too_many(documents: &[OfficialFileId]) -> Option<Refusal> {
    let many = documents.len() > MOST_DOCUMENTS as usize;
    many.then_some(Refusal::new(Field::Documents, Code::TooMany { max: MOST_DOCUMENTS }))
}

/// A subject or title: one line, not empty.
pub fn subject(text: &str) -> Option<Refusal> {
    let is = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    match is {
        0 => Some(Refusal::new(Field::Subject, Code::Required)),
        is if is > MAX_SUBJECT => Some(Refusal::new(Field::Subject, Code::TooLong { max: MAX_SUBJECT, is })),
        _ => None,
    }
}

pub(crate) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn all<const N: usize>(found: [Option<Refusal>; N]) -> Checked {
    let refusals: Vec<Refusal> = found.into_iter().flatten().collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}
