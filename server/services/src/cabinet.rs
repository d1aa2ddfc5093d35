//! The citizen's e-cabinet (A8.2): own and joined appeals, and the rating of the answer.

mod card;
mod mine;
mod rate;

pub use card::card;
pub(crate) use mine::Mine;
pub use rate::rate;

use crate::permission::Function;
use crate::views::{Reader, lines};
use crate::{Ctx, Error};
use domain::appeal::view::AppealLine;
use domain::ids::PersonId;
use domain::lifecycle::Status;
use store::appeals::AppealRow;

/// Most lines shown.
const MOST: u32 = 200;

/// Own and joined appeals, newest first.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn list(ctx: &Ctx) -> Result<Vec<AppealLine>, Error> {
    ctx.may(Function::MyAppeals)?;
    let person = ctx.person()?;
    let mut page = store::appeals::of_person(ctx.portal.db(), person, None, MOST).await?;
    // For who has withdrawn it is over, also where it goes on for others.
    let left = page.rows.iter_mut().filter(|row| row.person == *person && row.author_left_ms.is_some());
    left.for_each(|row| row.status = Status::Withdrawn);
    let own = lines(ctx, &page.rows, Reader::Inside).await?;
    let public = lines(ctx, &page.rows, Reader::Public).await?;
    let mut mine = Vec::with_capacity(page.rows.len());
    for ((row, own), public) in page.rows.iter().zip(own).zip(public) {
        mine.push(if row.person == *person { own } else { joined(ctx, row, person, public).await? });
    }
    Ok(mine)
}

/// A joined person sees the public line with the own addition as its text: the author's words are the author's.
async fn joined(ctx: &Ctx, row: &AppealRow, person: &PersonId, line: AppealLine) -> Result<AppealLine, Error> {
    let join = store::joins::find(ctx.portal.db(), &row.id, person).await?;
    let text = join.map(|join| join.text).filter(|text| !text.is_empty()).or(line.text.clone());
    Ok(AppealLine { text, ..line })
}
