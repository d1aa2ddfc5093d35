//! What waits at a desk beside appeals.

use super::us;
use crate::permission::Function;
use crate::{Ctx, Error, announcements, incidents};
use domain::official::Party;
use domain::operator::DeskNews;

/// Official requests to the actor's side, an institution's announcements (A7.0.7), incidents for owner and operator (A6.0.3).
///
/// # Errors
/// [`Error::Forbidden`] for everybody but staff.
pub async fn desk_news(ctx: &Ctx) -> Result<DeskNews, Error> {
    ctx.may(Function::DeskNews)?;
    let us = us(ctx)?;
    let (official, official_late) = store::official::waiting(ctx.portal.db(), &us, ctx.now.date()).await?;
    let news = DeskNews { official, official_late, ..DeskNews::default() };
    Ok(match us {
        Party::Institution(own) => DeskNews { announcements: announcements::waiting(ctx, &own).await?, ..news },
        Party::Owner => {
            let complaints = store::complaints::count_waiting(ctx.portal.db(), ctx.actor.territory.as_ref()).await?;
            DeskNews { complaints, incidents: incidents::standing(ctx).await?, ..news }
        }
        Party::Operator => DeskNews { incidents: incidents::standing(ctx).await?, ..news },
    })
}
