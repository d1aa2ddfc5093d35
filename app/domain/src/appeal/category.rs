//! The category tree (domain facts 6.4). Categories are data; this is their shape.

use crate::ids::CategoryId;
use crate::lang::Named;
use serde::{Deserialize, Serialize};

/// The category of official appeals (R11.7), which is never offered: it tells them from those on the map.
pub const OFFICIAL: &str = "official";

impl CategoryId {
    /// That of official appeals.
    pub fn is_official(&self) -> bool {
        self.as_str() == OFFICIAL
    }
}

/// One category as the browser sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Stable code; a leaf's code begins with its root's (`yol`, `yol.cuxur`).
    pub id: CategoryId,
    /// `None` for a root.
    pub parent: Option<CategoryId>,
    /// The name in three languages.
    pub name: Named,
    /// Small number (1–255) used by the map index; a root's leaves are numbered right after it.
    pub index: u8,
    /// Danger: emergency numbers are shown before sending (domain facts 6.3).
    pub urgent: bool,
    /// The emergency number to show, for instance `104`.
    pub emergency: Option<String>,
    /// Words by which the category is found and guessed, folded, separated by spaces.
    pub words: String,
}
