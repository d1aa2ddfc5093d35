//! The main job, clause by clause, on every database.

mod bad_input;
mod joining;
mod journey;
mod live;
mod map;
mod photos;
mod privacy;
mod rights;
mod routing;
mod sending;
mod sign_in;
