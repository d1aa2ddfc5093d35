//! Appeals: the forms people fill in, what they are shown, the category tree.

pub mod category;
pub mod chain;
pub mod form;
pub mod guess;
pub mod kept;
pub mod personal;
pub mod rating;
pub mod validate;
pub mod view;
