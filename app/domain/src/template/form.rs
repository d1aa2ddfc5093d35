//! An institution's own prepared text, as its head writes it (A8.9; A3.5).

use super::TemplateKind;
use crate::appeal::validate::{Checked, MAX_TEXT, Tidy, at_most, clean, telling};
use crate::lang::Lang;
use crate::refusal::{Code, Field, Refusal};
use serde::{Deserialize, Serialize};

/// Most characters of a text's name in the list.
const MAX_TITLE: u32 = 120;

/// A text: new without an id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TemplateForm {
    /// Which; `None` for a new one.
    pub id: Option<String>,
    /// For an answer, or for leaving unconsidered.
    pub kind: TemplateKind,
    /// The language it is written in.
    pub language: Lang,
    /// What it is called in the list.
    pub title: String,
    /// The text, with places between braces.
    pub text: String,
    /// It is offered no more.
    pub retired: bool,
}

/// The same as it stands, for the house's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnTemplate {
    /// The text with everything that can be changed.
    pub form: TemplateForm,
    /// Places that no appeal has a value for: they are filled by hand each time.
    pub by_hand: Vec<String>,
}

/// A text has a name and says something; refusals are the owner's staff's own.
pub fn template(form: &TemplateForm) -> Checked {
    let kind = (form.kind == TemplateKind::Refusal).then_some(Refusal::form(Code::NotYours));
    let empty = form.title.is_empty().then_some(Refusal::new(Field::Subject, Code::Required));
    let title = empty.or_else(|| at_most(Field::Subject, &form.title, MAX_TITLE));
    let found: Vec<Refusal> = [kind, title, telling(Field::Text, &form.text, MAX_TEXT)].into_iter().flatten().collect();
    if found.is_empty() { Ok(()) } else { Err(found) }
}

impl Tidy for TemplateForm {
    fn tidied(self) -> Self {
        let title = clean(&self.title).split_whitespace().collect::<Vec<_>>().join(" ");
        Self { id: self.id.filter(|id| !id.trim().is_empty()), title, text: clean(&self.text), ..self }
    }
}
