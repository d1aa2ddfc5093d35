//! Applications to the operator of the register (müraciət ərizəsi, R10.3, R-annex2): the form of annex 2, what must stand in it, who
//! takes which step, until when, and what the pages show.

mod check;
mod due;
mod facts_form;
mod file;
mod form;
mod item_text;
mod table;
#[cfg(test)]
mod tests;
mod view;

pub use check::{bounds, complete};
pub use due::{deadline, reported_late};
pub use facts_form::FactsForm;
pub use file::{COLUMNS, MOST_ROWS, row};
pub use form::{ApplicationForm, DecideForm, MAX_REASON, decision};
pub use table::{ApplicationState, ApplicationStep, clause, next, steps};
pub use view::*;
