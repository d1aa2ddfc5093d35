//! One walk for all work with a last day: which steps are to be taken today, who is told, and that it was told.

use super::people::People;
use super::{Told, counted, notice};
use crate::{Error, Portal};
use domain::account::AccountWhat;
use domain::calendar::Calendar;
use domain::deadline::escalation::Step;
use domain::ids::PersonId;
use domain::time::{Date, UnixMs};
use std::collections::BTreeMap;
use store::{Db, StoreError, Tx};

/// Work read at a time.
pub(super) const PAGE: u32 = 500;
/// Steps taken in one turn; the rest follows in the next.
const MOST: usize = 20_000;

/// Work whose last day comes nearer: the rows of one table.
pub(super) trait Due: Clone + Send + Sync {
    /// As what it is told.
    const WHAT: AccountWhat;

    /// Of what is told, once.
    fn subject(&self) -> String;

    /// Its last day.
    fn due_on(&self) -> Date;

    /// The next [`PAGE`] with a last day in this window for which the step was not taken, after a row.
    fn page(db: &Db, days: (Date, Date), step: &Step, last: Option<&Self>) -> impl Future<Output = Result<Vec<Self>, StoreError>> + Send;

    /// Who is told when the step is taken.
    fn persons(&self, portal: &Portal, step: &Step, people: &mut People) -> impl Future<Output = Result<Vec<PersonId>, Error>> + Send;

    /// Writes down that the step was taken; false when it was taken before.
    fn told(&self, tx: &mut Tx, step: &str, now: UnixMs) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// Steps to be taken, and what each person is told.
#[derive(Clone)]
pub(super) struct Taken<R> {
    rows: Vec<(R, String)>,
    told: BTreeMap<PersonId, Told>,
}

impl<R: Due> Taken<R> {
    /// Everything that is due today by these steps.
    pub async fn gather(portal: &Portal, steps: &[Step], people: &mut People) -> Result<Taken<R>, Error> {
        let today = portal.now().date();
        let mut found = Taken { rows: Vec::new(), told: BTreeMap::<PersonId, Told>::new() };
        for step in steps {
            for row in due::<R>(portal, step, today, MOST.saturating_sub(found.rows.len())).await? {
                for person in row.persons(portal, step, people).await? {
                    *found.told.entry(person).or_default().entry(row.subject()).or_default() |= row.due_on() < today;
                }
                found.rows.push((row, step.id.clone()));
            }
        }
        Ok(found)
    }

    /// Nothing is due.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
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
        for (row, step) in &self.rows {
            if !row.told(tx, step, now).await? {
                return Err(Error::Conflict);
            }
        }
        for (person, told) in &self.told {
            store::account_notices::add(tx, &notice(person.clone(), R::WHAT, counted(told), now)).await?;
        }
        Ok(())
    }
}

/// The last days for which the step can be due at all; the rule itself decides.
fn window(step: &Step, today: Date, calendar: &Calendar) -> (Date, Date) {
    match step.days {
        1.. => (Date::from_days(0), today),
        days => (today, calendar.add_working_days(today, days.unsigned_abs().min(60) as u16 + 1)),
    }
}

/// Work for which the step is to be taken today; at most `most`.
async fn due<R: Due>(portal: &Portal, step: &Step, today: Date, most: usize) -> Result<Vec<R>, Error> {
    let (reference, mut found) = (portal.reference(), Vec::new());
    let days = window(step, today, &reference.calendar);
    let mut last: Option<R> = None;
    while found.len() < most {
        let page = R::page(portal.db(), days, step, last.as_ref()).await?;
        let is_last = page.len() < PAGE as usize;
        last = page.last().cloned();
        found.extend(page.into_iter().filter(|row| step.is_due(row.due_on(), today, &reference.calendar)));
        if is_last {
            break;
        }
    }
    found.truncate(most);
    Ok(found)
}
