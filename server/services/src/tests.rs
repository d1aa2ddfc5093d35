//! The main job, clause by clause, on every database.

mod bad_input;
mod feed;
mod following;
mod joining;
mod journey;
mod live;
mod map;
mod notices;
mod photos;
mod privacy;
mod routing;
mod sending;
mod sign_in;
