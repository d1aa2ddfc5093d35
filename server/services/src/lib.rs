//! Use cases: one function for each thing a person can do. Each checks permission, lets `domain` decide, writes through
//! `store`, and tells the world after the commit.
//!
//! It never contains SQL, HTML or HTTP types. Begin reading at [`appeals`], in the order of the walkthrough.

pub mod account;
mod again;
pub mod alerts;
pub mod announcements;
pub mod appeals;
pub mod archive;
pub mod cabinet;
pub mod complaints;
pub mod correspondence;
pub mod ctx;
pub mod delivery;
pub mod error;
pub mod escalation;
pub mod eservice;
pub mod eservice_linked;
pub mod eservice_portal;
pub mod exchange;
pub mod feed;
pub mod help;
pub mod house;
pub mod incidents;
pub mod institution;
pub mod kept_words;
pub mod kiosk;
pub mod mailings;
pub mod map;
pub mod media;
pub mod notices;
pub mod official;
pub mod open_data;
pub mod operator;
pub mod owner;
pub mod panel;
pub mod people;
pub mod permission;
pub mod phone;
pub mod places;
pub mod portal;
pub mod post;
pub mod procedure;
pub mod push_key;
pub mod queue;
pub mod reference;
pub mod registry;
pub mod regulation;
pub mod reports;
pub mod request;
pub mod rights;
pub mod second_site;
pub mod seed;
pub mod signature;
pub mod statistics;
mod stored;
pub(crate) mod templates;
pub mod transcripts;
mod views;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use ctx::Ctx;
pub use error::Error;
pub use portal::Portal;
