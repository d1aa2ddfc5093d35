//! The queue of the ASAN xidmət centres (Q1–Q3): orders, kiosks, tickets.

pub mod kiosk;
pub mod print;
pub mod state;
pub mod ticket;
pub mod wait;

pub use state::BookingState;
