//! The form of a service that is used here (R7.1.2, R11.5.3), made of the regulation in force: what a person fills in, what a state register says
//! instead of the person, which documents are given.
//!
//! A form asks for no document that the regulation doesn't name, and for nothing that a state register holds (R7.2): [`check`] says where it
//! does. Begin reading at [`RequestForm`]; [`generate`] makes the first one.

mod answers;
mod automatic;
mod check;
mod generate;
mod kind;
mod send;
#[cfg(test)]
mod tests;

pub use answers::{Answers, MENDING_NAMES, NAMES, at_of, check as check_answers, keys, shown, tidied};
pub use automatic::{Automatic, Compare, MAX_RULES, OWN_PLACES, Outcome, RefusalRule, decide, is_compared, is_place};
pub use check::{check, lacking};
pub use generate::generate;
pub use kind::{FieldKind, Held};
pub use send::{FormPage, FormSave, RequestDraft, RequestSend};

use serde::{Deserialize, Serialize};

/// Most fields of a form.
pub const MAX_FIELDS: usize = 40;
/// Most choices of a field.
pub const MAX_CHOICES: usize = 60;
/// Most characters of a field's label and help.
pub const MAX_LABEL: u32 = 300;
/// The largest draft of a request, bytes: every field of the longest form holds its longest text, in letters of four bytes, and there is room
/// for what is too long and has to be shortened.
pub const MAX_DRAFT: usize = 1 << 20;

/// When a field is shown: another one, before it, has this value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ShownIf {
    /// Key of the other field.
    pub key: String,
    /// Its value.
    pub value: String,
}

/// A field. Texts are Azerbaijani, as the regulation's are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FormField {
    /// Its word in answers: letters, digits and `-`, of its own in the form.
    pub key: String,
    /// What is asked for.
    pub kind: FieldKind,
    /// What is asked.
    pub label: String,
    /// What helps to answer.
    pub help: String,
    /// Must be answered, as long as it is shown.
    pub required: bool,
    /// What can be chosen ([`FieldKind::Choice`]).
    pub choices: Vec<String>,
    /// The smallest number; fewest characters.
    pub least: Option<i64>,
    /// The largest number; most characters.
    pub most: Option<i64>,
    /// What a state register says ([`FieldKind::Held`]).
    pub held: Option<Held>,
    /// The document of the regulation: of 2.6.2 for [`FieldKind::Document`], of 2.6.1 for [`FieldKind::Identifier`].
    pub document: String,
    /// When it is shown; `None` for always.
    pub shown_if: Option<ShownIf>,
}

/// A form: its fields, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RequestForm {
    /// The fields.
    pub fields: Vec<FormField>,
    /// What comes of a request by itself, for a service that runs wholly by itself; `None` where a person decides.
    pub automatic: Option<Automatic>,
}

impl RequestForm {
    /// The field with this key, and its place.
    pub fn find(&self, key: &str) -> Option<(usize, &FormField)> {
        self.fields.iter().enumerate().find(|(_, field)| field.key == key)
    }
}
