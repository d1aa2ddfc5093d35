//! Appeals as citizens make and follow them: send (A8.3), join (A8.4), track (A8.5). Begin at [`submit`].

mod draft;
mod join;
pub(crate) mod place;
mod similar;
pub(crate) mod submit;
mod track;

pub use draft::{draft, keep_draft};
pub(crate) use draft::{draft_text, keep_text, keep_up_to};
pub use join::join;
pub(crate) use join::may_join;
pub(crate) use place::Placed;
pub(crate) use similar::near;
pub use similar::{similar, similar_for_form};
pub use submit::submit;
pub use track::{public, track};

use crate::Ctx;
use domain::fold::fold;
use domain::ids::AppealId;

/// What an appeal is found by: its own words and those of its recordings, folded.
pub(crate) fn searchable(words: &[&str]) -> String {
    fold(&words.join(" "))
}

/// A new id for a form that a browser without script will send: UUIDv7 of the request's moment.
pub fn fresh_id(ctx: &Ctx) -> AppealId {
    let moment = uuid::Timestamp::from_unix(uuid::NoContext, (ctx.now.0 / 1000) as u64, (ctx.now.0 % 1000) as u32 * 1_000_000);
    AppealId(uuid::Uuid::new_v7(moment).to_string())
}
