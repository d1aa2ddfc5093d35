//! Laying an appeal into other hands (A7.0.1).

use super::{Own, change, names};
use crate::institution::own_work;
use crate::notices::{Told, for_all};
use crate::permission::Function;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::appeal::view::What;
use domain::house::{self, HandForm, Hands, may_hand_over};
use domain::ids::DistrictId;
use domain::refusal::{Code, Refusal};
use store::Tx;
use store::employees::EmployeeRow;
use store::events::Audience;

/// Lays it into a unit's and an employee's hands, or takes it out of all. The employee is told; nobody outside the house is.
///
/// # Errors
/// [`Error::NotFound`] for what is not in the cabinet; [`Error::Refused`] with `NotYours` when it is not this employee's to
/// decide, with `NotNow` when the work is over; [`Error::Conflict`] when a colleague was faster.
pub async fn hand_over(ctx: &Ctx, form: HandForm) -> Result<(), Error> {
    ctx.may(Function::HandOver)?;
    let form = form.tidied();
    house::hand(&form)?;
    let own = Own::of(ctx).await?;
    let (whole, work) = own_work(ctx, &form.appeal).await?;
    if !work.status.is_open() {
        return Err(Refusal::form(Code::NotNow).into());
    }
    let to = target(ctx, &own, &form, whole.appeal.district.as_ref()).await?;
    let names = names(ctx, &own.institution).await?;
    let entry = event(ctx, What::HandedOver, "A7.0.1", Audience::Staff, &Particulars::text(&names.of(&to).join(" · ")));
    let number = whole.appeal.known_number().to_owned();
    let told = Told { what: What::HandedOver, appeal: form.appeal.clone(), number, day: Some(work.due_on) };
    let receiver: Vec<_> = to.1.iter().filter(|person| **person != own.person).cloned().collect();
    let notices = for_all(ctx, &receiver, &told);
    let mut change = change(&work);
    change.persons = receiver;
    let now = ctx.now;
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::appeals::lock(tx, &work.appeal).await?.ok_or(Error::NotFound)?;
            still_there(tx, &own, &to).await?;
            let held = store::hands::find_in(tx, &work.appeal, &own.institution).await?.ok_or(Error::NotFound)?;
            if held.handed_ms != form.seen_ms {
                return Err(Error::Conflict);
            }
            let from: Hands = (held.unit, held.employee);
            if !may_hand_over(&own.place, &own.person, &from, &to) {
                return Err(Refusal::form(Code::NotYours).into());
            }
            store::hands::give(tx, &work.id, to.0.as_ref(), to.1.as_ref(), now).await?;
            store::events::append(tx, &work.appeal, &[entry]).await?;
            store::notices::add(tx, &notices).await?;
            tx.publish(change);
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Who left the house, or which unit was closed, a moment ago gets nothing: the house is held until it is written.
async fn still_there(tx: &mut Tx, own: &Own, to: &Hands) -> Result<(), Error> {
    store::employees::hold(tx, &own.institution).await?;
    let unit = match &to.0 {
        Some(unit) => store::units::takes_appeals(tx, unit).await?,
        None => true,
    };
    let employee = match &to.1 {
        Some(person) => store::employees::find_in(tx, &own.institution, person).await?.is_some(),
        None => true,
    };
    (unit && employee).then_some(()).ok_or(Refusal::form(Code::Unknown).into())
}

/// A unit of this house that takes appeals, and an employee who is in it or in none and whose territory covers the appeal.
async fn target(ctx: &Ctx, own: &Own, form: &HandForm, district: Option<&DistrictId>) -> Result<Hands, Error> {
    let unknown = || Error::from(Refusal::form(Code::Unknown));
    let employee = match &form.employee {
        Some(id) => {
            let found = store::employees::find(ctx.portal.db(), &own.institution, id).await?;
            let sees = |one: &EmployeeRow| ctx.portal.reference().covers(one.territory.as_ref(), district);
            Some(found.filter(sees).ok_or_else(unknown)?)
        }
        None => None,
    };
    let of_employee = employee.as_ref().and_then(|one| one.unit.clone());
    let unit = form.unit.clone().or_else(|| of_employee.clone());
    if of_employee.is_some() && of_employee != unit {
        return Err(unknown());
    }
    if let Some(id) = &unit {
        let units = store::units::of_institution(ctx.portal.db(), &own.institution).await?;
        units.iter().find(|one| one.id == *id && one.active).ok_or_else(unknown)?;
    }
    Ok((unit, employee.map(|one| one.person)))
}
