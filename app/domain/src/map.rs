//! The map index: a projection of all public appeals in memory, from which the server answers "what lies in this part of
//! the map", "what is near this place" and "which are the newest here" in well under a millisecond for a million appeals.
//!
//! Points lie in Morton order in three sorted runs ([`run`]): a large one, a young one and a fresh one, so that a new appeal
//! costs microseconds and merging is rare. A cell of the map is then one stretch of each run: without a filter its number
//! is a difference of two positions; with one, a pass over packed facets ([`facet`], [`filter`]).
//!
//! The index holds nothing personal: id, place, day, group of status, category, institution.

pub mod cluster;
pub mod facet;
pub mod filter;
pub mod id;
pub mod index;
pub mod list;
pub mod nearby;
mod run;
pub mod synthetic;
#[cfg(test)]
mod tests;
mod walk;

pub use cluster::{Cluster, DEEPEST_ZOOM, MAX_ITEMS, MapAnswer, Pin};
pub use facet::{Facet, day_number};
pub use filter::{CategorySpan, MapFilter};
pub use id::{appeal_id, id_bits};
pub use index::{Entry, MapIndex};
pub use list::Mark;
