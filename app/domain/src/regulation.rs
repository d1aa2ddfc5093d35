//! Administrative regulations (inzibati reqlament; R9): the text by which an e-service is provided, in the model form of annex 1.

mod text;

pub use text::{Document, FormFile, HeldDocument, Information, Operation, Other, Span, Text, Unit};
