//! The main job, clause by clause, on every database.

mod account;
mod bad_input;
mod faults;
mod files;
mod joining;
mod journey;
mod live;
mod map;
mod photos;
mod privacy;
mod restriction;
mod routing;
mod sending;
mod sign_in;
mod terms;
