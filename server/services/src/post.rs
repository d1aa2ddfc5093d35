//! Answers that go by post as well (A8.9): a letter for everybody who chose that, and the register of their dispatch.

mod dispatch;
mod letter;
mod register;

pub use dispatch::{mark_posted, mark_printed};
pub(crate) use letter::of_answer;
pub use letter::{Letter, letter};
pub use register::letters;

use crate::{Ctx, Error};
use domain::ids::LetterId;
use store::appeals::AppealRow;
use store::letters::LetterRow;

/// A letter of the actor's own institution; any other does not exist here.
async fn own(ctx: &Ctx, id: &LetterId) -> Result<(LetterRow, AppealRow), Error> {
    let own = ctx.actor.institution.as_ref().ok_or(Error::Forbidden)?;
    let letter = store::letters::find(ctx.portal.db(), id).await?.filter(|letter| letter.institution == *own).ok_or(Error::NotFound)?;
    let appeal = store::appeals::find(ctx.portal.db(), &letter.appeal).await?.ok_or(Error::NotFound)?;
    match crate::owner::in_territory(ctx, &appeal) {
        true => Ok((letter, appeal)),
        false => Err(Error::NotFound),
    }
}
