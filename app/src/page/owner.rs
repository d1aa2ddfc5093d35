//! The desk of the owner's staff: find the competent institution within one working day (A8.5), or refuse (A8.6).

pub mod archive;
pub mod bulk;
pub mod complaints;
pub mod correct;
pub mod cover;
mod difference;
pub mod facts;
pub mod merge;
pub mod person;
mod prepared;
pub mod presence;
pub mod refuse;
pub mod requests;
pub mod restrict;
pub mod route;
pub mod undo;
