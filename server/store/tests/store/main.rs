//! The same suite on SQLite and on PostgreSQL: every public function of the store, what it keeps and what it refuses.

#![allow(clippy::unwrap_used)] // A test may stop at the first thing that goes wrong.

mod account;
mod appeals;
mod archive;
mod bookings;
mod centres;
mod complaints;
mod complete;
mod copy;
mod correspondence;
mod covers;
mod eservice_portal;
mod eservices;
mod exchange;
mod files;
mod group_commit;
mod histories;
mod house;
mod kiosk;
mod lines;
mod lists;
mod live;
mod notices;
mod official;
mod open_data;
mod panel;
mod people;
mod personal;
mod phone_calls;
mod procedure;
mod recordings;
mod reference;
mod registry;
mod regulations;
mod requests;
mod rights;
mod sample;
mod second_site;
mod statistics;
mod templates;
mod triage;
mod work;
