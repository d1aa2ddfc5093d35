//! What the statistics pages ask for and are shown.

use super::{Counts, Half, Period, PeriodChoice};
use crate::ids::{DistrictId, InstitutionId};
use crate::lang::Named;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// Of what something is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The whole country: appeals by the day they were sent.
    #[default]
    Country,
    /// One institution: what was given to it, by the day it was given.
    Institution(InstitutionId),
    /// One district with what hangs under it: appeals by the day they were sent.
    District(DistrictId),
}

/// The question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StatisticsQuery {
    /// Of what.
    pub scope: Scope,
    /// Of which days.
    pub period: PeriodChoice,
}

/// The answer: numbers, and nothing of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statistics {
    /// The institution or district; `None` for the country.
    pub name: Option<Named>,
    /// The days that are counted.
    pub period: Period,
    /// Own days were not understood, so these are the usual ones.
    pub not_understood: bool,
    /// When it was counted.
    pub as_of_ms: UnixMs,
    /// All together.
    pub counts: Counts,
    /// How long answers took; `None` when they are too few.
    pub half: Option<Half>,
    /// By month of receipt, the oldest first.
    pub months: Vec<Month>,
    /// By root of the category, the most first.
    pub categories: Vec<Line>,
    /// By institution; for the country only.
    pub institutions: Vec<Line>,
    /// By district; for the country only.
    pub districts: Vec<Line>,
}

/// A month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    /// Year.
    pub year: i32,
    /// 1–12.
    pub month: u8,
    /// Its numbers.
    pub counts: Counts,
}

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Code.
    pub id: String,
    /// Name.
    pub name: Named,
    /// Its numbers.
    pub counts: Counts,
}
