use super::Channel;
use crate::time::{DAY_MS, UnixMs};
use serde::{Deserialize, Serialize};

/// A notice's way over one channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The channel.
    pub channel: Channel,
    /// Where it stands.
    pub state: DeliveryState,
    /// The moment at which the channel took it: it counts as delivered then (T4.3).
    pub sent_ms: Option<UnixMs>,
    /// What stood in the way last.
    pub trouble: Option<Trouble>,
}

/// How many notices about an appeal went over a channel; all that staff learn of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryCount {
    /// The channel.
    pub channel: Channel,
    /// Where they stand.
    pub state: DeliveryState,
    /// How many.
    pub count: u32,
}

kinds! {
    /// Where a delivery stands.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    DeliveryState {
        /// Not yet taken by the channel; it is tried again.
        Waiting = "waiting",
        /// Taken.
        Sent = "sent",
        /// Given up; the cabinet has it all the same.
        Failed = "failed",
    }
}

kinds! {
    /// What stands in the way of a delivery. Never the words of the other side: they may hold an address.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    Trouble {
        /// No answer in time.
        Timeout = "timeout",
        /// No connection.
        Unreachable = "unreachable",
        /// The other side says: not now.
        NotNow = "not_now",
        /// The other side never takes this message.
        Rejected = "rejected",
        /// The other side knows no such address.
        BadAddress = "bad_address",
        /// There is no address any more.
        NoAddress = "no_address",
        /// The channel has been closed by the operator.
        Closed = "closed",
        /// So late that it is no news any more.
        TooLate = "too_late",
    }
}

impl Trouble {
    /// Whether another attempt may help.
    pub fn may_pass(self) -> bool {
        matches!(self, Trouble::Timeout | Trouble::Unreachable | Trouble::NotNow)
    }
}

/// A notice older than this, in milliseconds, is no news any more and stays in the cabinet alone.
pub const LATEST_MS: i64 = DAY_MS;
/// The pause after the first failure, milliseconds; each further one is four times as long.
const FIRST_PAUSE_MS: i64 = 10_000;
/// Attempts in all: the last one is about fifteen hours after the first.
const ATTEMPTS: u32 = 8;

/// How long to wait after so many failed attempts, in milliseconds; `None` when it is given up.
pub fn pause_after(attempts: u32) -> Option<i64> {
    (1..ATTEMPTS).contains(&attempts).then(|| FIRST_PAUSE_MS << (2 * (attempts - 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end_within_the_day() {
        let pauses: Vec<i64> = (1..).map_while(pause_after).collect();
        assert_eq!((pauses[0], pauses[1], pauses.len()), (10_000, 40_000, 7));
        assert!(pauses.windows(2).all(|pair| pair[1] == 4 * pair[0]));
        let all: i64 = pauses.iter().sum();
        assert!(all > 12 * 3_600_000 && all < LATEST_MS, "{all}");
        assert_eq!((pause_after(0), pause_after(8), pause_after(u32::MAX)), (None, None, None));
    }

    #[test]
    fn words_of_the_database_come_back() {
        assert!(DeliveryState::ALL.into_iter().all(|state| DeliveryState::parse(state.as_str()) == Some(state)));
        assert!(Trouble::ALL.into_iter().all(|trouble| Trouble::parse(trouble.as_str()) == Some(trouble)));
    }
}
