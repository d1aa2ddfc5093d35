//! The desk of an institution's staff: its own appeals, progress, and the signed answer (A7.0.1–7.0.3, A8.9).

pub mod answer;
pub mod choose;
pub mod confirm;
pub mod extend;
pub mod forward;
pub mod house;
pub mod letters;
pub mod prepared;
pub mod progress;
pub mod queries;
pub mod query;
pub mod templates;
pub mod unconsidered;
