//! The main job, clause by clause, on every database.

mod account;
mod bad_input;
mod faults;
mod feed;
mod files;
mod following;
mod joining;
mod journey;
mod live;
mod map;
mod notices;
mod open_data;
mod photos;
mod privacy;
mod procedure;
mod recordings;
mod restriction;
mod rights;
mod routing;
mod sending;
mod sign_in;
mod statistics;
mod templates;
mod terms;
mod triage;
