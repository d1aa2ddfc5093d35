//! The owner's desk: many employees at once, steps taken back, one matter in two appeals, several rows (A8.4–A8.6).

mod bulk;
mod many;
mod merging;
mod presence;
mod undoing;

use crate::Ctx;
use crate::testing::{World, form};
use domain::appeal::form::{AppealForm, RouteForm};
use domain::ids::AppealId;
use domain::lifecycle::Status;

pub fn to(id: &AppealId, institution: &str) -> RouteForm {
    RouteForm { appeal: id.clone(), institutions: vec![institution.into()], ..RouteForm::default() }
}

pub async fn sent(author: &Ctx) -> AppealId {
    crate::appeals::submit(author, AppealForm { similar_seen: true, ..form() }).await.unwrap().appeal
}

pub async fn status(world: &World, id: &AppealId) -> Status {
    store::appeals::find(world.portal.db(), id).await.unwrap().unwrap().status
}
