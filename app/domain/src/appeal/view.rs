//! What people are shown. Public views hold nothing personal: no name, no author, no text that staff have not cleared.

mod choices;
mod map;
mod own;
mod public;
mod rights;
mod staff;
mod timeline;
mod work;

pub use choices::*;
pub use map::*;
pub use own::*;
pub use public::*;
pub use rights::*;
pub use staff::*;
pub use timeline::*;
pub use work::*;

use crate::geo::Point;
use crate::ids::{AppealId, MediaId};
use crate::lang::Named;
use crate::lifecycle::Status;
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// What sending gives back: the receipt (A8.3; the official number comes at routing, A8.5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The appeal.
    pub appeal: AppealId,
    /// Receipt number, for instance `Q-2026-0001234-7`.
    pub number: String,
    /// When it was received.
    pub received_ms: UnixMs,
    /// The day by which staff determine the institution (A8.5).
    pub triage_due: Date,
    /// The day by which the law wants the answer (A8.8).
    pub due: Date,
}

/// A running clock as people see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// The last day.
    pub due: Date,
    /// Working days left; negative when late.
    pub working_days_left: i32,
}

/// A line of a public or own list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AppealLine {
    /// The appeal.
    pub id: AppealId,
    /// The official number, or the receipt's before routing.
    pub number: String,
    /// Status.
    pub status: Status,
    /// The earlier appeal of the same matter in which it goes on (A8.4): then the status says little.
    #[serde(default)]
    pub merged_into: Option<AppealId>,
    /// Category.
    pub category: Named,
    /// Root of the category (`yol`, `isiq` …), for the icon.
    pub category_root: String,
    /// District.
    pub district: Option<Named>,
    /// Place in words (nearest settlement); never the person's own address text.
    pub place: String,
    /// Point.
    pub point: Point,
    /// When it was sent.
    pub sent_ms: UnixMs,
    /// Text cleared for the public, or own text in own lists; empty where a voice message stands for it.
    pub text: Option<String>,
    /// First photo, if it may be shown here.
    pub photo: Option<MediaId>,
    /// How many have joined.
    pub joined: u32,
    /// Leading institution.
    pub institution: Option<Named>,
    /// The clock, while it runs.
    pub clock: Option<Clock>,
    /// The subject of an official appeal (R11.7); `None` for one on the map.
    #[serde(default)]
    pub official: Option<String>,
}

/// An appeal near the chosen place that may be the same matter (A8.4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimilarAppeal {
    /// The line.
    pub line: AppealLine,
    /// Distance in metres.
    pub metres: u32,
    /// It is the person's own, or already joined: it can be looked at, not joined.
    pub own: bool,
}
