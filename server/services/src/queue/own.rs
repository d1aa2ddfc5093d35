//! Who asks: an employee of a centre, and the names of what is there.

use crate::{Ctx, Error};
use domain::ids::{CentreId, CounterId, GroupId, PersonId, ServiceId};
use domain::lang::Named;
use domain::queue::desk::Seat;
use domain::refusal::{Code, Refusal};
use std::collections::HashMap;
use store::centres::{CentreRow, CounterRow, GroupRow, ServiceRow};
use store::seats::SeatRow;

/// The employee's own centre.
pub struct Own {
    /// The centre.
    pub centre: CentreRow,
    /// Who asks.
    pub person: PersonId,
    /// Manages it.
    pub manager: bool,
}

impl Own {
    /// Looks it up.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for who has no centre, or one that is not there any more.
    pub async fn of(ctx: &Ctx) -> Result<Own, Error> {
        let post = ctx.actor.post.as_ref().ok_or(Error::Forbidden)?;
        let centre = store::centres::find(ctx.portal.db(), &post.centre).await?.ok_or(Error::Forbidden)?;
        Ok(Own { centre, person: ctx.person()?.clone(), manager: post.manager })
    }

    /// Only who manages the centre goes on.
    ///
    /// # Errors
    /// [`Error::Refused`] with `NotYours` for everybody else.
    pub fn managing(self) -> Result<Own, Error> {
        if self.manager { Ok(self) } else { Err(Refusal::form(Code::NotYours).into()) }
    }

    /// The centre's code.
    pub fn id(&self) -> &CentreId {
        &self.centre.id
    }

    /// A counter of this centre that is in use, by its number.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub async fn counter(&self, ctx: &Ctx, number: u32) -> Result<CounterRow, Error> {
        let counters = store::centres::counters(ctx.portal.db(), self.id()).await?;
        counters.into_iter().find(|one| one.number == number && one.active).ok_or(Error::NotFound)
    }
}

/// Names of groups and services.
pub struct Names {
    /// Groups in their order.
    pub groups: Vec<GroupRow>,
    /// Services in their order.
    pub services: Vec<ServiceRow>,
}

impl Names {
    /// Reads them.
    pub async fn read(ctx: &Ctx) -> Result<Names, Error> {
        let db = ctx.portal.db();
        let (groups, services) = tokio::try_join!(store::centres::groups(db), store::centres::services(db))?;
        Ok(Names { groups, services })
    }

    /// A group's name.
    pub fn group(&self, id: &GroupId) -> Named {
        self.groups.iter().find(|row| row.id == *id).map(GroupRow::name).unwrap_or_default()
    }

    /// A service's name.
    pub fn service(&self, id: &ServiceId) -> Named {
        self.services.iter().find(|row| row.id == *id).map(ServiceRow::name).unwrap_or_default()
    }
}

/// Who sits where in a centre.
pub struct Seats {
    rows: Vec<SeatRow>,
    names: HashMap<PersonId, String>,
}

impl Seats {
    /// Reads them.
    pub async fn read(ctx: &Ctx, centre: &CentreId) -> Result<Seats, Error> {
        let rows = store::seats::taken(ctx.portal.db(), centre).await?;
        let ids: Vec<PersonId> = rows.iter().map(|row| row.person.clone()).collect();
        Ok(Seats { rows, names: person_names(ctx, &ids).await? })
    }

    /// Who sits at a counter, as this employee sees it.
    pub fn at(&self, counter: &CounterId, asks: &PersonId) -> Option<Seat> {
        let row = self.rows.iter().find(|row| row.counter == *counter)?;
        let name = self.names.get(&row.person).cloned().unwrap_or_default();
        Some(Seat { name, mine: row.person == *asks, since_ms: row.from_ms, paused_ms: row.paused_ms })
    }

    /// At which counter a person sits.
    pub fn of(&self, person: &PersonId) -> Option<&CounterId> {
        self.rows.iter().find(|row| row.person == *person).map(|row| &row.counter)
    }

    /// How many there are, and how many of them pause.
    pub fn count(&self) -> (u32, u32) {
        let paused = self.rows.iter().filter(|row| row.paused_ms.is_some()).count();
        (self.rows.len() as u32, paused as u32)
    }
}

/// Given name and surname of these persons.
pub async fn person_names(ctx: &Ctx, ids: &[PersonId]) -> Result<HashMap<PersonId, String>, Error> {
    let rows = store::people::find_many(ctx.portal.db(), ids).await?;
    Ok(rows.into_iter().map(|row| (row.id, format!("{} {}", row.given_name, row.surname))).collect())
}
