//! Server functions and nothing else: take the context, call one use case, map the error.

pub mod account;
pub mod alerts;
pub mod appeals;
pub mod archive;
pub mod cabinet;
pub mod complaints;
pub mod counter;
pub mod exchange;
pub mod help;
pub mod house;
pub mod institution;
pub mod kiosk;
pub mod map;
pub mod notices;
pub mod office;
pub mod open;
pub mod owner;
pub mod panel;
pub mod phone;
pub mod places;
pub mod queue;
pub mod recordings;
pub mod registry;
pub mod request;
pub mod rights;
pub mod session;
