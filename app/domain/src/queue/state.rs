//! Where an order stands, and what its person is told.

use serde::{Deserialize, Serialize};

words! {
    /// Where an order stands.
    BookingState {
        /// The place is kept while the confirmation code is on its way.
        Held = "held",
        /// Confirmed; the order code is with the person.
        Booked = "booked",
        /// The code was typed into the kiosk (Q3.2.2).
        Activated = "activated",
        /// Cancelled by the person or for the person.
        Cancelled = "cancelled",
        /// The confirmation code was not typed in time, or wrong too often (Q3.2.1).
        Expired = "expired",
        /// The order code was not typed into the kiosk by the set time (Q3.2.1).
        Missed = "missed",
    }
}

words! {
    /// What a letter about an order says.
    OrderLetter {
        /// The confirmation code (Q3.1.1).
        Code = "code",
        /// The notice with the order code (Q3.1.2, Q3.2.2).
        Booked = "booked",
        /// Another day or time.
        Changed = "changed",
        /// Cancelled.
        Cancelled = "cancelled",
        /// Tomorrow.
        Reminder = "reminder",
        /// The centre does not work then any more: other places are offered.
        Unsettled = "unsettled",
        /// The centre works then after all: the order stands.
        Settled = "settled",
        /// Cancelled by the centre, which did not work then.
        Closed = "closed",
    }
}

words! {
    /// What happened to an order; kept for ever (Q3.4).
    OrderWhat {
        /// Confirmed with the code.
        Booked = "booked",
        /// Moved to another place.
        Changed = "changed",
        /// Cancelled.
        Cancelled = "cancelled",
        /// Activated at a kiosk.
        Activated = "activated",
        /// Not activated in time.
        Missed = "missed",
        /// Its day was closed; the person was told.
        Unsettled = "unsettled",
        /// Its day was opened again; the person was told.
        Settled = "settled",
        /// Its time came while its day was closed: cancelled by the centre.
        Closed = "closed",
        /// Reminded of.
        Reminded = "reminded",
        /// Looked up by the call centre.
        Read = "read",
    }
}

impl BookingState {
    /// The place is the person's still.
    pub fn is_open(self) -> bool {
        matches!(self, BookingState::Held | BookingState::Booked | BookingState::Activated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_database_come_back() {
        assert!(BookingState::ALL.iter().all(|one| BookingState::parse(one.as_str()) == Some(*one)));
        assert!(OrderLetter::ALL.iter().all(|one| OrderLetter::parse(one.as_str()) == Some(*one)));
        assert!(OrderWhat::ALL.iter().all(|one| OrderWhat::parse(one.as_str()) == Some(*one)));
    }
}
