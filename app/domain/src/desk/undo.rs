//! Taking a step back: within a short time, by who took it, while nobody has acted on it (A8.5, A8.6; decision 16).

use crate::refusal::{Code, Refusal};
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// How long a step can be taken back, milliseconds.
pub const WINDOW_MS: i64 = 60_000;

kinds! {
    /// A step of the owner's staff that can be taken back.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    TakenStep {
        /// Routing (A8.5).
        Route = "route",
        /// Refusal (A8.6).
        Refuse = "refuse",
        /// Merging into an earlier appeal (A8.4).
        Merge = "merge",
    }
}

/// Whether a step taken at `taken` can be taken back now. `untouched`: nothing was written into the appeal's chain since.
///
/// # Errors
/// `AlreadyDone` when it was taken back before, `UndoOver` after the time, `ActedUpon` when somebody has acted on it.
pub fn may(taken: UnixMs, now: UnixMs, untouched: bool, undone: bool) -> Result<(), Refusal> {
    let code = match () {
        () if undone => Code::AlreadyDone,
        () if now.0 - taken.0 > WINDOW_MS => Code::UndoOver,
        () if !untouched => Code::ActedUpon,
        () => return Ok(()),
    };
    Err(Refusal::form(code))
}
