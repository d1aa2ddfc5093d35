//! A person's account: what is kept about it, what was done with it, and how one leaves (T1.2, T1.7–1.9, T3.4, T6.1, T8.4).

mod act;
mod consent;
mod form;
mod shown;
mod view;

pub use act::{AccountWhat, Act, Done};
pub use consent::{Consent, DeviceUse};
pub use form::{
    DecideForm, MAX_RESTRICTED_DAYS, RestrictForm, RestrictPersonForm, Whom, is_close_word, lift_request, restriction,
    restriction_of_person,
};
pub use shown::{device_words, masked_fin};
pub use view::*;

/// The word a person types to close the account, in each language; see [`is_close_word`].
pub const CLOSE_WORDS: [&str; 3] = ["BAĞLA", "CLOSE", "ЗАКРЫТЬ"];
