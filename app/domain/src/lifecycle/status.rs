//! What the citizen and the public see of an appeal's state.

use serde::{Deserialize, Serialize};

kinds! {
    /// The one status of an appeal.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    Status {
        /// Sent; the owner's staff look for the competent institution within one working day (A8.3, A8.5).
        Sent = "sent",
        /// Registered and placed in the cabinet of one or several institutions (A8.5).
        Routed = "routed",
        /// An institution works on it (A7.0.1).
        InProgress = "in_progress",
        /// An institution waits for another's answer to its query (A8.10).
        QuerySent = "query_sent",
        /// Found not to be the institution's; on its way to the competent one (A8.11).
        Forwarded = "forwarded",
        /// The deadline was extended by law (A8.8; law 10.1, 10.2).
        Extended = "extended",
        /// Answered in writing (A8.9).
        Answered = "answered",
        /// Answered, and rated by the citizen.
        Rated = "rated",
        /// Refused by the owner's staff (A8.6).
        Refused = "refused",
        /// Left unconsidered on a ground of the law (A9.2; law 8.1).
        LeftUnconsidered = "left_unconsidered",
        /// Stopped by the person (A9.1; law art. 14).
        Withdrawn = "withdrawn",
        /// Processing stopped because of a breach of the terms (A8.12, T1.8).
        Restricted = "restricted",
    }
}

/// Groups in which the map and the lists show and filter; small numbers for the map index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum StatusGroup {
    /// Sent, not yet with an institution.
    New = 0,
    /// With an institution.
    InWork = 1,
    /// Has its answer, rated or not.
    Answered = 2,
    /// Ended without an answer.
    Closed = 3,
}

impl Status {
    /// Somebody still owes the citizen something: a clock runs.
    pub fn is_open(self) -> bool {
        matches!(self.group(), StatusGroup::New | StatusGroup::InWork)
    }

    /// The group it is shown in.
    pub const fn group(self) -> StatusGroup {
        match self {
            Self::Sent => StatusGroup::New,
            Self::Routed | Self::InProgress | Self::QuerySent | Self::Forwarded | Self::Extended => StatusGroup::InWork,
            Self::Answered | Self::Rated => StatusGroup::Answered,
            Self::Refused | Self::LeftUnconsidered | Self::Withdrawn | Self::Restricted => StatusGroup::Closed,
        }
    }
}

impl StatusGroup {
    /// Every group, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::New, Self::InWork, Self::Answered, Self::Closed];

    /// The word used in addresses and on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::InWork => "in_work",
            Self::Answered => "answered",
            Self::Closed => "closed",
        }
    }

    /// The inverse of [`StatusGroup::as_str`].
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.as_str() == text)
    }
}
