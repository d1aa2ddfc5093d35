//! Pages of who works in a centre.

pub mod kiosks;
