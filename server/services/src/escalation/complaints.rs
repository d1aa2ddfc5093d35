//! The same steps for complaints (A9.1, A9.2; Q3.5): the owner considers them, so every step, before the last day of the review, on it and
//! after it, is told to the owner's staff whose territory covers the appeal.

use super::due::{Due, PAGE};
use super::people::People;
use crate::{Error, Portal};
use domain::account::AccountWhat;
use domain::complaint;
use domain::deadline::escalation::Step;
use domain::ids::PersonId;
use domain::time::{Date, UnixMs};
use store::complaints::ComplaintDueRow;
use store::{Db, StoreError, Tx};

/// Complaints dated at a time.
const AT_A_TIME: u32 = 500;

/// Writes down the last day of those made before that was kept: as the law counts it, from the day of the complaint. Without one nobody would
/// ever be reminded of them.
pub(super) async fn date(portal: &Portal) -> Result<(), Error> {
    loop {
        let rows = store::complaints::undated(portal.db(), AT_A_TIME).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let rights = portal.config().rights;
        let write = portal.db().write(move |tx| {
            Box::pin(async move {
                for row in &rows {
                    store::complaints::date(tx, &row.id, complaint::due(row.filed_ms, &rights).on).await?;
                }
                Ok::<_, Error>(())
            })
        });
        write.await?;
    }
}

impl Due for ComplaintDueRow {
    const WHAT: AccountWhat = AccountWhat::ComplaintDeadlines;

    fn subject(&self) -> String {
        self.id.to_string()
    }

    fn due_on(&self) -> Date {
        self.due_on
    }

    async fn page(db: &Db, days: (Date, Date), step: &Step, last: Option<&Self>) -> Result<Vec<Self>, StoreError> {
        store::complaints::due(db, days, &step.id, last, PAGE).await
    }

    async fn persons(&self, portal: &Portal, _: &Step, people: &mut People) -> Result<Vec<PersonId>, Error> {
        people.owners_of(portal, self.district.as_ref()).await
    }

    async fn told(&self, tx: &mut Tx, step: &str, now: UnixMs) -> Result<bool, StoreError> {
        store::complaints::told(tx, self, step, now).await
    }
}
