//! What is to be mended (R7.4): which document or answer, what is wrong with it, how it is mended.

use serde::{Deserialize, Serialize};

/// Most characters of an advice.
pub const MAX_ADVICE: u32 = 1_000;
/// How often a request can go back: whoever can't name everything in five turns refuses it, with a ground.
pub const MAX_RETURNS: u32 = 5;

words! {
    /// What is wrong with it.
    Flaw {
        /// Of poor quality (keyfiyyəti aşağı).
        Poor = "poor",
        /// Not whole (natamam).
        Incomplete = "incomplete",
        /// Can't be read (oxunulmaz).
        Illegible = "illegible",
        /// Another flaw (digər çatışmazlıq).
        Other = "other",
    }
}

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mending {
    /// Key of the field.
    pub field: String,
    /// What is wrong.
    pub flaw: Flaw,
    /// How it is mended.
    pub advice: String,
}
