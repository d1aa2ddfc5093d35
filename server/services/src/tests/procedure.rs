//! What an institution does beside answering (A8.8, A8.10, A8.11, A9.2), on every database.

mod extensions;
mod forwarding;
mod queries;
mod unconsidered;

use crate::testing::{World, form, later};
use crate::{Ctx, appeals, institution, owner};
use domain::appeal::form::{AppealForm, RouteForm};
use domain::appeal::view::StaffCard;
use domain::ids::{AppealId, InstitutionId};

/// An appeal in the cabinets of these institutions, the first one leading.
pub(super) async fn routed(world: &World, author: &Ctx, institutions: &[&str]) -> AppealId {
    routed_this(world, author, form(), institutions).await
}

async fn routed_this(world: &World, author: &Ctx, form: AppealForm, institutions: &[&str]) -> AppealId {
    let id = appeals::submit(author, form).await.unwrap().appeal;
    let institutions = institutions.iter().map(|code| InstitutionId::from(*code)).collect();
    let route = RouteForm { appeal: id.clone(), institutions, ..RouteForm::default() };
    owner::route(&later(&world.owner_staff().await), route).await.unwrap();
    id
}

/// The institution's employee, now.
pub(super) async fn at(world: &World, institution: &str) -> Ctx {
    later(&world.institution_staff(institution).await)
}

async fn card(world: &World, institution: &str, id: &AppealId) -> StaffCard {
    institution::card(&at(world, institution).await, id).await.unwrap()
}
