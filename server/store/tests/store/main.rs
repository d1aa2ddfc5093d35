//! The same suite on SQLite and on PostgreSQL: every public function of the store, what it keeps and what it refuses.

#![allow(clippy::unwrap_used)] // A test may stop at the first thing that goes wrong.

mod account;
mod appeals;
mod centres;
mod complete;
mod exchange;
mod files;
mod group_commit;
mod histories;
mod house;
mod kiosk;
mod lists;
mod live;
mod notices;
mod official;
mod open_data;
mod people;
mod personal;
mod procedure;
mod recordings;
mod reference;
mod registry;
mod rights;
mod sample;
mod statistics;
mod templates;
mod triage;
mod work;
