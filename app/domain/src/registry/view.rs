//! What the registry's page is shown, and views kept under a name.

use crate::appeal::form::AnswerMode;
use crate::ids::AppealId;
use crate::lang::Named;
use crate::lifecycle::Status;
use crate::refusal::{Code, Field, Refusal};
use crate::statistics::Fate;
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// Views that one employee may keep.
pub const MOST_SAVED: usize = 30;
/// Letters of a view's name.
pub const MOST_TITLE: usize = 60;
/// Letters of a kept query.
const MOST_QUERY: usize = 2_000;

/// A row. Nothing in it names a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegistryRow {
    /// The appeal.
    pub id: AppealId,
    /// The number that people know it by.
    pub number: String,
    /// Status; for an institution that of its own part.
    pub status: Status,
    /// Category.
    pub category: Named,
    /// District.
    pub district: Option<Named>,
    /// Nearest settlement.
    pub place: String,
    /// Institution.
    pub institution: Option<Named>,
    /// The day it was sent, or placed with the institution.
    pub sent_on: Date,
    /// Last day of the law.
    pub due_on: Date,
    /// Day of the last answer.
    pub answered_on: Option<Date>,
    /// How it stands to its deadline.
    pub deadline: Fate,
    /// How many have joined.
    pub joined: u32,
    /// Rating, 1–5; 0 for none.
    pub stars: u8,
    /// How it came.
    pub channel: String,
    /// How the answer is wanted.
    pub mode: AnswerMode,
}

/// A page of the registry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegistryPage {
    /// The rows.
    pub rows: Vec<RegistryRow>,
    /// How many there are in all; exact.
    pub total: u32,
    /// Words were found in more appeals than are looked at: only the newest of those are in the list.
    pub cut: bool,
    /// Ways in which appeals came so far.
    pub channels: Vec<String>,
    /// Cards open at the desk of an institution, not at the owner's.
    pub institution: bool,
    /// Cards may be opened.
    pub cards: bool,
}

/// Where a kept view belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shelf {
    /// The registry.
    #[default]
    Registry,
    /// Reports.
    Reports,
}

impl Shelf {
    /// The word used in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Shelf::Registry => "registry",
            Shelf::Reports => "reports",
        }
    }
}

/// A kept view: the query of the page under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// Id.
    pub id: String,
    /// Name.
    pub title: String,
    /// Query.
    pub query: String,
}

/// Keeping a view, or taking it away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SaveForm {
    /// Where it belongs.
    pub shelf: Shelf,
    /// Its name; a name that is there already takes the new query.
    pub title: String,
    /// The query.
    pub query: String,
}

/// The form with its spaces in order.
///
/// # Errors
/// Refusals of a name that is missing or too long, or of a query that no page has written.
pub fn checked(form: SaveForm) -> Result<SaveForm, Vec<Refusal>> {
    let title = form.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = title.chars().count();
    let refuse = |code| Err(vec![Refusal::new(Field::Text, code)]);
    match length {
        0 => refuse(Code::Required),
        _ if length > MOST_TITLE => refuse(Code::TooLong { max: MOST_TITLE as u32, is: length as u32 }),
        _ if form.query.len() > MOST_QUERY => refuse(Code::BadFormat),
        _ => Ok(SaveForm { title, query: form.query.trim_start_matches('?').to_owned(), ..form }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_needs_a_name_of_its_own_length() {
        let form = |title: &str| SaveForm { title: title.into(), query: "?status=sent".into(), ..SaveForm::default() };
        let kept = checked(form("  Gecikən   yollar ")).map(|form| (form.title, form.query));
        assert_eq!(kept, Ok(("Gecikən yollar".to_owned(), "status=sent".to_owned())));
        let long = "ə".repeat(MOST_TITLE + 1);
        for (title, code) in [(" ", Code::Required), (&long, Code::TooLong { max: MOST_TITLE as u32, is: MOST_TITLE as u32 + 1 })] {
            assert_eq!(checked(form(title)), Err(vec![Refusal::new(Field::Text, code)]));
        }
    }
}
