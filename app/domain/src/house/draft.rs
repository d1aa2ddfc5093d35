//! An answer before it is signed.

use crate::ids::MediaId;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

kinds! {
    /// Where it stands.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    DraftState {
        /// Being written.
        #[default]
        Writing = "writing",
        /// Waits for approval.
        Submitted = "submitted",
        /// Came back with a remark.
        Returned = "returned",
        /// Approved and signed.
        Signed = "signed",
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
