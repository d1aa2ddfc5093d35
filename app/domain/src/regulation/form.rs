//! What is sent, and what must stand in it. Forms of readers are sent by plain HTML too, so numbers come as they were typed.

use super::Text;
use super::discussion::MAX_COMMENT;
use crate::appeal::validate::{Checked, clean, telling};
use crate::ids::RegulationId;
use crate::official::all;
use crate::refusal::{Code, Field, Refusal};
use serde::{Deserialize, Serialize};

/// Most bytes of a draft, as it is kept.
pub const DRAFT_BYTES: usize = 400_000;
/// Most characters of the reasons of an objection.
pub const MAX_REASON: u32 = 4_000;
/// Most days of a discussion.
pub const MOST_DAYS: u16 = 120;

/// What the decision leaves to whoever runs the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rules {
    /// Days of a public discussion, at the least and as usual (R9.7).
    pub discussion_days: u16,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules { discussion_days: 15 }
    }
}

/// A new regulation; its id is made by the browser, so that a retry makes no second one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewForm {
    /// Id (UUIDv7).
    pub id: RegulationId,
    /// Name of the service (1.1).
    pub name: String,
}

/// A draft as one editor has it, and as it was when the editor began.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SaveForm {
    /// Which.
    pub id: RegulationId,
    /// What it said when it was read.
    pub base: Text,
    /// What it says now.
    pub text: Text,
}

/// Putting it to discussion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PublishForm {
    /// Which.
    pub id: RegulationId,
    /// For how many days; empty for the usual number.
    pub days: String,
}

impl PublishForm {
    /// The days, if they are a number within the bounds.
    pub fn days(&self, rules: Rules) -> Option<u16> {
        match self.days.trim() {
            "" => Some(rules.discussion_days),
            typed => typed.parse().ok().filter(|days| (rules.discussion_days..=MOST_DAYS).contains(days)),
        }
    }
}

/// What another body says (R9.2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgreeForm {
    /// Which.
    pub id: RegulationId,
    /// It objects; otherwise it agrees.
    pub object: bool,
    /// The reasons of an objection.
    pub reason: String,
}

/// Approving exactly the version that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApproveForm {
    /// Which.
    pub id: RegulationId,
    /// The version.
    pub version: u32,
}

/// Something said in the discussion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CommentForm {
    /// Of which regulation.
    pub id: RegulationId,
    /// The words.
    pub text: String,
}

/// The provider's answer to that.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    /// The comment.
    pub comment: String,
    /// The words.
    pub text: String,
}

/// What is done with a comment that waits for a look.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HoldForm {
    /// The comment.
    pub comment: String,
    /// It is shown; otherwise it is not.
    pub show: bool,
}

/// An objection says why.
pub fn agreement(form: &AgreeForm) -> Checked {
    all([if form.object { telling(Field::Reason, &clean(&form.reason), MAX_REASON) } else { None }])
}

/// The days are within the bounds.
pub fn publishing(form: &PublishForm, rules: Rules) -> Checked {
    all([form.days(rules).is_none().then_some(Refusal::new(Field::Days, Code::BadFormat))])
}

/// A comment says something.
pub fn comment(form: &CommentForm) -> Checked {
    all([telling(Field::Text, &clean(&form.text), MAX_COMMENT)])
}

/// An answer says something.
pub fn answer(form: &AnswerForm) -> Checked {
    all([telling(Field::Text, &clean(&form.text), MAX_COMMENT)])
}
