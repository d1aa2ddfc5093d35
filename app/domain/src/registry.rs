//! The registry (A6.0.8): every appeal as staff look for it, by any combination of what is known of it. One entry of 56 bytes
//! for each appeal stands in memory, so that the first page and the two hundredth cost the same and every total is exact
//! (decision 20). Begin reading at [`Filter`], then [`Ledger`].

mod address;
mod codes;
mod column;
mod entry;
mod filter;
mod ledger;
mod sieve;
mod view;

pub use address::{Address, Order, PAGE, pairs, written};
pub use codes::Codes;
pub use column::Column;
pub use entry::{Entry, Key, NEVER, part_status};
pub use filter::{Archive, Filter, RATINGS};
pub use ledger::Ledger;
pub use sieve::{Allowed, Sieve};
pub use view::{MOST_SAVED, MOST_TITLE, RegistryPage, RegistryRow, SaveForm, SavedView, Shelf, checked};
