//! The management panel (A3.1.4, A3.5): every information resource that people keep without a developer. A resource is its
//! columns ([`resource`]), what a record of it may hold ([`check`]) and what a change brings about ([`effect`]); list, form,
//! history and files are made from these, the same for all.

pub mod check;
pub mod column;
pub mod effect;
pub mod record;
pub mod resource;

pub use check::{Known, check, read_point};
pub use column::Column;
pub use effect::{Effect, Flow, LocalRule};
pub use record::{
    Act, BadRow, Change, ChangedRow, ImportForm, Imported, PanelAt, PanelForm, PanelHome, PanelList, PanelRecord, PanelRow, Saved, Values,
    tidied,
};
pub use resource::{Kind, Resource, Spec};

#[cfg(test)]
mod tests;
