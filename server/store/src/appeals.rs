//! Appeals: the row with the present state. What happened is in [`crate::events`].

mod bulk;
mod change;
mod find;
mod insert;
mod lists;
mod rights;
mod row;

pub use bulk::{BulkAppeal, bulk_insert};
pub use change::{
    clear_refusal, lock, register, set_category, set_due, set_merged, set_place, set_rating, set_refusal, set_routing, set_status,
    set_triage_due,
};
pub use find::{after, by_number, count, find, find_many, is_participant};
pub use insert::{NewAppeal, send};
pub(crate) use lists::statuses;
pub use lists::{CabinetRow, Filter, Hands, StaffFilter, cabinet, inbox, of_person, open_of, public_list, stopped_of};
pub use rights::{
    Amendment, amend, author_left, clear_rating, count_complaint, reopen, repeated_by, repeated_by_in, set_confidential, set_searchable,
    unpublish,
};
pub use row::AppealRow;

/// Every statement of this folder.
#[cfg(feature = "testing")]
pub(crate) const STATEMENTS: &[&[(&str, &str)]] =
    &[change::STATEMENTS, find::STATEMENTS, insert::STATEMENTS, lists::STATEMENTS, rights::STATEMENTS];
