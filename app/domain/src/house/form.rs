//! What employees send about the order of the house, and what it must hold.

use crate::appeal::form::AnswerForm;
use crate::appeal::validate::{self, Checked, MAX_NOTE, MAX_TEXT, Tidy, at_most, clean, one_text, telling, without_repeats};
use crate::ids::{AppealId, MediaId, PersonId, UnitId, is_uuid};
use crate::refusal::{Code, Field, Refusal};
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// Most characters of a unit's name.
const MAX_NAME: u32 = 120;

/// Laying an appeal into other hands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HandForm {
    /// The appeal.
    pub appeal: AppealId,
    /// To which unit; `None` for none.
    pub unit: Option<UnitId>,
    /// To which employee; `None` for nobody yet.
    pub employee: Option<PersonId>,
    /// When it was laid into the hands that were shown.
    pub seen_ms: Option<UnixMs>,
}

/// Keeping an answer before it is signed, or submitting it for approval.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftForm {
    /// The appeal.
    pub appeal: AppealId,
    /// The answer's text.
    pub text: String,
    /// Proof photos.
    pub media: Vec<MediaId>,
    /// For approval; otherwise only kept.
    pub submit: bool,
    /// The revision that was shown; 0 for none.
    pub revision: i64,
}

/// Returning a submitted answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReturnForm {
    /// The appeal.
    pub appeal: AppealId,
    /// What is to be done.
    pub reason: String,
    /// The revision that was read.
    pub revision: i64,
}

/// Approving and signing a submitted answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApprovalForm {
    /// The appeal.
    pub appeal: AppealId,
    /// The revision that was read.
    pub revision: i64,
}

/// A unit: new without an id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UnitForm {
    /// Which; `None` for a new one.
    pub id: Option<UnitId>,
    /// Its name.
    pub name: String,
    /// It takes no more appeals.
    pub closed: bool,
}

/// An employee's place in the house.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmployeeForm {
    /// Who.
    pub person: PersonId,
    /// In which unit; `None` for the institution as a whole.
    pub unit: Option<UnitId>,
    /// Heads it.
    pub head: bool,
}

/// Laying into hands: into some.
pub fn hand(form: &HandForm) -> Checked {
    all([uuid(&form.appeal)])
}

/// A draft: what is only kept may be empty, what is submitted must be an answer.
pub fn draft(form: &DraftForm) -> Checked {
    if form.submit {
        return validate::answer(&AnswerForm { appeal: form.appeal.clone(), text: form.text.clone(), media: form.media.clone() });
    }
    all([uuid(&form.appeal), at_most(Field::Text, &form.text, MAX_TEXT), validate::photos(&form.media)])
}

/// Returning: never without a word of what is to be done.
pub fn returned(form: &ReturnForm) -> Checked {
    all([uuid(&form.appeal), telling(Field::Reason, &form.reason, MAX_NOTE)])
}

/// A unit: with a name.
pub fn unit(form: &UnitForm) -> Checked {
    let empty = form.name.trim().is_empty().then_some(Refusal::new(Field::Text, Code::Required));
    all([empty, at_most(Field::Text, &form.name, MAX_NAME)])
}

fn uuid(id: &AppealId) -> Option<Refusal> {
    (!is_uuid(id.as_str())).then_some(Refusal::new(Field::Id, Code::BadFormat))
}

fn all<const N: usize>(found: [Option<Refusal>; N]) -> Checked {
    let refusals: Vec<Refusal> = found.into_iter().flatten().collect();
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

impl Tidy for HandForm {
    fn tidied(self) -> Self {
        let filled = |id: &str| !id.trim().is_empty();
        Self { unit: self.unit.filter(|id| filled(id.as_str())), employee: self.employee.filter(|id| filled(id.as_str())), ..self }
    }
}

impl Tidy for DraftForm {
    fn tidied(self) -> Self {
        Self { text: clean(&self.text), media: without_repeats(self.media), ..self }
    }
}

one_text!(ReturnForm.reason);

impl Tidy for UnitForm {
    fn tidied(self) -> Self {
        Self { id: self.id.filter(|id| !id.as_str().trim().is_empty()), name: clean(&self.name), ..self }
    }
}

impl Tidy for EmployeeForm {
    fn tidied(self) -> Self {
        Self { unit: self.unit.filter(|id| !id.as_str().trim().is_empty()), ..self }
    }
}
