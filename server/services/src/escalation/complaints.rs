//! The same steps for complaints (A9.1, A9.2; Q3.5): the owner considers them, so every step, before the last day of the review, on it and
//! after it, is told to the owner's staff whose territory covers the appeal.

use super::{Due, MOST, PAGE, People, Told, counted, due, notice};
use crate::{Error, Portal};
use domain::account::AccountWhat;
use domain::deadline::escalation::Step;
use domain::ids::PersonId;
use domain::time::{Date, UnixMs};
use std::collections::BTreeMap;
use store::complaints::ComplaintDueRow;
use store::{Db, StoreError, Tx};

/// Steps to be taken, and what each person is told: a complaint once, whatever steps bring it; whether its last day has passed.
#[derive(Clone, Default)]
pub(super) struct Complaints {
    taken: Vec<(ComplaintDueRow, String)>,
    told: BTreeMap<PersonId, Told>,
}

impl Complaints {
    /// Everything that is due today by these steps.
    pub async fn gather(portal: &Portal, steps: &[Step], people: &mut People, today: Date) -> Result<Complaints, Error> {
        let (reference, mut found) = (portal.reference(), Complaints::default());
        for step in steps {
            for row in due::<ComplaintDueRow>(portal, step, today, MOST.saturating_sub(found.taken.len())).await? {
                let owners = people.owners(portal).await?;
                for (person, _) in owners.iter().filter(|(_, territory)| reference.covers(territory.as_ref(), row.district.as_ref())) {
                    *found.told.entry(person.clone()).or_default().entry(row.id.to_string()).or_default() |= row.due_on < today;
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
            if !store::complaints::told(tx, row, step, now).await? {
                return Err(Error::Conflict);
            }
        }
        for (person, told) in &self.told {
            let notice = notice(person.clone(), AccountWhat::ComplaintDeadlines, counted(told), now);
            store::account_notices::add(tx, &notice).await?;
        }
        Ok(())
    }
}

impl Due for ComplaintDueRow {
    fn due_on(&self) -> Date {
        self.due_on
    }

    async fn page(db: &Db, days: (Date, Date), step: &Step, last: Option<&Self>) -> Result<Vec<Self>, StoreError> {
        store::complaints::due(db, days, &step.id, last, PAGE).await
    }
}
