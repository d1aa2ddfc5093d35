//! Users and roles (A5, A6, A7), kept by the operator. There is always somebody who can go on: the last holder of a role of owner
//! or operator keeps it.

use super::plan::Step;
use crate::{Ctx, Error};
use anyhow::Context;
use domain::ids::{AppealId, CentreId, DistrictId, InstitutionId, PersonId};
use domain::live::Change;
use domain::panel::{Column, Values};
use domain::refusal::{Code, Field, Refusal};
use domain::role::Role;
use store::Tx;
use store::centre_grants::CentreGrantRow;
use store::eservice_grants::EserviceGrantRow;
use store::people::GrantRow;

/// The persons whom the steps concern.
pub(super) fn persons(steps: &[Step]) -> Vec<PersonId> {
    let values = steps.iter().flat_map(|step| step.before.iter().chain(&step.after));
    values.map(|values| values.get(Column::Person).into()).collect()
}

fn role(values: &Values) -> Result<Role, Error> {
    Ok(Role::parse(values.get(Column::Role)).context("the role of a grant")?)
}

fn institution(values: &Values) -> Option<InstitutionId> {
    Some(values.get(Column::Institution)).filter(|id| !id.is_empty()).map(InstitutionId::from)
}

fn district(values: &Values) -> Option<DistrictId> {
    Some(values.get(Column::District)).filter(|id| !id.is_empty()).map(DistrictId::from)
}

/// In which table a grant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Book {
    /// Owner, operator, institutions.
    State,
    /// Work in a centre or at the telephone 108 (Q2.5).
    Queue,
    /// The operator of the register of e-services (R10.1).
    Register,
}

/// The table of this grant.
pub(super) fn book(values: &Values) -> Book {
    match Role::parse(values.get(Column::Role)) {
        Some(Role::CentreStaff | Role::CallCentre) => Book::Queue,
        Some(Role::RegistryOperator) => Book::Register,
        _ => Book::State,
    }
}

/// Grants, or changes what is granted.
pub(super) async fn put(ctx: &Ctx, tx: &mut Tx, step: &Step, values: &Values) -> Result<(), Error> {
    match book(values) {
        Book::Queue => return put_post(ctx, tx, step, values).await,
        Book::Register => return put_keeper(ctx, tx, step, values).await,
        Book::State => {}
    }
    let (id, given) = (step.id.as_str(), role(values)?);
    match &step.before {
        None => {
            let row = GrantRow {
                id: id.to_owned(),
                person: values.get(Column::Person).into(),
                role: given,
                institution: institution(values),
                district: district(values),
                granted_ms: ctx.now,
                granted_by: ctx.actor.person.clone(),
                revoked_ms: None,
            };
            store::people::grant(tx, &row).await?;
        }
        Some(before) => {
            let (old, whole) = (role(before)?, |values: &Values| values.get(Column::District).is_empty());
            let gives_up = old != given || (whole(before) && !whole(values));
            if gives_up && whole(before) {
                somebody_stays(tx, old).await?;
            }
            if !store::grants::change(tx, id, given, institution(values).as_ref(), district(values).as_ref()).await? {
                return Err(Error::Conflict);
            }
            hand_back(ctx, tx, before).await?;
        }
    }
    if given == Role::InstitutionStaff && moves(step.before.as_ref(), values) {
        store::employees::settle(tx, id, None, values.flag(Column::Head)).await?;
    }
    Ok(())
}

/// The same for work in the queue.
async fn put_post(ctx: &Ctx, tx: &mut Tx, step: &Step, values: &Values) -> Result<(), Error> {
    let (given, manager) = (role(values)?, values.flag(Column::Manager));
    let centre = Some(values.get(Column::Centre)).filter(|id| !id.is_empty()).map(CentreId::from);
    if let Some(before) = &step.before {
        if before.get(Column::Centre) != values.get(Column::Centre) {
            stand_up(ctx, tx, before).await?;
        }
        let changed = store::centre_grants::change(tx, &step.id, given, centre.as_ref(), manager).await?;
        return if changed { Ok(()) } else { Err(Error::Conflict) };
    }
    let row = CentreGrantRow {
        id: step.id.clone(),
        person: values.get(Column::Person).into(),
        role: given,
        centre,
        manager,
        granted_ms: ctx.now,
        granted_by: ctx.actor.person.clone(),
    };
    Ok(store::centre_grants::grant(tx, &row).await?)
}

