//! The desk of the owner's staff: find the competent institution within one working day (A8.5), or refuse (A8.6).

pub mod correct;
pub mod facts;
pub mod person;
pub mod refuse;
pub mod requests;
pub mod restrict;
pub mod route;
