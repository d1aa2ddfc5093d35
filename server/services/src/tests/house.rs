//! The house of an institution (A7.0.1, A7.0.2): in whose hands an appeal lies, and the second person who approves its answer.

mod approval;
mod hands;

use crate::testing::{World, form};
use crate::{Ctx, appeals, house, owner};
use domain::appeal::form::{AppealForm, RouteForm};
use domain::house::{EmployeeForm, UnitForm};
use domain::ids::{AppealId, UnitId};

/// A house with two units: a head, the head of a unit, two clerks of it, and one of the other unit.
struct House {
    head: Ctx,
    chief: Ctx,
    clerk: Ctx,
    other: Ctx,
    su: UnitId,
    yol: UnitId,
}

impl House {
    async fn of(world: &World) -> House {
        let staff = async |name: &str| world.employee(name, "azersu").await;
        let (head, chief, clerk, other) = (staff("Elnur").await, staff("Aynur").await, staff("Murad").await, staff("Zaur").await);
        world.make_head(&head).await;
        for name in ["Su şəbəkəsi", "Yol işləri"] {
            house::settle_unit(&head, UnitForm { name: name.into(), ..UnitForm::default() }).await.unwrap();
        }
        let units: Vec<UnitId> = house::house(&head).await.unwrap().units.into_iter().map(|unit| unit.id).collect();
        let [su, yol] = <[UnitId; 2]>::try_from(units).unwrap();
        for (ctx, unit, heads) in [(&chief, &su, true), (&clerk, &su, false), (&other, &yol, false)] {
            let form = EmployeeForm { person: ctx.person().unwrap().clone(), unit: Some(unit.clone()), head: heads };
            house::settle_employee(&head, form).await.unwrap();
        }
        House { head, chief, clerk, other, su, yol }
    }
}

/// An appeal that lies in Azərsu's cabinet, with its author.
async fn routed(world: &World) -> (Ctx, AppealId) {
    routed_this(world, form()).await
}

async fn routed_this(world: &World, sent: AppealForm) -> (Ctx, AppealId) {
    let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
    let id = appeals::submit(&author, sent).await.unwrap().appeal;
    let route = RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() };
    owner::route(&staff, route).await.unwrap();
    (author, id)
}
