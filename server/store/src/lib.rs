//! All SQL, migrations and files, for SQLite and PostgreSQL alike: one SQL text for each statement.
//!
//! Reads take [`Db`], writes take [`Tx`] inside [`Db::write`], which answers only after the commit is on the disk. One file
//! for each noun of the database. It never contains rules of law or checks of permission. Begin reading at [`Db::write`],
//! then [`appeals`].

#[macro_use]
mod statement;
#[macro_use]
mod row;
#[macro_use]
pub mod signatures;

pub mod account_events;
pub mod account_notices;
pub mod additions;
pub mod addresses;
pub mod alerts;
pub mod announcements;
pub mod answer_drafts;
pub mod answers;
pub mod appeals;
pub mod archive;
pub mod assignments;
pub mod booking_codes;
pub mod booking_events;
pub mod bookings;
pub mod calendar;
pub mod categories;
pub mod centre_grants;
pub mod centre_load;
pub mod centres;
mod chain;
pub mod complaints;
pub mod copy;
pub mod counters;
pub mod covers;
pub mod db;
pub mod decisions;
pub mod deliveries;
mod dialect;
pub mod disclosures;
pub mod districts;
pub mod documents;
pub mod drafts;
pub mod employees;
pub mod error;
pub mod escalations;
pub mod eservice_applications;
pub mod eservice_favourites;
pub mod eservice_grants;
pub mod eservice_index;
pub mod eservice_questions;
pub mod eservice_ratings;
pub mod eservice_uses;
pub mod eservices;
pub mod events;
pub mod exchange;
pub mod files;
pub mod footprints;
pub mod grants;
pub mod hands;
pub mod holds;
pub mod incidents;
pub mod institutions;
pub mod joins;
pub mod kiosk_orders;
pub mod kiosks;
pub mod letter_files;
pub mod letters;
pub mod lifting;
pub mod lines;
mod live;
pub mod map;
pub mod media;
mod migrate;
pub mod mornings;
pub mod notices;
pub mod official;
pub mod official_files;
pub mod open_data;
pub mod outbox;
pub mod panel;
pub mod panel_effects;
pub mod partials;
pub mod people;
pub mod phone_calls;
pub mod place_waits;
pub mod places;
pub mod presence;
pub mod queries;
pub mod queue_steps;
pub mod registry;
pub mod regulation_agreements;
pub mod regulation_comments;
pub mod regulation_events;
pub mod regulation_files;
pub mod regulations;
pub mod report_mails;
pub mod requests;
pub mod routing;
pub mod saved_views;
pub mod seats;
pub mod second_site;
pub mod sessions;
pub mod settings;
pub mod sign_ins;
pub mod statistics;
pub mod subscriptions;
pub mod switches;
pub mod taken;
pub mod templates;
pub mod terms;
#[cfg(feature = "testing")]
pub mod testing;
pub mod ticket_events;
pub mod ticket_follows;
pub mod tickets;
pub mod transcripts;
pub mod tx;
pub mod units;
mod writer;

pub use db::Db;
pub use error::StoreError;
pub use statement::Page;
pub use tx::Tx;
