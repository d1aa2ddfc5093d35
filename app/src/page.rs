//! One page a file; the file's path is the page's address.

pub mod alerts;
pub mod cabinet;
pub mod call;
pub mod centre;
pub mod data;
pub mod desk;
pub mod document;
pub mod drafts;
pub mod follow;
pub mod hall;
pub mod help;
pub mod home;
pub mod institution;
pub mod join;
pub mod kiosk;
pub mod not_found;
pub mod office;
pub mod owner;
pub mod panel;
pub mod parts;
pub mod privacy;
pub mod qr;
pub mod queue;
pub mod registry;
pub mod report;
pub mod reports;
pub mod request;
#[cfg(all(test, feature = "ssr"))]
pub(crate) mod samples;
pub mod settings;
pub mod signature;
pub mod statistics;
pub mod terms;
pub mod track;
pub mod unsent;
pub mod verify;
