//! The queue of the ASAN xidmət centres (Q1–Q3): orders, kiosks, tickets, counters, the hall.

pub mod desk;
pub mod hall;
pub mod line;
pub mod load;
pub mod manage;
pub mod speech;
pub mod ticket;
