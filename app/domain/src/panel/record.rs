//! Records, forms and what the pages show of them.

use super::check::read_point;
use super::effect::Choices;
use super::{Column, Effect, Kind, Resource};
use crate::fold::fold;
use crate::queue::day::{read_hours, written_hours};
use crate::refusal::Refusal;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a record holds, by the words of its columns; as text, as it stands in forms, files and the history.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Values(pub BTreeMap<String, String>);

impl Values {
    /// What stands in a column; empty when nothing does.
    pub fn get(&self, column: Column) -> &str {
        self.0.get(column.as_str()).map_or("", String::as_str)
    }

    /// The same as a number; 0 where there is none.
    pub fn number(&self, column: Column) -> i64 {
        self.get(column).parse().unwrap_or_default()
    }

    /// The same as yes or no.
    pub fn flag(&self, column: Column) -> bool {
        self.get(column) == "1"
    }

    /// With this in a column.
    pub fn with(mut self, column: Column, value: impl Into<String>) -> Values {
        self.0.insert(column.as_str().to_owned(), value.into());
        self
    }

    /// With a yes or no in a column.
    pub fn with_flag(self, column: Column, value: bool) -> Values {
        self.with(column, if value { "1" } else { "0" })
    }

    /// The columns in which it differs from another record.
    pub fn differing(&self, other: &Values) -> Vec<Column> {
        Column::ALL.iter().copied().filter(|column| self.get(*column) != other.get(*column)).collect()
    }
}

/// The values of a resource as they are kept: its own columns alone, spaces and line ends in order, yes and no as `1` and `0`.
pub fn tidied(resource: Resource, values: &Values) -> Values {
    let mut kept = Values::default();
    for spec in resource.columns() {
        let typed = values.get(spec.column);
        let value = match spec.kind {
            Kind::Flag => if matches!(typed.trim(), "1" | "true" | "on") { "1" } else { "0" }.to_owned(),
            Kind::Lines(_) => typed.replace("\r\n", "\n").trim().to_owned(),
            Kind::Code => typed.trim().to_lowercase(),
            Kind::Day => iso(typed.trim()),
            Kind::Number(..) if typed.trim().is_empty() && !spec.required => "0".to_owned(),
            Kind::Number(..) | Kind::Own(..) => {
                typed.trim().parse::<i64>().map_or_else(|_| typed.trim().to_owned(), |number| number.to_string())
            }
            Kind::Hours => read_hours(typed).map_or_else(|| typed.trim().to_owned(), |hours| written_hours(&hours)),
            Kind::Point => read_point(typed).map_or_else(|| typed.trim().to_owned(), |at| format!("{}, {}", at.lat, at.lon)),
            _ if spec.column == Column::Words => fold(typed),
            _ if spec.column == Column::Fin => typed.trim().to_uppercase(),
            _ => typed.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        kept = kept.with(spec.column, value);
    }
    kept
}

/// A day as people and spreadsheets here write it (`20.03.2027`) in the way in which it is kept.
fn iso(typed: &str) -> String {
    let parts: Vec<&str> = typed.split('.').collect();
    match parts[..] {
        [day, month, year] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => typed.to_owned(),
    }
}

/// How a record came to what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// By the form.
    Saved,
    /// Taken away.
    Removed,
    /// By a file.
    Imported,
}

impl Act {
    /// The word used in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Act::Saved => "saved",
            Act::Removed => "removed",
            Act::Imported => "imported",
        }
    }

    /// The inverse of [`Act::as_str`].
    pub fn parse(text: &str) -> Option<Act> {
        [Act::Saved, Act::Removed, Act::Imported].into_iter().find(|act| act.as_str() == text)
    }
}

/// Where one is in the panel: a resource, words to look for, a record, an entry of its history to begin from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PanelAt {
    /// The resource.
    pub resource: Resource,
    /// Words in the list.
    pub q: String,
    /// The record; empty for a new one.
    pub id: String,
    /// The entry of its history whose values fill the form.
    pub restore: Option<u32>,
}

/// Saving or taking away a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PanelForm {
    /// The resource.
    pub resource: Resource,
    /// The record; empty for a new one.
    pub id: String,
    /// The revision that was shown: a change meanwhile is a conflict.
    pub seen: u32,
    /// What was typed.
    pub values: Values,
    /// Takes it away.
    pub remove: bool,
    /// The mark of the effects that were shown; empty before any were.
    pub confirmed: String,
}

/// Bringing a file in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportForm {
    /// The resource.
    pub resource: Resource,
    /// The file's text.
    pub text: String,
    /// The mark of what was shown; empty before anything was.
    pub confirmed: String,
}

/// What became of a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Saved {
    /// It is kept under this id.
    Done { id: String },
    /// Nothing is kept yet: this would follow. Sent again with the mark it is kept.
    Confirm { effects: Vec<Effect>, mark: String },
    /// Somebody else changed it meanwhile; nothing is kept. What stands there now, and who put it there.
    Conflict { revision: u32, values: Option<Values>, by: String, at_ms: UnixMs },
}

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// It is in; otherwise nothing of it is.
    pub done: bool,
    /// Rows that can't be taken.
    pub bad: Vec<BadRow>,
    /// Rows that would change something, or did.
    pub changed: Vec<ChangedRow>,
    /// Rows that are there already.
    pub same: u32,
    /// What would follow.
    pub effects: Vec<Effect>,
    /// The mark with which it is taken in.
    pub mark: String,
}

/// A row of a file that can't be taken, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadRow {
    /// Its line in the file, from 1.
    pub line: u32,
    /// Why.
    pub refusals: Vec<Refusal>,
}

/// A row of a file that changes something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedRow {
    /// Its line in the file, from 1.
    pub line: u32,
    /// The record; empty for one that the program names.
    pub id: String,
    /// A new record.
    pub new: bool,
    /// The columns that change.
    pub columns: Vec<Column>,
}

/// The first page: what there is of each resource, and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelHome {
    /// The resources that this person keeps, with how many records each has.
    pub resources: Vec<(Resource, u32)>,
    /// The year for which the calendar has no official days yet.
    pub calendar_missing: Option<i32>,
}

/// A resource's list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PanelList {
    /// Its records, as far as the words fit.
    pub rows: Vec<PanelRow>,
    /// How many fit, also those that are not shown.
    pub total: u32,
    /// Names for codes, by column.
    pub names: Vec<(Column, Choices)>,
    /// The year for which the calendar has no official days yet.
    pub calendar_missing: Option<i32>,
}

/// A record in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelRow {
    /// Its id.
    pub id: String,
    /// What stands in it.
    pub values: Values,
}

/// A record with its history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PanelRecord {
    /// Its id; empty for a new one.
    pub id: String,
    /// Its revision; 0 when it was never changed here.
    pub revision: u32,
    /// What stands in it; `None` when it was taken away.
    pub values: Option<Values>,
    /// What fills the form.
    pub form: Values,
    /// Names for codes, by column.
    pub names: Vec<(Column, Choices)>,
    /// What happened to it, the newest first.
    pub history: Vec<Change>,
    /// The history does not fit its hashes: somebody changed it outside the program.
    pub damaged: bool,
}

/// An entry of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its number, from 1.
    pub nr: u32,
    /// When.
    pub at_ms: UnixMs,
    /// Who.
    pub by: String,
    /// How.
    pub act: Act,
    /// Before; `None` for a new record.
    pub before: Option<Values>,
    /// After; `None` when it was taken away.
    pub after: Option<Values>,
}
