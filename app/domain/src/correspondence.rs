//! Official correspondence (rəsmi yazışma): an appeal to an institution that its sender names, without a place on the map (R11.6, R11.7), with
//! documents and, where the sender wishes, an own signature (R12.1.2, R12.2). Once sent it is an appeal as any other: the same law, the same
//! cabinet, answer and complaint.

mod form;
#[cfg(test)]
mod tests;
mod view;

pub use form::{LetterDraft, LetterForm, check};
pub use view::{LetterFileView, LetterSignature, LetterStart, LetterView};
