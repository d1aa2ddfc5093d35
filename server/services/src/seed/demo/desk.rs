//! What the owner's staff and 108 of the demo do beside triage: complaints that wait and that were decided (A9.2), a photo that is
//! covered (A8.5), an appeal by telephone (A2.2.2).

use super::cast::Cast;
use super::words::Words;
use crate::{Ctx, Error, Portal, cabinet, complaints, owner, phone, rights};
use domain::appeal::form::{AppealForm, RightForm};
use domain::complaint::{About, ComplaintForm, DecideForm, Outcome};
use domain::geo::Point;
use domain::ids::{AdditionId, AppealId};
use domain::lang::Lang;
use domain::lifecycle::{Status, Step};
use domain::media::cover::{Area, CoverForm};
use domain::phone::{Caller, PhoneAppealForm};
use domain::role::Actor;
use std::sync::Arc;

/// Persons who are looked at for something to complain about, and for a photo.
const LOOKED_AT: usize = 60;
/// Complaints about decisions.
const COMPLAINTS: usize = 4;
/// Where the caller's water is off.
const PLACE: Point = Point { lat: 40.4093, lon: 49.8671 };

/// Plays it all; the call only where there is room for one more appeal.
pub async fn play(portal: &Arc<Portal>, words: &Words, cast: &Cast, by_phone: bool) -> Result<(), Error> {
    let ctx = |actor: &Actor| portal.ctx(actor.clone(), Lang::Az, None);
    let said = |word: &str| words.desk.get(word).cloned().unwrap_or_default();
    let staff = ctx(&cast.owner);
    let (mut made, mut covered) = (Vec::new(), false);
    for citizen in cast.citizens.iter().take(LOOKED_AT).map(ctx) {
        for line in cabinet::list(&citizen).await? {
            if made.len() < COMPLAINTS && matches!(line.status, Status::Answered | Status::LeftUnconsidered) {
                made.extend(complain(&citizen, line.id.clone(), &said).await?);
            }
            if !covered && line.photo.is_some() {
                covered = cover(&staff, line.id).await?;
            }
        }
    }
    let outcomes = [(Outcome::Granted, "granted"), (Outcome::Rejected, "rejected")];
    for ((outcome, word), id) in outcomes.into_iter().zip(made) {
        complaints::decide(&staff, DecideForm { id, outcome: Some(outcome), reasons: said(word) }).await?;
    }
    if let Some(citizen) = cast.citizens.first() {
        let (subject, text, demand) = (said("service"), said("service_text"), said("service_demand"));
        let form = ComplaintForm { id: AdditionId(fresh()), about: About::Queue, subject, text, demand };
        complaints::file(&ctx(citizen), form).await?;
    }
    match cast.call.as_ref().filter(|_| by_phone) {
        Some(call) => called(&ctx(call), &said).await,
        None => Ok(()),
    }
}

/// Complains about what was decided, if this person may.
async fn complain(citizen: &Ctx, appeal: AppealId, said: &impl Fn(&str) -> String) -> Result<Option<AdditionId>, Error> {
    let card = cabinet::card(citizen, &appeal).await?;
    if !card.steps.contains(&Step::Complain) {
        return Ok(None);
    }
    let id = AdditionId(fresh());
    let (text, demand) = (said("complaint"), said("complaint_demand"));
    let form = RightForm { id: id.clone(), appeal, step: Some(Step::Complain), text, demand, ..RightForm::default() };
    rights::exercise(citizen, form).await?;
    Ok(Some(id))
}

/// Covers a part of the first photo that the public may see; whether there was one.
async fn cover(staff: &Ctx, appeal: AppealId) -> Result<bool, Error> {
    let public = store::appeals::find(staff.portal.db(), &appeal).await?.is_some_and(|row| row.publish_photos);
    let photo = owner::card(staff, &appeal).await?.media.into_iter().next();
    let Some(photo) = photo.filter(|_| public) else { return Ok(false) };
    let areas = vec![Area { x: 380, y: 420, w: 240, h: 180 }];
    owner::cover(staff, CoverForm { appeal, photo, areas, seen: None }).await?;
    Ok(true)
}

async fn called(call: &Ctx, said: &impl Fn(&str) -> String) -> Result<(), Error> {
    let caller = Caller { given_name: said("caller"), surname: said("caller_surname"), phone: "0557654321".to_owned(), consent: true };
    let appeal = AppealForm {
        id: AppealId(fresh()),
        point: Some(PLACE),
        category: "su.yoxdur".into(),
        text: said("call"),
        similar_seen: true,
        ..AppealForm::default()
    };
    phone::write(call, PhoneAppealForm { caller, appeal }).await.map(drop)
}

fn fresh() -> String {
    uuid::Uuid::now_v7().to_string()
}
