//! Ids as types of their own, so that an appeal's id can't be passed where an institution's is meant.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as it stands in the database and in addresses.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }
    )*};
}

ids! {
    /// An appeal: a UUIDv7 made by the browser before the first attempt to send, so that a retry can't make a second one.
    AppealId,
    /// A person known through the single sign-on (UUIDv7).
    PersonId,
    /// An institution of the annex or added later; a short stable code such as `azersu` or `ih-yasamal`.
    InstitutionId,
    /// A category of the tree; a short stable code such as `yol.cuxur`.
    CategoryId,
    /// A city, rayon or raion of Baku; a short stable code such as `ih-yasamal` has no prefix here: `yasamal`.
    DistrictId,
    /// A settlement of the gazetteer.
    PlaceId,
    /// A file by its content: 64 hexadecimal digits of SHA-256.
    MediaId,
    /// A recording on its way up, piece by piece (UUIDv7, made by the device).
    UploadId,
    /// One institution's work on one appeal (UUIDv7).
    AssignmentId,
    /// One person's joining of another's appeal (UUIDv7, made by the browser; A8.4).
    JoinId,
    /// What a person adds to an appeal after sending it: documents, a dispute, a complaint (UUIDv7, made by the browser; A9.1).
    AdditionId,
    /// A notice in a cabinet (UUIDv7; T4.2).
    NoticeId,
    /// What a person follows: an area, a category, an appeal (UUIDv7).
    AlertId,
    /// A query of one institution to another (UUIDv7; A8.10).
    QueryId,
    /// An official request between owner, operator and institutions (UUIDv7; A5.0.7).
    OfficialId,
    /// A document of an official request or its answer (UUIDv7; A5.0.7).
    OfficialFileId,
    /// An announcement of the owner, all its versions (UUIDv7; A7.0.7).
    AnnouncementId,
    /// An incident of the system (UUIDv7; A6.0.3).
    IncidentId,
    /// A unit of an institution (UUIDv7; A7.0.1).
    UnitId,
    /// An answer that goes by post to one person (UUIDv7; A8.9).
    LetterId,
    /// An ASAN xidmət centre; a short stable code such as `baki-1`.
    CentreId,
    /// Services of the centres that the same counters serve; a short stable code such as `miqrasiya`.
    GroupId,
    /// A service of the centres; a short stable code such as `miqrasiya.yasama-icazesi`.
    ServiceId,
    /// A counter of a centre; `baki-1.4`.
    CounterId,
    /// An order of a place in the queue (sifariş; UUIDv7, made by the browser; Q3.1.1).
    BookingId,
    /// A line number (sıra nömrəsi; UUIDv7; Q3.2.2).
    TicketId,
    /// A queue machine (növbə aparatı; UUIDv7).
    KioskId,
    /// An e-service of the register (elektron xidmət; UUIDv7).
    EserviceId,
    /// An application to the operator of the register of e-services (müraciət ərizəsi; UUIDv7, made by the browser; R-annex2).
    ApplicationId,
    /// An administrative regulation with all its versions (inzibati reqlament; UUIDv7; R9).
    RegulationId,
    /// A person's request for an e-service (sorğu; UUIDv7, made by the browser; R7.1.2).
    RequestId,
    /// A document of a person's request for an e-service, or of its result (UUIDv7; R7.1.2).
    RequestFileId,
}

/// Whether the text has the form of a UUID (8-4-4-4-12 hexadecimal digits).
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}
