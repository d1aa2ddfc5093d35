//! E-services (elektron xidmət; Decision 191): what the register holds of each, who may change it, how it is found and used.
//!
//! A **provider** (təminatçı) is a central executive body, here an institution. The **register** (elektron xidmətlər reyestri) is kept by its
//! operator (reyestrin operatoru). An **application** (müraciət ərizəsi, annex 2) registers, amends or cancels; each that is granted is an
//! entry of the register's chain and a version of the service.

pub mod cpsv;
mod facts;
mod field;
mod need;
mod words;

pub use facts::{Facts, Fee, MAX_LINE, MAX_LIST, MAX_WORDS, Manner};
pub use field::Field;
pub use need::LifeEvent;
pub use words::{Act, Audience, Automation, Kind};
