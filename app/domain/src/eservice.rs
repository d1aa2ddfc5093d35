//! E-services (elektron xidmət; Decision 191): what the register holds of each, who may change it, how it is found and used.
//!
//! A **provider** (təminatçı) is a central executive body, here an institution. The **register** (elektron xidmətlər reyestri) is kept by its
//! operator (reyestrin operatoru). An **application** (müraciət ərizəsi, annex 2) registers, amends or cancels; each that is granted is an
//! entry of the register's chain and a version of the service.

pub mod application;
mod changed;
pub mod cpsv;
mod facts;
mod field;
pub mod form;
mod item;
pub mod judged;
mod need;
pub mod portal;
pub mod quality;
pub mod request;
pub mod search;
mod state;
mod words;

pub use changed::{Changed, changed};
pub use facts::{Facts, Fee, MAX_LINE, MAX_LIST, MAX_WORDS, Manner};
pub use field::Field;
pub use item::Item;
pub use need::LifeEvent;
pub use state::EserviceState;
pub use words::{Act, Audience, Automation, Kind};
