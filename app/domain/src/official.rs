//! Official requests (rəsmi sorğular) that keep the system going: between the owner, the operator and the institutions, in the
//! directions that the statute names (A5.0.7, A5.0.8, A6.0.4, A7.0.6), each with a number, a last day and an answer.

mod document;
mod form;
mod party;
mod term;
#[cfg(test)]
mod tests;
mod view;

pub use document::{DocumentKind, DocumentView, MAX_DOCUMENT_MB, MOST_DOCUMENTS, Part, WAITING_DAYS, document_name};
pub use form::{MAX_SUBJECT, OfficialAnswerForm, OfficialForm, OfficialQuery, answer, request, subject};
pub(crate) use form::{all, one_line};
pub use party::{Party, clause};
pub use term::{DAYS, MOST_DAYS, REMIND_DAYS, due, remind_on};
pub use view::{OfficialCard, OfficialEntry, OfficialLine, OfficialList, OfficialWhat, PartyName, read_word, word};
