//! Notices in a person's cabinet (T4.2), and the ways beside it: e-mail, SMS, push. The sentence is chosen in the reader's
//! language from the kind.

mod address;
mod channel;
mod delivery;
mod kind;
mod settings;
mod switches;

pub use address::{CODE_DIGITS, CODE_MINUTES, CODE_TRIES, code, email, masked, phone};
pub use channel::Channel;
pub use delivery::{Delivery, DeliveryCount, DeliveryState, LATEST_MS, Trouble, pause_after};
pub use kind::NoticeKind;
pub use settings::{AddressView, NoticeSettings, PushForm, PushKeys};
pub use switches::{Switches, on_by_default};

use crate::alert::AlertWords;
use crate::appeal::view::What;
use crate::ids::{AppealId, NoticeId};
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// One notice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// Id.
    pub id: NoticeId,
    /// What happened.
    pub what: What,
    /// To which appeal.
    pub appeal: AppealId,
    /// Its number then.
    pub number: String,
    /// A day that belongs to it (due date).
    pub day: Option<Date>,
    /// Moment of sending: it counts as delivered then (T4.3).
    pub sent_ms: UnixMs,
    /// Moment of reading.
    pub read_ms: Option<UnixMs>,
    /// Where else it went, and when (T4.3).
    #[serde(default)]
    pub deliveries: Vec<Delivery>,
    /// It is about something the person follows, not about an own appeal.
    #[serde(default)]
    pub followed: Option<Followed>,
}

/// What a notice about something followed is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Followed {
    /// How many new appeals, or how many events of the one appeal followed.
    pub count: u32,
    /// What is followed.
    pub words: AlertWords,
}
