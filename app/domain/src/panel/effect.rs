//! What a change brings about, shown before it is made.

use crate::lang::Named;
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// One consequence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// So many open deadlines become later; the latest of them ends then (A8.8).
    DeadlinesMove { n: u32, until: Date },
    /// So many would become earlier: they stay, for nobody loses a day that was promised (A8.8).
    DeadlinesStay { n: u32 },
    /// Of the appeals of the last so many days so many would have been proposed to another institution (A8.5).
    Rerouted { days: u32, n: u32, of: u32, flows: Vec<Flow> },
    /// So many routing rules name it.
    Rules { n: u32 },
    /// So many zones name it.
    Zones { n: u32 },
    /// So many employees work there.
    Staff { n: u32 },
    /// So many appeals belong to it.
    Appeals { n: u32 },
    /// So many accounts are asked to accept the new terms (T1.7).
    Accounts { n: u32 },
    /// So many orders lie outside the new hours: their people are told and choose other places (Q3.4).
    OrdersMove { n: u32 },
    /// So many orders were made before: they stay, and are served.
    OrdersStay { n: u32 },
    /// So many open appeals lie in the district: they stay there.
    OpenAppeals { n: u32 },
    /// So many routing rules and zones lead to an institution of the district; the first of them.
    LocalRules { n: u32, rules: Vec<LocalRule> },
    /// So many institutions are of the district.
    Institutions { n: u32 },
    /// So many employees see appeals of the district alone.
    Territories { n: u32 },
    /// So many centres of the queue lie in the district.
    Centres { n: u32 },
}

/// A routing rule, or a zone, that leads to an institution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalRule {
    /// Its category, or the zone.
    pub what: Named,
    /// The institution.
    pub institution: Named,
}

/// So many from one institution to another; `None`: no proposal at all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Flow {
    /// How many.
    pub n: u32,
    /// Proposed so far.
    pub from: Option<String>,
    /// Proposed from then on.
    pub to: Option<String>,
}

/// A name to choose by its code.
pub type Choices = Vec<(String, Named)>;
