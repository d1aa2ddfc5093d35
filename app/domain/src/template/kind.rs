//! What a template is for.

use serde::{Deserialize, Serialize};

/// What a prepared text becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TemplateKind {
    /// The written answer of an institution (A8.9).
    #[default]
    Answer,
    /// The reasons of a refusal by the owner's staff (A8.6).
    Refusal,
    /// The reasons of leaving unconsidered (A9.2).
    Unconsidered,
}

impl TemplateKind {
    /// All three.
    pub const ALL: [TemplateKind; 3] = [TemplateKind::Answer, TemplateKind::Refusal, TemplateKind::Unconsidered];

    /// The word used in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            TemplateKind::Answer => "answer",
            TemplateKind::Refusal => "refusal",
            TemplateKind::Unconsidered => "unconsidered",
        }
    }

    /// The inverse of [`TemplateKind::as_str`].
    pub fn parse(text: &str) -> Option<TemplateKind> {
        TemplateKind::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}
