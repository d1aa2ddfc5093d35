//! Official correspondence (R11.6, R11.7, R12.1.2, R12.2): an appeal to an institution that its sender names, without a place. It is sent,
//! registered and given to the institution in one write, by the very functions that send and route the appeals on the map; from then on
//! it is an appeal as any other, except that nothing of it is public. Begin reading at [`send`].

mod files;
mod send;
mod signed;
mod start;
mod view;

pub use files::{LetterFile, fetch_letter_file, take_letter_file};
pub use send::send;
pub(crate) use send::{Called, send_for_caller};
pub(crate) use signed::report;
pub use start::{keep_letter, letter_start};
pub(crate) use view::view;
