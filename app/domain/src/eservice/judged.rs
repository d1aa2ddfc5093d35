//! How a provider's services are judged, for its staff: numbers of each service, the words of its ratings. Who gave a rating is told to
//! nobody, and of its moment the month alone, for on its day there may have been one request.

use super::portal::ServiceMonth;
use crate::appeal::view::Rows;
use crate::lang::Named;
use serde::{Deserialize, Serialize};

/// What the page asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct JudgedQuery {
    /// Number of the service whose ratings are read.
    pub service: Option<String>,
    /// Where the next page of services begins.
    pub after: Option<String>,
}

/// A service of the provider. Uses and requests are those of the last twelve months.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct JudgedLine {
    /// Number in the register.
    pub number: String,
    /// Official name.
    pub name: Named,
    /// Its registration was cancelled.
    pub cancelled: bool,
    /// How many gave 1, 2 … 5 stars.
    pub stars: Vec<u32>,
    /// How often it was begun from here.
    pub uses: u32,
    /// Requests sent here.
    pub requests: u32,
    /// Questions that wait for an answer.
    pub waiting: u32,
}

impl JudgedLine {
    /// How many have rated it.
    pub fn ratings(&self) -> u32 {
        self.stars.iter().sum()
    }
}

/// The words of a rating.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SaidLine {
    /// 1 to 5.
    pub stars: u8,
    /// The words.
    pub text: String,
    /// In which month: `2026-11`.
    pub month: String,
}

/// What was said of one service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    /// Number in the register.
    pub number: String,
    /// Official name.
    pub name: Named,
    /// How many gave 1, 2 … 5 stars.
    pub stars: Vec<u32>,
    /// Ratings with words, the newest first.
    pub lines: Vec<SaidLine>,
    /// There are older ones that are not shown.
    pub more: bool,
    /// The last twelve months, the newest first.
    pub months: Vec<ServiceMonth>,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// The provider's services by number.
    pub services: Rows<JudgedLine>,
    /// Questions that wait, about any of them.
    pub waiting: u32,
    /// What was said of the chosen one.
    pub said: Option<Said>,
}
