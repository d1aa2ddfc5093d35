//! Exchange with other state systems (A4.1–4.3): what their registers are asked of a person, what they say, and what an
//! employee enters by hand when they can't be asked in real time. What the sign-in says is a hint; the registers are the source.

mod data;
mod entry;
mod fact;
mod pause;
mod view;

pub use data::{Data, MAX_ADDRESS, MAX_LEGAL_NAME, MAX_NAME};
pub use entry::EntryForm;
pub use fact::{Fact, FactSource, FactState, Trouble};
pub use pause::{ATTEMPTS, pause_after};
pub use view::{ExchangeLine, FactView, PersonCard};

/// Whether staff may enter a fact by hand (A4.3): whatever a register has said stays what it said.
pub fn may_enter(source: FactSource) -> bool {
    source != FactSource::Register
}

/// Whether the entry is asked for: nothing is known, and no register has said it.
pub fn is_missing(source: FactSource, value: &str) -> bool {
    may_enter(source) && value.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a4_3_by_hand_only_what_no_register_has_said() {
        let may = [FactSource::SignIn, FactSource::Register, FactSource::Staff].map(may_enter);
        assert_eq!(may, [true, false, true]);
        assert!(is_missing(FactSource::SignIn, " ") && !is_missing(FactSource::SignIn, "Aygün") && !is_missing(FactSource::Register, ""));
    }
}
