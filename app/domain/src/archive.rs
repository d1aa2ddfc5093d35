//! The archive and legal holds (A6.0.2). What has been closed for long and owes nobody anything leaves the lists of work; it stays
//! searchable, is counted on, and comes back by itself when it moves. Nothing is destroyed by a rule. While somebody has to keep an
//! appeal as it is (a court, an inquiry), the owner's staff hold it: then it isn't archived and nothing of its persons is forgotten.

use crate::appeal::validate::{Checked, MAX_NOTE, Tidy, clean, telling};
use crate::ids::AppealId;
use crate::lifecycle::Status;
use crate::official::all;
use crate::refusal::Field;
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// The owner's rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ArchiveRule {
    /// Months that an appeal has been closed before it is archived; 0: nothing is archived by itself.
    pub months: u32,
}

impl Default for ArchiveRule {
    fn default() -> ArchiveRule {
        ArchiveRule { months: 36 }
    }
}

impl ArchiveRule {
    /// What was closed before this moment may be archived; `None` where nothing is. Months are counted back to the same day, or to
    /// the last day of a shorter month.
    pub fn closed_before(&self, now: UnixMs) -> Option<UnixMs> {
        if self.months == 0 {
            return None;
        }
        let (year, month, day) = now.date().ymd();
        let months = i64::from(year) * 12 + i64::from(month) - 1 - i64::from(self.months);
        let (year, month) = (i32::try_from(months.div_euclid(12)).ok()?, months.rem_euclid(12) as u8 + 1);
        (1..=day).rev().find_map(|day| Date::new(year, month, day)).map(Date::starts_at)
    }
}

/// What is known of an appeal that the rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resting {
    /// Its status.
    pub status: Status,
    /// Since when it has stood so, or since when it has been back from the archive.
    pub since_ms: UnixMs,
    /// An institution still owes its part.
    pub work_open: bool,
    /// A letter waits to be posted.
    pub letter_waits: bool,
    /// A complaint about a decision on it waits, or was decided since that moment (A9.2).
    pub complaint_open: bool,
    /// A legal hold stands.
    pub held: bool,
}

/// Whether an appeal may be archived (A6.0.2): closed before the moment, and nobody owes or holds anything.
pub fn may_rest(appeal: &Resting, closed_before: UnixMs) -> bool {
    let owed = appeal.work_open || appeal.letter_waits || appeal.complaint_open;
    !appeal.status.is_open() && appeal.since_ms < closed_before && !owed && !appeal.held
}

/// Placing a hold, or lifting it: why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HoldForm {
    /// The appeal.
    pub appeal: AppealId,
    /// The reason: which court or inquiry asks for it, or why it is over.
    pub reason: String,
}

impl Tidy for HoldForm {
    fn tidied(self) -> Self {
        Self { reason: clean(&self.reason), ..self }
    }
}

/// A hold says why.
pub fn hold(form: &HoldForm) -> Checked {
    all([telling(Field::Reason, &form.reason, MAX_NOTE)])
}

/// A hold as the owner's staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldView {
    /// The appeal.
    pub appeal: AppealId,
    /// Its number.
    pub number: String,
    /// Why.
    pub reason: String,
    /// Since when.
    pub placed_ms: UnixMs,
    /// Who placed it.
    pub placed_by: String,
    /// When it was lifted, by whom and why.
    pub lifted: Option<(UnixMs, String, String)>,
}

/// How an appeal stands to the archive; on the owner's card.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ArchiveView {
    /// Since when it rests there.
    pub archived_ms: Option<UnixMs>,
    /// Its holds, the newest first.
    pub holds: Vec<HoldView>,
}

impl ArchiveView {
    /// The hold that stands.
    pub fn standing(&self) -> Option<&HoldView> {
        self.holds.iter().find(|hold| hold.lifted.is_none())
    }
}

/// The owner's page of the archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchivePage {
    /// The rule's months; 0: nothing is archived by itself.
    pub months: u32,
    /// How many rest in the archive.
    pub archived: u64,
    /// How many the rule takes next.
    pub due: u64,
    /// Holds that stand, the newest first.
    pub holds: Vec<HoldView>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(year: i32, month: u8, day: u8) -> UnixMs {
        Date::new(year, month, day).unwrap().starts_at()
    }

    #[test]
    fn a6_0_2_months_are_counted_back_to_a_day_that_exists() {
        let table = [
            (36, at(2026, 3, 13), Some(at(2023, 3, 13))),
            (1, at(2026, 3, 31), Some(at(2026, 2, 28))),
            (1, at(2026, 1, 15), Some(at(2025, 12, 15))),
            (24, at(2026, 2, 28), Some(at(2024, 2, 28))),
            (0, at(2026, 3, 13), None),
        ];
        for (months, now, before) in table {
            assert_eq!(ArchiveRule { months }.closed_before(now), before, "{months}");
        }
        assert_eq!(ArchiveRule { months: u32::MAX }.closed_before(at(2026, 3, 13)), None, "a rule beyond all years takes nothing");
    }

    #[test]
    fn a6_0_2_only_what_is_closed_and_owes_nothing_rests() {
        let before = at(2026, 1, 1);
        let rests = Resting {
            status: Status::Rated,
            since_ms: at(2025, 12, 31),
            work_open: false,
            letter_waits: false,
            complaint_open: false,
            held: false,
        };
        assert!(may_rest(&rests, before));
        let others = [
            Resting { since_ms: before, ..rests },
            Resting { work_open: true, ..rests },
            Resting { letter_waits: true, ..rests },
            Resting { complaint_open: true, ..rests },
            Resting { held: true, ..rests },
        ];
        assert!(others.iter().all(|one| !may_rest(one, before)));
        for status in Status::ALL {
            assert_eq!(may_rest(&Resting { status, ..rests }, before), !status.is_open(), "{status:?}");
        }
    }

    #[test]
    fn a_hold_without_a_reason_is_none() {
        assert!(hold(&HoldForm::default()).is_err());
        assert!(hold(&HoldForm { reason: "...".into(), ..HoldForm::default() }).is_err());
        assert!(hold(&HoldForm { reason: "Məhkəmə sorğusu 2(104)-17".into(), ..HoldForm::default() }).is_ok());
    }
}
