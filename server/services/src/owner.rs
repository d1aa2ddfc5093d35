//! The owner's staff: inbox, correction, routing, refusal, merging; several rows at once, and taking back (A8.4–A8.6).

mod bulk;
pub(crate) mod card;
mod correct;
mod cover;
pub(crate) mod inbox;
mod merge;
mod presence;
mod refuse;
pub(crate) mod route;
mod taken;
mod templates;
mod undo;

pub use bulk::bulk;
pub use card::card;
pub use correct::correct;
pub use cover::cover;
pub use inbox::inbox;
pub use merge::merge;
pub use presence::{hold_card, release_card};
pub use refuse::refuse;
pub use route::route;
pub use templates::refusal_templates;
pub use undo::undo;

use crate::Ctx;
use store::appeals::AppealRow;

/// A grant limited to a district covers its appeals, and those whose district is not known.
pub(crate) fn in_territory(ctx: &Ctx, appeal: &AppealRow) -> bool {
    ctx.portal.reference().covers(ctx.actor.territory.as_ref(), appeal.district.as_ref())
}
