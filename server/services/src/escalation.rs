//! Escalation of deadlines (A8.8; of requests for e-services [`requests`]): on working mornings those are told whose work comes near
//! its last day or has passed it, in one notice a day with two numbers, not one for each appeal. Each step is taken once for each
//! last day; what is told and that it was told are one write, so a server that dies in between loses nothing and says nothing twice.

mod requests;

use crate::{Error, Portal};
use domain::account::AccountWhat;
use domain::calendar::Calendar;
use domain::deadline::escalation::{Step, Whom};
use domain::ids::{AppealId, DistrictId, InstitutionId, PersonId};
use domain::time::Date;
use requests::Requests;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use store::account_notices::AccountNoticeRow;
use store::employees::EmployeeRow;
use store::escalations::DueRow;

/// The hour of a working day in Bakı from which people are told.
const MORNING: u8 = 9;
/// Work read at a time.
const PAGE: u32 = 500;
/// Steps taken in one turn; the rest follows in the next.
const MOST: usize = 20_000;

/// The appeals of which a person is told, each once whatever steps and institutions bring it; whether its last day has passed.
type Told = BTreeMap<AppealId, bool>;

/// Takes the steps that are due; how many persons were told. Call it about every quarter of an hour.
///
/// # Errors
/// [`Error::Internal`] when the database fails; nothing is told then, and the next turn begins anew.
pub async fn escalate(portal: &Portal) -> Result<u32, Error> {
    let (now, reference) = (portal.now(), portal.reference());
    let today = now.date();
    if !reference.calendar.is_working(today) || now.hour_minute().0 < MORNING {
        return Ok(0);
    }
    let mut taken: Vec<(DueRow, String)> = Vec::new();
    let mut told: BTreeMap<PersonId, Told> = BTreeMap::new();
    let mut people = People::default();
    let steps = store::escalations::steps(portal.db()).await?;
    for step in &steps {
        for row in due(portal, step, today, MOST.saturating_sub(taken.len())).await? {
            for person in people.of(portal, step.whom, &row).await? {
                *told.entry(person).or_default().entry(row.appeal.clone()).or_default() |= row.due_on < today;
            }
            taken.push((row, step.id.clone()));
        }
    }
    let requests = Requests::gather(portal, &steps, &mut people, today).await?;
    if taken.is_empty() && requests.is_empty() {
        return Ok(0);
    }
    let count = told.len() as u32 + requests.persons();
    let notice = |(person, told): (PersonId, Told)| {
        let late = told.values().filter(|late| **late).count();
        AccountNoticeRow {
            id: uuid::Uuid::now_v7().to_string(),
            person,
            what: AccountWhat::Deadlines,
            word: format!("{};{late}", told.len() - late),
            sent_ms: now,
            read_ms: None,
        }
    };
    let notices: Vec<AccountNoticeRow> = told.into_iter().map(notice).collect();
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

/// Work for which the step is to be taken today; at most `most`.
async fn due(portal: &Portal, step: &Step, today: Date, most: usize) -> Result<Vec<DueRow>, Error> {
    let (reference, mut found) = (portal.reference(), Vec::new());
    let days = window(step, today, &reference.calendar);
    let mut last: Option<DueRow> = None;
    while found.len() < most {
        let page = store::escalations::due(portal.db(), days, &step.id, last.as_ref(), PAGE).await?;
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

/// A person, and the district to which the grant is limited.
type Granted = (PersonId, Option<DistrictId>);

/// Who is told, asked for once in a turn.
#[derive(Default)]
struct People {
    owners: Option<Arc<[Granted]>>,
    staff: HashMap<InstitutionId, Arc<[EmployeeRow]>>,
}

impl People {
    /// Those whose territory covers the appeal; a person of several grants stands there several times.
    async fn of(&mut self, portal: &Portal, whom: Whom, row: &DueRow) -> Result<Vec<PersonId>, Error> {
        let reference = portal.reference();
        let covers = |territory: &Option<DistrictId>| reference.covers(territory.as_ref(), row.district.as_ref());
        if whom == Whom::Owner {
            let owners = self.owners(portal).await?;
            return Ok(owners.iter().filter(|(_, territory)| covers(territory)).map(|(person, _)| person.clone()).collect());
        }
        let staff = self.staff(portal, &row.institution).await?;
        let staff: Vec<&EmployeeRow> = staff.iter().filter(|one| covers(&one.territory)).collect();
        let heads: Vec<&EmployeeRow> = staff.iter().copied().filter(|one| one.head && one.unit.is_none()).collect();
        // Where nobody heads the house (here), everybody in it is told.
        let told = if whom == Whom::Head && !heads.is_empty() { heads } else { staff };
        Ok(told.into_iter().map(|one| one.person.clone()).collect())
    }

    async fn owners(&mut self, portal: &Portal) -> Result<Arc<[Granted]>, Error> {
        if let Some(known) = &self.owners {
            return Ok(known.clone());
        }
        let found: Arc<[Granted]> = store::escalations::owners(portal.db()).await?.into();
        self.owners = Some(found.clone());
        Ok(found)
    }

    async fn staff(&mut self, portal: &Portal, institution: &InstitutionId) -> Result<Arc<[EmployeeRow]>, Error> {
        if let Some(known) = self.staff.get(institution) {
            return Ok(known.clone());
        }
        let found: Arc<[EmployeeRow]> = store::employees::of_institution(portal.db(), institution).await?.into();
        self.staff.insert(institution.clone(), found.clone());
        Ok(found)
    }
}
