//! The same steps for complaints (A9.1, A9.2; Q3.5): the owner considers them, so every step, before the last day of the review, on it and
//! after it, is told to the owner's staff whose territory covers the appeal.

use super::due::{Due, PAGE};
use super::people::People;
use crate::{Error, Portal};
use domain::account::AccountWhat;
use domain::deadline::escalation::Step;
use domain::ids::PersonId;
use domain::time::{Date, UnixMs};
use store::complaints::ComplaintDueRow;
use store::{Db, StoreError, Tx};

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
