//! What a report's page is shown.

use super::Value;
use crate::lang::Named;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// Rows of a report; the page says how many more there are.
pub const MOST_ROWS: usize = 300;
/// Columns of a report.
pub const MOST_COLUMNS: usize = 40;

/// What a row or a column is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// A code, a month `2026-03`, a word, a number; empty where the appeal has none.
    pub key: String,
    /// The name, where the key is a code.
    pub name: Option<Named>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// What it is.
    pub head: Head,
    /// Its values, one for each column.
    pub cells: Vec<Value>,
    /// The value of the whole row.
    pub total: Value,
}

/// A report. Numbers, and nothing of a person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The columns; none when only the whole is asked for.
    pub columns: Vec<Head>,
    /// The rows.
    pub rows: Vec<Group>,
    /// Rows that were cut off.
    pub more_rows: u32,
    /// Columns that were cut off.
    pub more_columns: u32,
    /// The value of each whole column.
    pub totals: Vec<Value>,
    /// The value of everything.
    pub total: Value,
    /// When it was counted.
    pub as_of_ms: UnixMs,
    /// Words were found in more appeals than are looked at.
    pub cut: bool,
    /// Ways in which appeals came so far.
    pub channels: Vec<String>,
    /// The institution whose own parts were counted; `None` for all appeals.
    pub institution: Option<Named>,
}
