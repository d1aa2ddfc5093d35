//! The end of a day: what nobody has ended is ended, so that the next day begins with empty counters.

use super::act::note;
use crate::{Error, Portal};
use domain::queue::ticket::{Act, By, Target, step};

/// Tickets ended at a time.
const AT_A_TIME: u32 = 200;

/// Ends the visits and seats of days that are over; how many visits.
///
/// # Errors
/// [`Error::Internal`] when the database fails; what was ended stays ended.
pub async fn close_days(portal: &Portal) -> Result<u64, Error> {
    let now = portal.now();
    let seats = portal
        .db()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(store::seats::end_before(tx, now.date().starts_at(), now).await?) }));
    seats.await?;
    let mut ended = 0;
    loop {
        let open = store::lines::unfinished(portal.db(), now.date(), AT_A_TIME).await?;
        if open.is_empty() {
            return Ok(ended);
        }
        ended += open.len() as u64;
        let write = portal.db().write(move |tx| {
            Box::pin(async move {
                for id in open {
                    let Some(row) = store::lines::find_in(tx, &id).await? else { continue };
                    let after = step(&row.ticket(), Act::Close, By::System, Target::default(), row.day.ends_at().min(now))?;
                    if store::lines::change(tx, &row.id, row.revision, &after).await? {
                        note(tx, &row, Act::Close, None, now).await?;
                    }
                }
                Ok::<_, Error>(())
            })
        });
        write.await?;
    }
}
