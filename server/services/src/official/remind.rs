//! Reminders of official requests: to the side that was asked before the last day, to both sides after it (A6.0.4: in time).

use super::{entry, staff, stir, tell};
use crate::{Error, Portal};
use domain::account::AccountWhat;
use domain::official::{OfficialWhat, word};
use store::official::OfficialRow;

/// Requests taken in one turn.
const TURN: u32 = 100;

/// Sends the reminders that are due; how many. Each goes out once, however many processes try.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn remind(portal: &Portal) -> Result<u32, Error> {
    let mut sent = 0;
    for row in store::official::to_remind(portal.db(), portal.now().date(), TURN).await? {
        sent += u32::from(one(portal, row).await?);
    }
    Ok(sent)
}

async fn one(portal: &Portal, row: OfficialRow) -> Result<bool, Error> {
    let (db, now) = (portal.db(), portal.now());
    let (what, told, mut persons) = match now > row.due_on.ends_at() {
        true => (OfficialWhat::Late, AccountWhat::OfficialLate, staff(db, &row.asker).await?),
        false => (OfficialWhat::Reminded, AccountWhat::OfficialSoon, Vec::new()),
    };
    persons.extend(staff(db, &row.asked).await?);
    let write = db.write(move |tx| {
        Box::pin(async move {
            if !store::official::reminded(tx, &row.id, what, now).await? {
                return Ok(false);
            }
            store::official::append(tx, &entry(&row, &row.asked, None, what, now)).await?;
            tell(tx, &persons, told, &word(&row.number, &row.id), now).await?;
            stir(tx, persons);
            Ok::<_, Error>(true)
        })
    });
    write.await
}
