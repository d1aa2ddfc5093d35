//! The screen of a machine.

use super::{centre, found, lines};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::queue::kiosk::printer::Printer;
use domain::queue::kiosk::view::{KioskHome, Priority};

/// What the machine knows of itself; `None` for a browser that has to be made one first.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn home(ctx: &Ctx) -> Result<Option<KioskHome>, Error> {
    ctx.may(Function::KioskHome)?;
    let Some(kiosk) = found(ctx).await? else { return Ok(None) };
    let own = centre(ctx, &kiosk).await?;
    let others = store::centres::all(ctx.portal.db()).await?.into_iter().filter(|other| other.id != own.id);
    Ok(Some(KioskHome {
        device: Printer::device(&kiosk.printer),
        id: kiosk.id,
        centre: own.id.clone(),
        centre_name: own.name(),
        others: others.map(|other| (other.id.clone(), other.name())).collect(),
        groups: lines::served(ctx, &own).await?,
        priorities: Priority::classes(&store::kiosks::classes(ctx.portal.db(), &own.id).await?),
        request: super::pressing(""),
        now_ms: ctx.now,
    }))
}
