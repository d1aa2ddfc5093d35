//! The order of the house, settled by its head (A7.0.1; A3.5): units, who is where, whether a second person approves.

use super::own::{Own, place};
use super::view::name_of;
use super::{names, wants_approval};
use crate::permission::Function;
use crate::{Ctx, Error, Portal};
use domain::appeal::validate::Tidy;
use domain::house::{self, EmployeeForm, EmployeeView, HouseView, UnitForm, UnitView};
use domain::ids::{AppealId, InstitutionId, PersonId, UnitId};
use domain::live::Change;
use domain::refusal::{Code, Refusal};
use std::collections::HashSet;
use store::Tx;
use store::employees::EmployeeRow;
use store::units::UnitRow;

/// Units and employees; every employee may read them.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but an institution's staff.
pub async fn house(ctx: &Ctx) -> Result<HouseView, Error> {
    ctx.may(Function::House)?;
    let own = Own::of(ctx).await?;
    let names = names(ctx, &own.institution).await?;
    let unit = |row: UnitRow| UnitView { id: row.id, name: row.name, active: row.active };
    let employees = names.employees.into_iter();
    Ok(HouseView {
        units: names.units.into_iter().map(unit).collect(),
        employees: employees.map(|row| EmployeeView { person: row.person.clone(), name: name_of(&row), place: place(row) }).collect(),
        approval: wants_approval(ctx, &own.institution).await?,
        may_settle: own.place.heads_all(),
    })
}

/// Makes a unit, or changes one.
///
/// # Errors
/// [`Error::Refused`] with what is wrong, with `NotYours` for everybody but the institution's head; [`Error::NotFound`] for
/// another house's unit.
pub async fn settle_unit(ctx: &Ctx, form: UnitForm) -> Result<(), Error> {
    ctx.may(Function::SettleUnit)?;
    let form = form.tidied();
    house::unit(&form)?;
    let own = head(ctx).await?;
    let units = store::units::of_institution(ctx.portal.db(), &own.institution).await?;
    let position = match &form.id {
        Some(id) => units.iter().find(|one| one.id == *id).ok_or(Error::NotFound)?.position,
        None => units.last().map_or(1, |last| last.position + 1),
    };
    let id = form.id.unwrap_or_else(|| UnitId(uuid::Uuid::now_v7().to_string()));
    let row = UnitRow { id, institution: own.institution.clone(), name: form.name, active: !form.closed, position };
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::employees::hold(tx, &row.institution).await?;
            if !store::units::put(tx, &row).await? {
                return Err(Error::NotFound);
            }
            tell(tx, &row.institution);
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Places an employee. The last head of the institution stays one: nobody could settle anything any more.
///
/// # Errors
/// As [`settle_unit`]; `LastHead` for the only one.
pub async fn settle_employee(ctx: &Ctx, form: EmployeeForm) -> Result<(), Error> {
    ctx.may(Function::SettleEmployee)?;
    let form = form.tidied();
    let own = head(ctx).await?;
    let names = names(ctx, &own.institution).await?;
    if form.unit.as_ref().is_some_and(|id| names.units.iter().all(|unit| unit.id != *id)) {
        return Err(Refusal::form(Code::Unknown).into());
    }
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let employee = may_place(tx, &own, &form).await?;
            store::employees::settle(tx, &employee.grant, form.unit.as_ref(), form.head).await?;
            tell(tx, &own.institution);
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// The employee to be placed, in a house that nobody else settles meanwhile. Who asked may have been stepped down since, and
/// two heads may step each other down at once: one of them stays.
async fn may_place(tx: &mut Tx, own: &Own, form: &EmployeeForm) -> Result<EmployeeRow, Error> {
    store::employees::hold(tx, &own.institution).await?;
    let asks = store::employees::find_in(tx, &own.institution, &own.person).await?;
    if !asks.is_some_and(heads_all) {
        return Err(Refusal::form(Code::NotYours).into());
    }
    let employee = store::employees::find_in(tx, &own.institution, &form.person).await?.ok_or(Error::NotFound)?;
    let steps_down = heads_all(employee.clone()) && !(form.head && form.unit.is_none());
    if steps_down && store::employees::other_heads(tx, &own.institution, &form.person).await? == 0 {
        return Err(Refusal::form(Code::LastHead).into());
    }
    Ok(employee)
}

fn heads_all(row: EmployeeRow) -> bool {
    place(row).heads_all()
}

/// Whether answers are approved by a second person from now on. What was submitted before waits on.
///
/// # Errors
/// As [`settle_unit`]; `NobodyApproves` for an employee who is alone: there is no second person.
pub async fn settle_approval(ctx: &Ctx, on: bool) -> Result<(), Error> {
    ctx.may(Function::SettleApproval)?;
    let own = head(ctx).await?;
    let employees = names(ctx, &own.institution).await?.employees;
    // Persons, not grants: somebody may hold two.
    let persons: HashSet<&PersonId> = employees.iter().map(|one| &one.person).collect();
    if on && persons.len() < 2 {
        return Err(Refusal::form(Code::NobodyApproves).into());
    }
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::units::set_approval(tx, &own.institution, on).await?;
            tell(tx, &own.institution);
            Ok::<_, Error>(())
        })
    });
    write.await
}

async fn head(ctx: &Ctx) -> Result<Own, Error> {
    let own = Own::of(ctx).await?;
    match own.place.heads_all() {
        true => Ok(own),
        false => Err(Refusal::form(Code::NotYours).into()),
    }
}

/// Everybody at a desk of this house asks again.
fn tell(tx: &mut Tx, institution: &InstitutionId) {
    tx.publish(Change { appeal: AppealId::default(), persons: Vec::new(), institutions: vec![institution.clone()] });
}

/// Makes an employee the institution's head: the first one, before there is anybody who could.
///
/// # Errors
/// [`Error::NotFound`] for who is no employee of it.
pub async fn make_head(portal: &Portal, institution: &InstitutionId, person: &PersonId) -> Result<(), Error> {
    let row = store::employees::find(portal.db(), institution, person).await?.ok_or(Error::NotFound)?;
    let write =
        portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::employees::settle(tx, &row.grant, None, true).await?) }));
    write.await
}
