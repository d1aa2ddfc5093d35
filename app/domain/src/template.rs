//! Texts prepared for refusals, answers and decisions, with places for values: `{number}`, `{institution}` (A8.6, A8.9).
//!
//! A place that has no value stays visible in the text as a hole, and a text with a hole is never sent ([`holes`]).

mod fill;
mod form;
mod kind;
mod view;

pub use fill::{Filled, Place, fill, holes, without_holes};
pub use form::{OwnTemplate, TemplateForm, template};
pub use kind::TemplateKind;
pub use view::TemplateView;

#[cfg(test)]
mod tests;
