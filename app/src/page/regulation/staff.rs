//! `/register/regulations` and `/register/regulations/{id}`: the provider's staff write, the other bodies' staff agree.

mod bind;
mod conflicts;
mod editor;
mod fields;
mod files;
mod list;
mod page;
mod progress;
mod rows;
mod saving;
mod steps;

pub use list::StaffListPage;
pub use page::StaffPage;
