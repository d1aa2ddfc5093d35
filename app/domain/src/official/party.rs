//! The sides of an official request.

use crate::ids::InstitutionId;
use crate::role::{Actor, Role};
use serde::{Deserialize, Serialize};

/// A side: a body, never one of its employees.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Party {
    /// The owner (sahib).
    #[default]
    Owner,
    /// The operator.
    Operator,
    /// An institution (qurum).
    Institution(InstitutionId),
}

const OWNER: &str = "owner";
const OPERATOR: &str = "operator";
const INSTITUTION: &str = "institution/";

/// The text names no side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a side of an official request")]
pub struct NotAParty;

impl Party {
    /// The side for which somebody acts; `None` for citizens, visitors and the system.
    pub fn of(actor: &Actor) -> Option<Party> {
        match actor.role {
            Role::OwnerStaff => Some(Party::Owner),
            Role::Operator => Some(Party::Operator),
            Role::InstitutionStaff => actor.institution.clone().map(Party::Institution),
            Role::Visitor | Role::Citizen | Role::CentreStaff | Role::CallCentre | Role::RegistryOperator | Role::System => None,
        }
    }

    /// The word used in the database and in forms.
    pub fn word(&self) -> String {
        match self {
            Party::Owner => OWNER.to_owned(),
            Party::Operator => OPERATOR.to_owned(),
            Party::Institution(id) => format!("{INSTITUTION}{id}"),
        }
    }

    /// The inverse of [`Party::word`].
    pub fn parse(word: &str) -> Option<Party> {
        match word {
            OWNER => Some(Party::Owner),
            OPERATOR => Some(Party::Operator),
            other => other.strip_prefix(INSTITUTION).filter(|id| !id.is_empty()).map(|id| Party::Institution(id.into())),
        }
    }
}

impl From<Party> for String {
    fn from(party: Party) -> String {
        party.word()
    }
}

impl TryFrom<String> for Party {
    type Error = NotAParty;
    fn try_from(word: String) -> Result<Party, NotAParty> {
        Party::parse(&word).ok_or(NotAParty)
    }
}

/// The clause by which one side may ask the other; `None` where the statute names none: between two institutions there are the
/// queries about an appeal (A8.10), and nobody asks the own house.
pub fn clause(asker: &Party, asked: &Party) -> Option<&'static str> {
    match (asker, asked) {
        (Party::Owner, Party::Institution(_)) => Some("A5.0.7"),
        (Party::Institution(_), Party::Owner) => Some("A5.0.8"),
        (Party::Institution(_), Party::Operator) => Some("A6.0.4"),
        (Party::Operator, Party::Institution(_)) => Some("A7.0.6"),
        // What the owner asks of the operator, and what both of them do together.
        (Party::Owner, Party::Operator) => Some("A6.0.9"),
        (Party::Operator, Party::Owner) => Some("A5.0.6"),
        _ => None,
    }
}
