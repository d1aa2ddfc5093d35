//! A person's request for a service that is used here (R6.3, R7.1.2, R7.1.3, R7.4): received, in work, returned for mending, done or refused.
//!
//! One table says who may take which step in which state; buttons and guards ask it alike. Begin reading at [`Step`].

mod forms;
mod mending;
mod step;
mod term;
#[cfg(test)]
mod tests;
mod view;

pub use forms::{FinishForm, MendForm, NoteForm, RefuseRequestForm, ReturnForm};
pub use mending::{Flaw, MAX_ADVICE, MAX_RETURNS, Mending};
pub use step::{Side, State, Step, What, after, may, steps};
pub use term::{due_on, resumed};
pub use view::{
    Answered, CardWords, DeskQuery, Receipt, RequestCard, RequestEntry, RequestFileView, RequestLine, RequestResult, RequestStart,
    read_word, word,
};

/// Most documents of a field.
pub const FILES_OF_FIELD: u32 = 5;
/// Most documents of a request, or of a result.
pub const MOST_FILES: u32 = 30;
/// The largest document, in megabytes.
pub const MAX_FILE_MB: u32 = 20;
/// Days for which a document waits in a form that is not sent.
pub const WAITING_DAYS: i64 = 30;
