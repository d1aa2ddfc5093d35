//! What belongs to one person: using a service, its history (R6.1.3), favourites (R11.5.1).

use super::{by_number, questions};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::eservice::portal::{MyServices, Own, ServiceLine, UsedLine};
use domain::eservice::{EserviceState, Kind, Manner};
use domain::fold::sort_key;
use domain::refusal::{Code, Field, Refusal};
use domain::role::Role;
use store::eservices::EserviceRow;

/// Days of use that are shown.
const HISTORY: u32 = 200;
/// Services that a person may keep at hand.
const MOST_FAVOURITES: u32 = 200;

/// Where a service that was begun goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// By the form here (R11.5.3).
    Here,
    /// At its source.
    Source,
}

/// Begins the use of an interactive service: it is kept in the person's history (R4.4, R6.1.3). Of an informational one nothing is kept.
///
/// # Errors
/// [`Error::SignIn`] for a visitor; [`Error::NotFound`] for an unknown number; [`Error::Refused`] when the registration was cancelled.
pub async fn begin_use(ctx: &Ctx, number: &str) -> Result<Use, Error> {
    let row = by_number(ctx, number).await?;
    if row.state == EserviceState::Cancelled {
        return Err(Refusal::form(Code::NotNow).into());
    }
    if row.facts.kind == Kind::Informational {
        return Ok(Use::Source);
    }
    ctx.may(Function::UseService)?;
    let (person, now) = (ctx.person()?.clone(), ctx.now);
    let here = row.facts.manner == Manner::Here;
    let write = ctx
        .portal
        .db()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(store::eservice_uses::add(tx, &person, &row.id, now).await?) }));
    write.await?;
    Ok(if here { Use::Here } else { Use::Source })
}

/// Keeps a service at hand, or lets it go.
///
/// # Errors
/// [`Error::SignIn`] for a visitor; [`Error::Refused`] when there are enough already.
pub async fn favour(ctx: &Ctx, number: &str, on: bool) -> Result<(), Error> {
    ctx.may(Function::FavourService)?;
    let row = by_number(ctx, number).await?;
    let (person, now) = (ctx.person()?.clone(), ctx.now);
    let kept = store::eservice_favourites::of_person(ctx.portal.db(), &person).await?;
    if on && kept.len() >= MOST_FAVOURITES as usize {
        return Err(Refusal::new(Field::Service, Code::TooMany { max: MOST_FAVOURITES }).into());
    }
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            match on {
                true => store::eservice_favourites::add(tx, &person, &row.id, now).await?,
                false => drop(store::eservice_favourites::remove(tx, &person, &row.id).await?),
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Favourites and history.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn mine(ctx: &Ctx) -> Result<MyServices, Error> {
    ctx.may(Function::MyServices)?;
    let (db, person) = (ctx.portal.db(), ctx.person()?);
    let shelf = ctx.portal.eservices.shelf(&ctx.portal).await?;
    let kept = store::eservice_favourites::of_person(db, person).await?;
    let mut favourites: Vec<ServiceLine> = kept.iter().filter_map(|(id, _)| shelf.line(id).cloned()).collect();
    favourites.sort_by_cached_key(|line| sort_key(line.name.in_lang(ctx.lang)));
    let used = store::eservice_uses::of_person(db, person, HISTORY).await?;
    let used = used.into_iter().filter_map(|row| Some(UsedLine { line: shelf.line(&row.eservice)?.clone(), at_ms: row.at_ms })).collect();
    Ok(MyServices { favourites, used })
}

/// What the citizen has to do with a service; nothing for everybody else.
pub(super) async fn of(ctx: &Ctx, row: &EserviceRow) -> Result<Option<Own>, Error> {
    if ctx.actor.role != Role::Citizen {
        return Ok(None);
    }
    let (db, person) = (ctx.portal.db(), ctx.person()?);
    Ok(Some(Own {
        favourite: store::eservice_favourites::has(db, person, &row.id).await?,
        used_ms: store::eservice_uses::last(db, person, &row.id).await?,
        rating: store::eservice_ratings::find(db, person, &row.id).await?.map(|found| (found.stars, found.text)),
        waiting: questions::waiting_of(ctx, row).await?,
    }))
}
