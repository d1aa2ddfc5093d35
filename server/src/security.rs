//! What protects every request: headers, foreign-site refusal, limits per address, catching of panics.

pub mod body;
pub mod client_address;
pub mod foreign;
pub mod headers;
pub mod panic;
pub mod policy;
pub mod rate;
