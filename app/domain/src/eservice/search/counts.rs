//! How many services each further choice would leave.

use serde::{Deserialize, Serialize};

/// The counts, each list in the order of its words' `ALL`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Of the 29 fields.
    pub fields: Vec<u32>,
    /// Of the kinds.
    pub kinds: Vec<u32>,
    /// Free, then paid.
    pub fees: Vec<u32>,
    /// Of the audiences.
    pub audiences: Vec<u32>,
    /// Of the events of life.
    pub events: Vec<u32>,
    /// Of the levels of automation.
    pub automations: Vec<u32>,
    /// Registered, then cancelled.
    pub states: Vec<u32>,
}
