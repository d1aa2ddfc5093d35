//! What the register holds of a service: the items of annex 2, and what the portal needs to find it.

use super::{Audience, Automation, Field, Kind, LifeEvent};
use crate::ids::{InstitutionId, RegulationId};
use crate::lang::Named;
use serde::{Deserialize, Serialize};

/// Most characters of a line: names, addresses.
pub const MAX_LINE: u32 = 300;
/// Most characters of a paragraph.
pub const MAX_WORDS: u32 = 4_000;
/// Most entries of a list.
pub const MAX_LIST: u32 = 40;

/// What is paid for it (R8; R-annex1, 2.2; R-annex2, item 8).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fee {
    /// Something is paid (ödənişli).
    pub paid: bool,
    /// How much: `5 AZN`, or how it is reckoned.
    pub amount: String,
    /// By which act and clause (R8.1: nothing else may be asked).
    pub basis: String,
    /// Bank account and other requisites.
    pub requisites: String,
    /// Ways to pay: internet, terminal, cash.
    pub ways: String,
    /// The state payment portal's address, where it is paid on the spot (R8.2).
    pub link: String,
}

/// Where an interactive service is used (R11.5.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// At its source: the provider's own address.
    #[default]
    Source,
    /// Here: the form that the provider has made of the regulation.
    Here,
}

/// A service as the register holds it. Official texts are Azerbaijani; names may be kept in the two other languages too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The body that provides it (item 1).
    pub provider: InstitutionId,
    /// Its official name (item 3).
    pub name: Named,
    /// Other bodies that take part (item 4), by name.
    pub others: Vec<String>,
    /// What it is and where it applies, in short (item 5).
    pub content: Named,
    /// Acts with their clauses (item 6).
    pub legal_basis: Vec<String>,
    /// Its kind (item 7).
    pub kind: Kind,
    /// What is paid (item 8).
    pub fee: Fee,
    /// Who uses it (item 9).
    pub audiences: Vec<Audience>,
    /// Where it is provided: a web address (item 10).
    pub address: String,
    /// The field (R3.1).
    pub field: Field,
    /// How far it runs by itself (R-annex1, 1.6).
    pub automation: Automation,
    /// The events of life it belongs to.
    pub events: Vec<LifeEvent>,
    /// Words people use for it, separated by commas; not shown.
    pub keywords: String,
    /// Where it is used.
    pub manner: Manner,
    /// The regulation by which it is provided (R4.1).
    pub regulation: Option<RegulationId>,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            provider: InstitutionId::default(),
            name: Named::default(),
            others: Vec::new(),
            content: Named::default(),
            legal_basis: Vec::new(),
            kind: Kind::Informational,
            fee: Fee::default(),
            audiences: Vec::new(),
            address: String::new(),
            field: Field::Communication,
            automation: Automation::Partial,
            events: Vec::new(),
            keywords: String::new(),
            manner: Manner::Source,
            regulation: None,
        }
    }
}