/// The same for the register of e-services; such a grant has nothing beside its person.
async fn put_keeper(ctx: &Ctx, tx: &mut Tx, step: &Step, values: &Values) -> Result<(), Error> {
    if let Some(before) = &step.before {
        // A grant of another book is taken back there, and this one given.
        return if book(before) == Book::Register { Ok(()) } else { Err(Error::Conflict) };
    }
    let row = EserviceGrantRow {
        id: step.id.clone(),
        person: values.get(Column::Person).into(),
        granted_ms: ctx.now,
        granted_by: ctx.actor.person.clone(),
    };
    Ok(store::eservice_grants::grant(tx, &row).await?)
}

/// Whoever works in a centre no more sits at none of its counters; who was sent to that counter waits for all of them again.
async fn stand_up(ctx: &Ctx, tx: &mut Tx, before: &Values) -> Result<(), Error> {
    if let Some(seat) = store::seats::vacate(tx, &PersonId::from(before.get(Column::Person)), ctx.now).await? {
        store::lines::let_go(tx, &seat.counter, ctx.now.date()).await?;
        tx.publish_centre(&seat.centre);
    }
    Ok(())
}

/// The place in the house is given anew: it is another house, or who heads it changes.
fn moves(before: Option<&Values>, values: &Values) -> bool {
    let differs = |before: &Values| [Column::Institution, Column::Head].into_iter().any(|column| before.get(column) != values.get(column));
    before.map_or_else(|| values.flag(Column::Head), differs)
}

/// Open work in the hands of who has left the house lies in those of the unit again, or of nobody: somebody has to see it (A7.0.1).
async fn hand_back(ctx: &Ctx, tx: &mut Tx, before: &Values) -> Result<(), Error> {
    let Some(house) = institution(before) else { return Ok(()) };
    let person = PersonId::from(before.get(Column::Person));
    store::employees::hold(tx, &house).await?;
    if store::employees::find_in(tx, &house, &person).await?.is_some() {
        return Ok(());
    }
    if store::hands::let_go(tx, &house, &person, ctx.now).await? > 0 {
        tx.publish(Change { appeal: AppealId::default(), persons: Vec::new(), institutions: vec![house] });
    }
    Ok(())
}

/// Takes a role back.
pub(super) async fn revoke(ctx: &Ctx, tx: &mut Tx, step: &Step) -> Result<(), Error> {
    let before = step.before.as_ref().ok_or(Error::NotFound)?;
    if district(before).is_none() {
        somebody_stays(tx, role(before)?).await?;
    }
    let gone = match book(before) {
        Book::Queue => {
            stand_up(ctx, tx, before).await?;
            store::centre_grants::revoke(tx, &step.id, ctx.now).await?
        }
        Book::Register => store::eservice_grants::revoke(tx, &step.id, ctx.now).await?,
        Book::State => store::people::revoke(tx, &step.id, ctx.now).await?,
    };
    if !gone {
        return Err(Error::Conflict);
    }
    hand_back(ctx, tx, before).await
}

/// Of owner and operator somebody else has the role for the whole country.
async fn somebody_stays(tx: &mut Tx, role: Role) -> Result<(), Error> {
    if !matches!(role, Role::OwnerStaff | Role::Operator) {
        return Ok(());
    }
    // The grant that is given up is still among them.
    if store::grants::holders(tx, role).await?.len() > 1 {
        Ok(())
    } else {
        Err(Refusal::new(Field::Panel(Column::Role), Code::LastOne).into())
    }
}
