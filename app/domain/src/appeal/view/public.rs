//! What everybody may see of an appeal.

use super::{AppealLine, AssignmentView, Entry, Linked};
use crate::ids::MediaId;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// The public page of an appeal (tracking, A8.5; transparency, A2.2.5): nothing personal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublicAppeal {
    /// The line.
    pub line: AppealLine,
    /// Receipt number.
    pub receipt: String,
    /// Official registration number and moment, after routing.
    pub registered: Option<(String, UnixMs)>,
    /// Institutions that have it.
    pub assignments: Vec<AssignmentView>,
    /// Photos cleared for the public.
    pub photos: Vec<MediaId>,
    /// Public entries, oldest first.
    pub timeline: Vec<Entry>,
    /// Rating given, if any.
    pub stars: Option<u8>,
    /// The earlier appeal of the same matter in which it goes on (A8.4).
    #[serde(default)]
    pub continued: Option<Linked>,
}
