//! An answer before it is signed.

use crate::ids::MediaId;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// Where it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftState {
    /// Being written.
    #[default]
    Writing,
    /// Waits for approval.
    Submitted,
    /// Came back with a remark.
    Returned,
    /// Approved and signed.
    Signed,
}

impl DraftState {
    /// Every state.
    pub const ALL: [DraftState; 4] = [DraftState::Writing, DraftState::Submitted, DraftState::Returned, DraftState::Signed];

    /// The word used in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            DraftState::Writing => "writing",
            DraftState::Submitted => "submitted",
            DraftState::Returned => "returned",
            DraftState::Signed => "signed",
        }
    }

    /// The inverse of [`DraftState::as_str`].
    pub fn parse(text: &str) -> Option<DraftState> {
        DraftState::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// The draft as the house sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftView {
    /// Who wrote it last.
    pub author: String,
    /// The words.
    pub text: String,
    /// Proof photos.
    pub media: Vec<MediaId>,
    /// Where it stands.
    pub state: DraftState,
    /// Why it came back; empty otherwise.
    pub remark: String,
    /// Grows with every change; a step on an older one is a conflict.
    pub revision: i64,
    /// When it was changed last.
    pub changed_ms: UnixMs,
    /// The reader may approve it, or return it.
    pub may_approve: bool,
}
