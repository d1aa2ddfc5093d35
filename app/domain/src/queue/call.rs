//! The desk of the call centre 108 (Q2.5, Q3.4): orders of who calls, found, made, changed and cancelled, everything recorded.

use super::order::OrderView;
use super::state::OrderWhat;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// Most orders that one search shows: who is meant is asked for more exactly.
pub const FOUND: u32 = 20;

/// An order with its person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallOrder {
    /// The order.
    pub order: OrderView,
    /// Surname, given name, patronymic.
    pub person: String,
    /// The document, all but its end hidden.
    pub document: String,
    /// Telephone.
    pub phone: String,
    /// E-mail, hidden but for its beginning.
    pub email: String,
    /// Its mail server refuses the address.
    pub mail_refused: bool,
    /// What happened, the oldest first.
    pub events: Vec<CallEvent>,
}

/// What happened to an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CallEvent {
    /// When.
    pub at_ms: UnixMs,
    /// What.
    pub what: OrderWhat,
    /// By which employee; `None` for the person's own doing and the system's.
    pub by: Option<String>,
}

/// The document so that its owner knows it and nobody else learns it: `AA•••••67`.
pub fn masked_document(document: &str) -> String {
    let count = document.chars().count();
    let hidden = |(at, c): (usize, char)| if at < 2 || at + 2 >= count { c } else { '•' };
    document.chars().enumerate().map(hidden).collect()
}

#[cfg(test)]
mod tests {
    use super::masked_document;

    #[test]
    fn a_masked_document_keeps_its_ends() {
        assert_eq!(masked_document("AA1234567"), "AA•••••67");
        assert_eq!(masked_document(""), "");
    }
}
