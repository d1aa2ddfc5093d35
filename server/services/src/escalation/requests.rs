//! The same steps for requests for e-services (R5.1.1): the provider's employees before the last day, its heads on it and after it. The owner has
//! no part in another body's service, so what a step would tell the owner is told to the heads.

use super::due::{Due, PAGE};
use super::people::{People, those};
use crate::{Error, Portal};
use domain::account::AccountWhat;
use domain::deadline::escalation::Step;
use domain::ids::PersonId;
use domain::time::{Date, UnixMs};
use store::requests::RequestDueRow;
use store::{Db, StoreError, Tx};

impl Due for RequestDueRow {
    const WHAT: AccountWhat = AccountWhat::RequestDeadlines;

    fn subject(&self) -> String {
        self.id.to_string()
    }

    fn due_on(&self) -> Date {
        self.due_on
    }

    async fn page(db: &Db, days: (Date, Date), step: &Step, last: Option<&Self>) -> Result<Vec<Self>, StoreError> {
        store::requests::due(db, days, &step.id, last, PAGE).await
    }

    async fn persons(&self, portal: &Portal, step: &Step, people: &mut People) -> Result<Vec<PersonId>, Error> {
        Ok(those(step.whom, people.staff(portal, &self.provider).await?.iter()))
    }

    async fn told(&self, tx: &mut Tx, step: &str, now: UnixMs) -> Result<bool, StoreError> {
        store::requests::told(tx, self, step, now).await
    }
}
