//! Administrative regulations (inzibati reqlament; R9): the text by which an e-service is provided, in the model form of annex 1.
//!
//! A regulation has versions; each goes its way by the table of [`stage`]: written, agreed with the other bodies, discussed in public,
//! approved with a signature, in force, superseded by the next. What a version still lacks is told clause by clause ([`check`]); how
//! two of them differ, and how what two editors wrote is put together, likewise ([`diff`], [`merge`]).

pub mod check;
mod clause;
pub mod diff;
mod discussion;
mod form;
pub mod merge;
pub mod stage;
#[cfg(test)]
mod tests;
mod text;
mod view;

pub use check::{Fault, Flaw};
pub use clause::{Clause, Section};
pub use diff::Difference;
pub use discussion::{CommentState, MAX_COMMENT, MOST_COMMENTS, shown_name, waits_for_a_look};
pub use form::{
    AgreeForm, AnswerForm, ApproveForm, CommentForm, DRAFT_BYTES, HoldForm, MAX_REASON, MOST_DAYS, NewForm, PublishForm, Rules, SaveForm,
    agreement, answer, comment, publishing,
};
pub use stage::{Stage, Step, Who};
pub use text::{Document, FormFile, HeldDocument, Information, Operation, Other, Span, Text, Unit};
pub use view::{
    AgreementState, AgreementView, Card, CommentView, Happened, Line, List, PublicCard, PublicLine, PublicList, PublicQuery, Saved,
    VersionLine, VersionView, What,
};
