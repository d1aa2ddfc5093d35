//! Runs müraciət: the HTTP server, signing in, uploads, live updates, jobs, the command line.
//!
//! It never contains rules of law or SQL. Begin reading at `main.rs`, then [`boot`] and [`router`].

#![recursion_limit = "512"]

pub mod account;
pub mod asked_filter;
pub mod assets;
pub mod boot;
pub mod centre_files;
pub mod cli;
pub mod config;
pub mod cookies;
pub mod delivery;
pub mod demo_guard;
pub mod demo_provider;
pub mod documents;
pub mod environment;
pub mod error_response;
mod eservice_files;
pub mod eservice_jsonld;
pub mod exchange;
pub mod feed;
pub mod form_parts;
pub mod in_address;
pub mod jobs;
pub mod kiosk;
pub mod language;
pub mod letter;
pub mod letter_form;
pub mod live;
pub mod logging;
pub mod metrics_port;
pub mod open_data;
mod paged;
pub mod panel_files;
pub mod qr;
pub mod queue_form;
pub mod registry_files;
pub mod regulation_files;
pub mod report_form;
pub mod request_form;
pub mod request_log;
pub mod router;
pub mod security;
pub mod session;
pub mod sign_in;
pub mod signature;
pub mod stand_in;
pub mod state;
pub mod ticket;
mod typed;
pub mod upload;
pub mod words_form;
