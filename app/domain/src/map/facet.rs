//! What can be filtered on, packed into 32 bits so that a pass over a million appeals runs in vector registers:
//! day (13 bits, highest) · gone (1) · group of status (2) · category (8) · institution (8).

use serde::{Deserialize, Serialize};

use crate::lifecycle::StatusGroup;
use crate::time::Date;

/// Day 0 of the index, 2020-01-01, in days since 1970.
const DAY_ZERO: i32 = 18_262;
/// The last day the index can tell apart (June 2042).
pub const LAST_DAY: u16 = 8_191;

pub(super) const DAY_SHIFT: u32 = 19;
pub(super) const GONE: u32 = 1 << 18;
pub(super) const STATUS_SHIFT: u32 = 16;
pub(super) const STATUS_MASK: u32 = 0b11 << STATUS_SHIFT;
/// Set for [`StatusGroup::Answered`] and [`StatusGroup::Closed`], clear while somebody still owes the citizen something.
pub(super) const FINISHED: u32 = 0b10 << STATUS_SHIFT;
pub(super) const CATEGORY_SHIFT: u32 = 8;
pub(super) const CATEGORY_MASK: u32 = 0xff << CATEGORY_SHIFT;
/// Everything that stands below the day.
pub(super) const BELOW_DAY: u32 = (1 << DAY_SHIFT) - 1;
pub(super) const INSTITUTION_MASK: u32 = 0xff;

/// What the map knows of an appeal beside its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Facet {
    /// Day of sending, counted by [`day_number`].
    pub day: u16,
    /// Group of its status.
    pub status: StatusGroup,
    /// The category's small number (1–255).
    pub category: u8,
    /// The leading institution's small number; 0 before routing.
    pub institution: u8,
}

/// Days since 2020-01-01, held within 0 and [`LAST_DAY`].
pub fn day_number(date: Date) -> u16 {
    date.days().saturating_sub(DAY_ZERO).clamp(0, i32::from(LAST_DAY)) as u16
}

impl Facet {
    /// The packed form.
    pub fn pack(self) -> u32 {
        u32::from(self.day.min(LAST_DAY)) << DAY_SHIFT
            | (self.status as u32) << STATUS_SHIFT
            | u32::from(self.category) << CATEGORY_SHIFT
            | u32::from(self.institution)
    }

    /// The inverse of [`Facet::pack`].
    pub fn unpack(packed: u32) -> Self {
        Self {
            day: day_of(packed),
            status: StatusGroup::ALL[(packed & STATUS_MASK) as usize >> STATUS_SHIFT],
            category: (packed >> CATEGORY_SHIFT) as u8,
            institution: (packed & INSTITUTION_MASK) as u8,
        }
    }
}

pub(super) fn day_of(packed: u32) -> u16 {
    (packed >> DAY_SHIFT) as u16
}
