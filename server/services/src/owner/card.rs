//! A card with everything staff need to decide.

use super::{in_territory, inbox};
use crate::permission::Function;
use crate::reference::Reference;
use crate::views::{Viewer, Whole, timeline};
use crate::{Ctx, Error, people};
use domain::appeal::rating::RatingReason;
use domain::appeal::view::{JoinView, ProposalView, SimilarAppeal, StaffCard, StaffRights, StaffRow};
use domain::archive::ArchiveView;
use domain::ids::{AppealId, InstitutionId, PersonId};
use domain::lifecycle::{self, Status, Step};
use domain::role::Role;
use domain::routing::{self, Proposal};
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
    let mut steps = lifecycle::steps(whole.appeal.status, Role::OwnerStaff);
    let similar = if whole.appeal.is_official() {
        // It has no place, nor anything that another could go on in (R11.7).
        steps.retain(|step| !matches!(step, Step::Correct | Step::Merge));
        Vec::new()
    } else {
        crate::appeals::near(ctx, whole.appeal.point(), &whole.appeal.category, Some(id)).await?
    };
    let proposals = proposals(&ctx.portal.reference(), &whole.appeal, &steps);
    staff_card(ctx, &whole, Viewer::Owner, row, steps, proposals, similar).await
}

/// Place rules before category rules before the local executive.
fn proposals(reference: &Reference, appeal: &AppealRow, steps: &[Step]) -> Vec<ProposalView> {
    if !steps.contains(&Step::Route) || appeal.status != Status::Sent {
        return Vec::new();
    }
    propose(reference, appeal).into_iter().map(|one| proposal(reference, one)).collect()
}

/// The institution that is proposed first, if any (A8.5).
pub(super) fn first_proposal(reference: &Reference, appeal: &AppealRow) -> Option<InstitutionId> {
    propose(reference, appeal).into_iter().next().map(|one| one.institution)
}

fn propose(reference: &Reference, appeal: &AppealRow) -> Vec<Proposal> {
    // Nobody is competent by a place that there is not (R11.7).
    if appeal.is_official() {
        return Vec::new();
    }
    let executive = appeal.district.as_ref().and_then(|district| reference.executive(district));
    routing::propose(appeal.point(), executive, &appeal.category, &reference.rules)
}

/// A proposal with its name.
pub(crate) fn proposal(reference: &Reference, one: Proposal) -> ProposalView {
    ProposalView { name: reference.institution_name(&one.institution), institution: one.institution, reason: one.reason }
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
        author_facts: match author {
            Some(author) => crate::exchange::author_facts(ctx, author).await?,
            None => Vec::new(),
        },
        author_restricted: author.and_then(|person| person.restricted_at(ctx.now)),
        address: appeal.address.clone(),
        text: appeal.text.clone(),
        media: crate::media::as_shown(ctx, whole.own_media()).await?,
        covers: crate::media::covers(ctx, &whole.own_media()).await?,
        recordings: whole.own_recordings(ctx),
        category: appeal.category.clone(),
        district: appeal.district.clone(),
        answer_mode: appeal.answer_mode,
        postal_address: appeal.postal_address.clone(),
        joins: joins(ctx, whole, &persons),
        assignments: whole.assignment_views(ctx),
        answers: whole.answer_views(ctx),
        proposals,
        similar,
        timeline: timeline(ctx, whole, &viewer).await?,
        steps,
        deadline: Some((appeal.due_on, appeal.due_article.clone())),
        rating: appeal.stars.map(|stars| (stars, appeal.stars_text.clone().unwrap_or_default())),
        rights: rights(ctx, whole, &viewer, &persons).await?,
        procedure: crate::procedure::staff(ctx, whole, &viewer),
        refusal_signature: whole.refusal_signature(ctx),
        archive: match viewer {
            Viewer::Owner => crate::archive::view(ctx, appeal).await?,
            _ => ArchiveView { archived_ms: appeal.archived_ms, holds: Vec::new() },
        },
        letter: crate::correspondence::view(ctx, appeal).await?,
    })
}

/// What its persons did after sending (A9.1). Complaints are for the owner's staff: they are about the institutions.
async fn rights(ctx: &Ctx, whole: &Whole, viewer: &Viewer, persons: &HashMap<PersonId, PersonRow>) -> Result<StaffRights, Error> {
    let (appeal, linked) = (&whole.appeal, crate::rights::linked(ctx, &whole.appeal).await?);
    let owner = *viewer == Viewer::Owner;
    Ok(StaffRights {
        confidential: appeal.confidential_ms.is_some(),
        author_left: appeal.author_left_ms.is_some(),
        disputes: appeal.dispute_count,
        complaints: if owner { whole.complaints_with_names(ctx, persons) } else { Vec::new() },
        earlier: linked.earlier,
        later: linked.later,
        reasons: RatingReason::split(&appeal.stars_reasons),
    })
}

async fn persons(ctx: &Ctx, whole: &Whole) -> Result<HashMap<PersonId, PersonRow>, Error> {
    // Also who has withdrawn or left: what they sent is still theirs.
    let others = [whole.appeal.person.clone()].into_iter().chain(whole.additions.iter().map(|one| one.person.clone()));
    let mut ids: Vec<PersonId> = whole.persons().into_iter().chain(others).collect();
    ids.sort();
    ids.dedup();
    let rows = store::people::find_many(ctx.portal.db(), &ids).await?;
    Ok(rows.into_iter().map(|row| (row.id.clone(), row)).collect())
}

/// Additions of joined persons (A8.4).
fn joins(ctx: &Ctx, whole: &Whole, persons: &HashMap<PersonId, PersonRow>) -> Vec<JoinView> {
    let view = |join: &store::joins::JoinRow| JoinView {
        person: persons.get(&join.person).map(people::name_of).unwrap_or_default(),
        at_ms: join.joined_ms,
        text: join.text.clone(),
        media: whole.media_of_join(&join.id),
        recordings: whole.recordings_of_join(ctx, &join.id),
        answer_mode: join.answer_mode,
    };
    whole.joins.iter().map(view).collect()
}
