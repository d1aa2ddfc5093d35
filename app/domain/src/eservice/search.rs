//! Finding a service by what somebody needs (R11.2, R11.3, R11.5.2): "usaq dogulub" leads to what one does after a birth.
//!
//! Everything is pure and stands in memory: words with their places, a set of bits for each value of each filter. A question reads a few
//! lists and joins a few sets, so that it costs the same among ten services and among ten thousand (decision 30). Begin reading at [`Index`].

mod bits;
mod counts;
mod events;
mod filter;
mod forms;
mod index;
mod slip;
#[cfg(test)]
mod tests;
mod vocabulary;

pub use counts::Counts;
pub use events::words_of_event;
pub use filter::{Address, Filter, MAX_QUESTION, Order, PAGE, Standing};
pub use index::{Entry, Found, Index};
