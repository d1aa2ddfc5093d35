//! A card with everything staff need to decide.

use super::{in_territory, inbox};
use crate::permission::Function;
use crate::reference::Reference;
use crate::views::{Viewer, Whole, timeline};
use crate::{Ctx, Error, people};
use domain::appeal::view::{JoinView, ProposalView, SimilarAppeal, StaffCard, StaffRow};
use domain::ids::{AppealId, PersonId};
use domain::lifecycle::{self, Step};
use domain::role::Role;
use domain::routing;
use std::collections::HashMap;
use store::appeals::AppealRow;
use store::people::PersonRow;

/// The owner's card, with proposed institutions before routing.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the owner's staff, [`Error::NotFound`] outside their territory.
pub async fn card(ctx: &Ctx, id: &AppealId) -> Result<StaffCard, Error> {
    ctx.may(Function::OwnerCard)?;
    let whole = Whole::read(ctx, id).await?;
    if !in_territory(ctx, &whole.appeal) {
        return Err(Error::NotFound);
    }
    let row = inbox::rows(ctx, std::slice::from_ref(&whole.appeal)).await?.pop().ok_or(Error::NotFound)?;
    let steps = lifecycle::steps(whole.appeal.status, Role::OwnerStaff);
    let similar = crate::appeals::near(ctx, whole.appeal.point(), &whole.appeal.category, Some(id)).await?;
    let proposals = proposals(&ctx.portal.reference(), &whole.appeal, &steps);
    staff_card(ctx, &whole, Viewer::Owner, row, steps, proposals, similar).await
}

/// Place rules before category rules before the local executive.
fn proposals(reference: &Reference, appeal: &AppealRow, steps: &[Step]) -> Vec<ProposalView> {
    if !steps.contains(&Step::Route) || appeal.number.is_some() {
        return Vec::new();
    }
    let executive = appeal.district.as_ref().and_then(|district| reference.executive(district));
    let proposed = routing::propose(appeal.point(), executive, &appeal.category, &reference.rules);
    proposed
        .into_iter()
        .map(|one| ProposalView { name: reference.institution_name(&one.institution), institution: one.institution, reason: one.reason })
        .collect()
}

/// The card of either desk.
pub(crate) async fn staff_card(
    ctx: &Ctx,
    whole: &Whole,
    viewer: Viewer,
    row: StaffRow,
    steps: Vec<Step>,
    proposals: Vec<ProposalView>,
    similar: Vec<SimilarAppeal>,
) -> Result<StaffCard, Error> {
    let persons = persons(ctx, whole).await?;
    let author = persons.get(&whole.appeal.person);
    let appeal = &whole.appeal;
    Ok(StaffCard {
        row,
        receipt: appeal.receipt_number.clone(),
        registered: whole.registered(),
        author: author.map(people::name_of).unwrap_or_default(),
        phone: author.and_then(|person| person.phone.clone()).unwrap_or_default(),
        author_restricted: author.and_then(|person| person.restricted_until_ms).filter(|until| ctx.now < *until),
        address: appeal.address.clone(),
        text: appeal.text.clone(),
        media: whole.own_media(),
        category: appeal.category.clone(),
        district: appeal.district.clone(),
        answer_mode: appeal.answer_mode,
        postal_address: appeal.postal_address.clone(),
        joins: joins(whole, &persons),
        assignments: whole.assignment_views(ctx),
        answers: whole.answer_views(ctx),
        proposals,
        similar,
        timeline: timeline(ctx, &whole.events, &viewer).await?,
        steps,
        deadline: Some((appeal.due_on, appeal.due_article.clone())),
        rating: appeal.stars.map(|stars| (stars, appeal.stars_text.clone().unwrap_or_default())),
    })
}

async fn persons(ctx: &Ctx, whole: &Whole) -> Result<HashMap<PersonId, PersonRow>, Error> {
    let rows = store::people::find_many(ctx.portal.db(), &whole.persons()).await?;
    Ok(rows.into_iter().map(|row| (row.id.clone(), row)).collect())
}

/// Additions of joined persons (A8.4).
fn joins(whole: &Whole, persons: &HashMap<PersonId, PersonRow>) -> Vec<JoinView> {
    let view = |join: &store::joins::JoinRow| JoinView {
        person: persons.get(&join.person).map(people::name_of).unwrap_or_default(),
        at_ms: join.joined_ms,
        text: join.text.clone(),
        media: whole.media_of_join(&join.id),
        answer_mode: join.answer_mode,
    };
    whole.joins.iter().map(view).collect()
}
