//! The queue machine (növbə aparatı) of a centre: what becomes of a code that is typed into it, and of who comes without one
//! (Q3.2.1, Q3.2.2).

pub mod book;
mod hours;
pub mod numbers;
pub mod printer;
pub mod view;
mod window;

pub use hours::OpenHours;
pub use window::{No, Window};
