//! Institutions' work on appeals (A8.8).

use super::due::{Due, PAGE};
use super::people::People;
use crate::{Error, Portal};
use domain::account::AccountWhat;
use domain::deadline::escalation::Step;
use domain::ids::PersonId;
use domain::time::{Date, UnixMs};
use store::escalations::DueRow;
use store::{Db, StoreError, Tx};

impl Due for DueRow {
    const WHAT: AccountWhat = AccountWhat::Deadlines;

    fn subject(&self) -> String {
        self.appeal.to_string()
    }

    fn due_on(&self) -> Date {
        self.due_on
    }

    async fn page(db: &Db, days: (Date, Date), step: &Step, last: Option<&Self>) -> Result<Vec<Self>, StoreError> {
        store::escalations::due(db, days, &step.id, last, PAGE).await
    }

    async fn persons(&self, portal: &Portal, step: &Step, people: &mut People) -> Result<Vec<PersonId>, Error> {
        people.of(portal, step.whom, self).await
    }

    async fn told(&self, tx: &mut Tx, step: &str, now: UnixMs) -> Result<bool, StoreError> {
        store::escalations::told(tx, self, step, now).await
    }
}
