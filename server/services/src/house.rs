//! The house of an institution (A7.0.1–7.0.3): in whose hands an appeal lies, the answer before it is signed, and the second
//! person who approves it where the institution wants that (decision 17). Whoever asks is looked up anew each time
//! ([`own::Own`]): a place in the house counts from the moment in which it is given.

mod approve;
mod counts;
mod draft;
mod hand;
mod own;
mod settle;
mod view;

pub use approve::{approve_answer, return_answer};
pub use counts::house_waiting;
pub use draft::keep_answer;
pub use hand::hand_over;
pub(crate) use own::{Own, filter, shows};
pub use settle::{house, make_head, settle_approval, settle_employee, settle_unit};
pub use view::appeal_house;
pub(crate) use view::names;

use crate::{Ctx, Error};
use domain::ids::InstitutionId;
use domain::live::Change;
use store::assignments::AssignmentRow;

/// The word to the house alone; nobody else sees what happens in it.
fn change(work: &AssignmentRow) -> Change {
    Change { appeal: work.appeal.clone(), persons: Vec::new(), institutions: vec![work.institution.clone()] }
}

/// Whether this institution wants its answers approved by a second person.
pub(crate) async fn wants_approval(ctx: &Ctx, institution: &InstitutionId) -> Result<bool, Error> {
    Ok(store::units::approval(ctx.portal.db(), institution).await?)
}
