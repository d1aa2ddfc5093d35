//! E-services that are used here: the form of a service, the own requests, the provider's desk, the making of a form (R6.3, R7.1.2, R7.1.3,
//! R7.2, R7.4). Begin reading at [`form`].

pub mod build;
pub mod card;
pub mod desk;
mod documents;
mod editor;
mod ending;
mod fields;
pub mod form;
mod keep;
mod mend;
pub mod mine;
mod shown;
mod steps;
pub mod words;
pub mod work;
