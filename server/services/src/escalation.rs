//! Escalation of deadlines (A8.8; of requests for e-services [`requests`], of complaints [`complaints`]): on working mornings those are told whose work comes near its last day or has passed it, in one
//! notice a day with two numbers, not one for each appeal. Each step is taken once for each last day; what is told and that it
//! was told are one write, so a server that dies in between loses nothing and says nothing twice. In the same way the owner's staff hear of
//! appeals whose institution is not found yet (A8.5) and of a year without a calendar, and institutions of queries (A8.10).

use crate::{Error, Portal};
use domain::account::AccountWhat;
use domain::calendar::Calendar;
use domain::deadline::escalation::Step;
use domain::ids::PersonId;
use domain::time::{Date, UnixMs};
use std::collections::BTreeMap;
use store::account_notices::AccountNoticeRow;
use store::escalations::DueRow;
use store::mornings::Matter;
use store::{Db, StoreError};

mod calendar;
mod complaints;
mod people;
mod queries;
mod requests;
mod triage;

use complaints::Complaints;
use people::People;
use requests::Requests;

/// The hour of a working day in Bakı from which people are told.
const MORNING: u8 = 9;
/// Work read at a time.
const PAGE: u32 = 500;
/// Steps taken in one turn; the rest follows in the next.
const MOST: usize = 20_000;

/// The appeals, queries, requests or complaints of which a person is told, each once whatever steps and institutions bring it; whether its last day has passed.
type Told = BTreeMap<String, bool>;

/// Takes the steps that are due, and tells what else waits too long; how many notices went out. Call it about every quarter of an hour.
///
/// # Errors
/// [`Error::Internal`] when the database fails; what was not told yet is told in the next turn.
pub async fn escalate(portal: &Portal) -> Result<u32, Error> {
    let now = portal.now();
    if !portal.reference().calendar.is_working(now.date()) || now.hour_minute().0 < MORNING {
        return Ok(0);
    }
    let mut people = People::default();
    let mut told = work(portal, &mut people).await?;
    told += triage::tell(portal, &mut people).await?;
    told += queries::tell(portal, &mut people).await?;
    told += calendar::tell(portal, &mut people).await?;
    Ok(told)
}

/// Institutions' work that comes near its last day, or has passed it.
async fn work(portal: &Portal, people: &mut People) -> Result<u32, Error> {
    let now = portal.now();
    let today = now.date();
    let mut taken: Vec<(DueRow, String)> = Vec::new();
    let mut told: BTreeMap<PersonId, Told> = BTreeMap::new();
    let steps = store::escalations::steps(portal.db()).await?;
    for step in &steps {
        for row in due::<DueRow>(portal, step, today, MOST.saturating_sub(taken.len())).await? {
            for person in people.of(portal, step.whom, &row).await? {
                *told.entry(person).or_default().entry(row.appeal.to_string()).or_default() |= row.due_on < today;
            }
            taken.push((row, step.id.clone()));
        }
    }
    let requests = Requests::gather(portal, &steps, people, today).await?;
    let complaints = Complaints::gather(portal, &steps, people, today).await?;
    if taken.is_empty() && requests.is_empty() && complaints.is_empty() {
        return Ok(0);
    }
    let count = told.len() as u32 + requests.persons() + complaints.persons();
    let notices: Vec<AccountNoticeRow> =
        told.into_iter().map(|(person, told)| notice(person, AccountWhat::Deadlines, counted(&told), now)).collect();
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            for (row, step) in &taken {
                // Another process took it meanwhile: all of this turn is left to it.
                if !store::escalations::told(tx, row, step, now).await? {
                    return Err(Error::Conflict);
                }
            }
            for notice in &notices {
                store::account_notices::add(tx, notice).await?;
            }
            requests.write(tx, now).await?;
            complaints.write(tx, now).await?;
            Ok(count)
        })
    });
    match write.await {
        Err(Error::Conflict) => Ok(0),
        result => result,
    }
}

fn notice(person: PersonId, what: AccountWhat, word: String, now: UnixMs) -> AccountNoticeRow {
    AccountNoticeRow { id: uuid::Uuid::now_v7().to_string(), person, what, word, sent_ms: now, read_ms: None }
}

/// How many come near their last day and how many have passed it, as a notice says it: `3;1`.
fn counted(told: &Told) -> String {
    let late = told.values().filter(|late| **late).count();
    format!("{};{late}", told.len() - late)
}

/// Who is told what, in which words.
type Words = Vec<(PersonId, AccountWhat, String)>;

/// Tells, and writes down of what (its subject and last day) it was told, in one. When another process has told one of them meanwhile, all of
/// this turn is left to it.
async fn write(portal: &Portal, marks: Vec<(Matter, String, String)>, words: Words) -> Result<u32, Error> {
    let (now, count) = (portal.now(), words.len() as u32);
    if marks.is_empty() {
        return Ok(0);
    }
    let notices: Vec<AccountNoticeRow> = words.into_iter().map(|(person, what, word)| notice(person, what, word, now)).collect();
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            for (matter, subject, due) in &marks {
                if !store::mornings::tell(tx, *matter, subject, due, now).await? {
                    return Err(Error::Conflict);
                }
            }
            for notice in &notices {
                store::account_notices::add(tx, notice).await?;
            }
            Ok(count)
        })
    });
    match write.await {
        Err(Error::Conflict) => Ok(0),
        result => result,
    }
}

/// The last days for which the step can be due at all; the rule itself decides.
fn window(step: &Step, today: Date, calendar: &Calendar) -> (Date, Date) {
    match step.days {
        1.. => (Date::from_days(0), today),
        days => (today, calendar.add_working_days(today, days.unsigned_abs().min(60) as u16 + 1)),
    }
}

/// Work whose last day comes nearer: the rows of one table.
trait Due: Clone + Send + Sync {
    /// Its last day.
    fn due_on(&self) -> Date;

    /// The next [`PAGE`] with a last day in this window for which the step was not taken, after a row.
    fn page(db: &Db, days: (Date, Date), step: &Step, last: Option<&Self>) -> impl Future<Output = Result<Vec<Self>, StoreError>> + Send;
}

impl Due for DueRow {
    fn due_on(&self) -> Date {
        self.due_on
    }

    async fn page(db: &Db, days: (Date, Date), step: &Step, last: Option<&Self>) -> Result<Vec<Self>, StoreError> {
        store::escalations::due(db, days, &step.id, last, PAGE).await
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
