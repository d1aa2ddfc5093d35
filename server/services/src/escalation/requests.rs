//! The same steps for requests for e-services (R5.1.1): the provider's employees before the last day, its heads on it and after it. The owner has
//! no part in another body's service, so what a step would tell the owner is told to the heads.

use super::people::those;
use super::{Due, MOST, PAGE, People, Told, counted, due, notice};
use crate::{Error, Portal};
use domain::account::AccountWhat;
use domain::deadline::escalation::{Step, Whom};
use domain::ids::PersonId;
use domain::time::{Date, UnixMs};
use std::collections::BTreeMap;
use store::requests::RequestDueRow;
use store::{Db, StoreError, Tx};

/// Steps to be taken, and what each person is told: a request once, whatever steps bring it; whether its last day has passed.
#[derive(Clone, Default)]
pub(super) struct Requests {
    taken: Vec<(RequestDueRow, String)>,
    told: BTreeMap<PersonId, Told>,
}

impl Requests {
    /// Everything that is due today by these steps.
    pub async fn gather(portal: &Portal, steps: &[Step], people: &mut People, today: Date) -> Result<Requests, Error> {
        let mut found = Requests::default();
        for step in steps {
            for row in due::<RequestDueRow>(portal, step, today, MOST.saturating_sub(found.taken.len())).await? {
                for person in people.of_provider(portal, step.whom, &row).await? {
                    *found.told.entry(person).or_default().entry(row.id.to_string()).or_default() |= row.due_on < today;
                }
                found.taken.push((row, step.id.clone()));
            }
        }
        Ok(found)
    }

    /// Nothing is due.
    pub fn is_empty(&self) -> bool {
        self.taken.is_empty()
    }

    /// How many persons are told.
    pub fn persons(&self) -> u32 {
        u32::try_from(self.told.len()).unwrap_or(u32::MAX)
    }

    /// Writes down what was taken, with the notices.
    ///
    /// # Errors
    /// [`Error::Conflict`] when another process took one of the steps meanwhile.
    pub async fn write(&self, tx: &mut Tx, now: UnixMs) -> Result<(), Error> {
        for (row, step) in &self.taken {
            if !store::requests::told(tx, row, step, now).await? {
                return Err(Error::Conflict);
            }
        }
        for (person, told) in &self.told {
            let notice = notice(person.clone(), AccountWhat::RequestDeadlines, counted(told), now);
            store::account_notices::add(tx, &notice).await?;
        }
        Ok(())
    }
}

impl Due for RequestDueRow {
    fn due_on(&self) -> Date {
        self.due_on
    }

    async fn page(db: &Db, days: (Date, Date), step: &Step, last: Option<&Self>) -> Result<Vec<Self>, StoreError> {
        store::requests::due(db, days, &step.id, last, PAGE).await
    }
}

impl People {
    async fn of_provider(&mut self, portal: &Portal, whom: Whom, row: &RequestDueRow) -> Result<Vec<PersonId>, Error> {
        let staff = self.staff(portal, &row.provider).await?;
        Ok(those(whom, staff.iter()))
    }
}
