//! Somebody without an order (Q+).

use super::issue::{Made, issue};
use super::{centre, here, lines, pressing, print};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::queue::kiosk::No;
use domain::queue::kiosk::view::{Given, Priority, WalkInForm};
use store::tickets;

/// Gives a line number for a service while the centre works for it. The same pressing is the same number.
///
/// # Errors
/// [`Error::Forbidden`] for a browser that is no machine.
pub async fn take(ctx: &Ctx, form: WalkInForm) -> Result<Given, Error> {
    ctx.may(Function::TakeNumber)?;
    let kiosk = here(ctx).await?;
    let own = centre(ctx, &kiosk).await?;
    let served = lines::served(ctx, &own).await?;
    let Some(group) = served.into_iter().find(|group| group.services.iter().any(|service| service.id == form.service)) else {
        return Ok(Given::No(No::NotServed));
    };
    if let Err(no) = group.check(ctx.now) {
        return Ok(Given::No(no));
    }
    let classes = Priority::classes(&store::kiosks::classes(ctx.portal.db(), &own.id).await?);
    let wished = Priority::read(&form.priority);
    let made = Made {
        kiosk: kiosk.clone(),
        request: pressing(&form.request),
        group: group.id,
        letter: group.letter,
        service: form.service,
        order: None,
        priority: if classes.contains(&wished) { wished } else { Priority::None },
        now: ctx.now,
    };
    let write = || {
        let made = made.clone();
        ctx.portal.db().write(move |tx| {
            Box::pin(async move {
                match tickets::find_by_request(tx, &made.request).await? {
                    Some(before) if before.kiosk.as_ref() == Some(&made.kiosk.id) => Ok((before, false)),
                    Some(_) => Err(Error::Conflict),
                    None => Ok((issue(tx, &made).await?, true)),
                }
            })
        })
    };
    let (row, new) = match write().await {
        // Whoever was second finds the first one's ticket.
        Err(Error::Conflict) => write().await?,
        done => done?,
    };
    print::hand_on(ctx, &kiosk, &row, new).await?;
    Ok(Given::Ticket(row.id))
}
