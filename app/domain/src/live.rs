//! Live updates: ids only, so that nothing personal travels; the browser asks again for what it may see.

use crate::ids::{AppealId, InstitutionId, PersonId};
use serde::{Deserialize, Serialize};

/// The owner's own code among the institutions (see `institutions.csv`).
pub const OWNER: &str = "sahib";

/// Something changed in an appeal, or, without one, only in the cabinets of these persons. Sent after commit to every process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The appeal; empty when no appeal changed.
    pub appeal: AppealId,
    /// Persons whose cabinets show it (author and joined).
    #[serde(default)]
    pub persons: Vec<PersonId>,
    /// Institutions in whose cabinets it lies.
    #[serde(default)]
    pub institutions: Vec<InstitutionId>,
}

impl Change {
    /// Only something in this person's own cabinet changed: a notice arrived or was read.
    pub fn of_cabinet(person: PersonId) -> Change {
        Change { appeal: AppealId::default(), persons: vec![person], institutions: Vec::new() }
    }

    /// Only who has which card of the owner's desk open.
    pub fn of_desk() -> Change {
        Change { appeal: AppealId::default(), persons: Vec::new(), institutions: vec![OWNER.into()] }
    }
}

/// What one browser is told: which of its views may be old.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// The public map and lists.
    Map,
    /// The person's own cabinet.
    Mine,
    /// The owner's inbox.
    Inbox,
    /// The institution's cabinet.
    Institution,
    /// Who has which card of the owner's desk open.
    Desk,
}
