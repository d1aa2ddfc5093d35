//! The same steps for requests for e-services (R5.1.1): the provider's employees before the last day, its heads on it and after it. The owner has
//! no part in another body's service, so what a step would tell the owner is told to the heads.

use super::{MOST, PAGE, People, window};
use crate::{Error, Portal};
use domain::account::AccountWhat;
use domain::deadline::escalation::{Step, Whom};
use domain::ids::{PersonId, RequestId};
use domain::time::{Date, UnixMs};
use std::collections::BTreeMap;
use store::Tx;
use store::account_notices::AccountNoticeRow;
use store::requests::RequestDueRow;

/// Steps to be taken, and what each person is told: a request once, whatever steps bring it; whether its last day has passed.
#[derive(Clone, Default)]
pub(super) struct Requests {
    taken: Vec<(RequestDueRow, String)>,
    told: BTreeMap<PersonId, BTreeMap<RequestId, bool>>,
}

impl Requests {
    /// Everything that is due today by these steps.
    pub async fn gather(portal: &Portal, steps: &[Step], people: &mut People, today: Date) -> Result<Requests, Error> {
        let mut found = Requests::default();
        for step in steps {
            for row in due(portal, step, today, MOST.saturating_sub(found.taken.len())).await? {
                for person in people.of_provider(portal, step.whom, &row).await? {
                    *found.told.entry(person).or_default().entry(row.id.clone()).or_default() |= row.due_on < today;
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
            let late = told.values().filter(|late| **late).count();
            let notice = AccountNoticeRow {
                id: uuid::Uuid::now_v7().to_string(),
                person: person.clone(),
                what: AccountWhat::RequestDeadlines,
                word: format!("{};{late}", told.len() - late),
                sent_ms: now,
                read_ms: None,
            };
            store::account_notices::add(tx, &notice).await?;
        }
        Ok(())
    }
}

async fn due(portal: &Portal, step: &Step, today: Date, most: usize) -> Result<Vec<RequestDueRow>, Error> {
    let (reference, mut found) = (portal.reference(), Vec::new());
    let days = window(step, today, &reference.calendar);
    let mut last: Option<RequestDueRow> = None;
    while found.len() < most {
        let page = store::requests::due(portal.db(), days, &step.id, last.as_ref(), PAGE).await?;
        let is_last = page.len() < PAGE as usize;
        last = page.last().cloned();
        found.extend(page.into_iter().filter(|row| step.is_due(row.due_on, today, &reference.calendar)));
        if is_last {
            break;
        }
    }
    found.truncate(most);
    Ok(found)
}

impl People {
    async fn of_provider(&mut self, portal: &Portal, whom: Whom, row: &RequestDueRow) -> Result<Vec<PersonId>, Error> {
        let staff = self.staff(portal, &row.provider).await?;
        let heads: Vec<PersonId> = staff.iter().filter(|one| one.head && one.unit.is_none()).map(|one| one.person.clone()).collect();
        // Where nobody heads the house (here), everybody in it is told.
        Ok(if whom == Whom::Staff || heads.is_empty() { staff.iter().map(|one| one.person.clone()).collect() } else { heads })
    }
}
