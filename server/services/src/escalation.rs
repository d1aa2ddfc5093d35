//! Escalation of deadlines ([`appeals`], [`requests`], [`complaints`]): on working mornings those are told whose work comes near its last day
//! or has passed it, in one notice a day with two numbers, not one for each appeal. Each step is taken once for each last day; what is told and that it
//! was told are one write, so a server that dies in between loses nothing and says nothing twice. In the same way the owner's staff hear of
//! appeals whose institution is not found yet (A8.5) and of a year without a calendar, and institutions of queries (A8.10).

use crate::{Error, Portal};
use domain::account::AccountWhat;
use domain::ids::PersonId;
use domain::time::UnixMs;
use std::collections::BTreeMap;
use store::account_notices::AccountNoticeRow;
use store::complaints::ComplaintDueRow;
use store::escalations::DueRow;
use store::mornings::Matter;
use store::requests::RequestDueRow;

mod appeals;
mod calendar;
mod complaints;
mod due;
mod people;
mod queries;
mod requests;
mod triage;

use due::Taken;
use people::People;

/// The hour of a working day in Bakı from which people are told.
const MORNING: u8 = 9;

/// The appeals, queries, requests or complaints of which a person is told, each once whatever steps and institutions bring it; whether its last
/// day has passed.
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

/// Work that comes near its last day, or has passed it.
async fn work(portal: &Portal, people: &mut People) -> Result<u32, Error> {
    let now = portal.now();
    complaints::date(portal).await?;
    let steps = store::escalations::steps(portal.db()).await?;
    let appeals = Taken::<DueRow>::gather(portal, &steps, people).await?;
    let requests = Taken::<RequestDueRow>::gather(portal, &steps, people).await?;
    let complaints = Taken::<ComplaintDueRow>::gather(portal, &steps, people).await?;
    if appeals.is_empty() && requests.is_empty() && complaints.is_empty() {
        return Ok(0);
    }
    let count = appeals.persons() + requests.persons() + complaints.persons();
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            appeals.write(tx, now).await?;
            requests.write(tx, now).await?;
            complaints.write(tx, now).await?;
            Ok(count)
        })
    });
    match write.await {
        // Another process took one of them meanwhile: all of this turn is left to it.
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
