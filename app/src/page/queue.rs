//! Pages of who comes to a centre.

pub mod ticket;
