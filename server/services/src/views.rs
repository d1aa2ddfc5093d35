//! From rows to what people are shown: which words of an appeal reach which reader.

mod answers;
mod complaints;
pub(crate) mod event;
mod lines;
pub(crate) mod recordings;
mod timeline;
mod whole;

pub(crate) use lines::{Reader, clock_of, lines};
pub(crate) use timeline::{history, timeline};
pub(crate) use whole::{Whole, persons};

use domain::ids::{InstitutionId, PersonId};

/// Who reads a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Viewer {
    /// Anybody: nothing personal.
    Public,
    /// The author, or a joined person: this one.
    Participant(PersonId),
    /// The owner's staff.
    Owner,
    /// Staff of an institution that has the appeal.
    Institution(InstitutionId),
}
