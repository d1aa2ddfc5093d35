//! When two appeals are one matter, so that the later one goes on in the earlier (A8.4).

use crate::geo::Point;
use crate::ids::AppealId;
use crate::lifecycle::Status;
use crate::refusal::{Code, Refusal};
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// How far apart the same matter may be marked, metres.
pub const REACH_M: f64 = 250.0;

/// Which appeal goes on in which.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MergeForm {
    /// The later one, which ends.
    pub appeal: AppealId,
    /// The earlier one, in which it goes on.
    pub into: AppealId,
}

/// What the rule needs of an appeal.
#[derive(Clone, Debug, PartialEq)]
pub struct Matter<'a> {
    /// Root of its category.
    pub root: &'a str,
    /// Where.
    pub point: Point,
    /// Where it stands.
    pub status: Status,
    /// When it was sent.
    pub sent_ms: UnixMs,
}

/// Whether `later` may go on in `earlier`: sent no earlier, the same kind of category, near, and somebody still works on the
/// earlier one. Whether the later one may end is the lifecycle's to say.
///
/// # Errors
/// `Closed` when nobody works on the earlier one, `NotSameMatter` otherwise.
pub fn may(later: &Matter<'_>, earlier: &Matter<'_>) -> Result<(), Refusal> {
    if !earlier.status.is_open() {
        return Err(Refusal::form(Code::Closed));
    }
    let same = later.root == earlier.root && later.sent_ms >= earlier.sent_ms && later.point.metres_to(earlier.point) <= REACH_M;
    same.then_some(()).ok_or(Refusal::form(Code::NotSameMatter))
}
