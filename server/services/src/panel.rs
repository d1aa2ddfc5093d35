//! The management panel (A3.1.4, A3.5): calendar, institutions, categories, routing, templates, escalation, terms, users — kept by
//! people, without a developer. One seam for all of them (decision 21): a resource is its columns in `domain::panel`; here stand
//! where its records are read (`records.rs`), what of them fits together (`fits.rs`), what a change brings about (`effects.rs`) and how
//! it is written (`apply.rs`). Saving and bringing in a file go the same way (`plan.rs`).

mod apply;
mod centres;
mod deadlines;
mod districts;
mod effects;
mod file;
mod fits;
mod house;
mod import;
mod plan;
mod proposal;
mod records;
mod reroute;
mod save;
mod users;
mod view;
mod world;

pub use file::file;
pub(crate) use house::{put_template, revision};
pub use import::import;
pub use proposal::proposal;
pub use save::save;
pub use view::{home, list, record};

use crate::{Ctx, Error};
use domain::panel::Resource;

/// Only who keeps the resource, and only for the whole country: what is kept here holds everywhere.
fn keeps(ctx: &Ctx, resource: Resource) -> Result<(), Error> {
    let keeper = ctx.actor.role == resource.keeper() && ctx.actor.territory.is_none();
    if keeper { Ok(()) } else { Err(Error::Forbidden) }
}
