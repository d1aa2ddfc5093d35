//! Routing (A8.5): the appeal lands in the cabinets of the competent institutions, gets its official number and date, and
//! its author is told.

use super::in_territory;
use super::taken::{self, Before};
use crate::notices::{Told, for_all};
use crate::permission::Function;
use crate::reference::Reference;
use crate::views::Whole;
use crate::views::event::{Particulars, event, event_about};
use crate::{Ctx, Error};
use domain::appeal::form::RouteForm;
use domain::appeal::validate::{self, Tidy};
use domain::appeal::view::What;
use domain::desk::undo::TakenStep;
use domain::ids::{AssignmentId, InstitutionId, PersonId};
use domain::lifecycle::{self, AssignmentStatus, Status, Step};
use domain::refusal::{Code, Field, Refusal};
use domain::rights;
use domain::role::Role;
use store::Tx;
use store::appeals::AppealRow;
use store::assignments::AssignmentRow;
use store::events::{Audience, NewEvent};

/// Routes; gives the official registration number. Routing again adds institutions and keeps number and date.
///
/// # Errors
/// [`Error::Refused`] with what is wrong, [`Error::Conflict`] when all of these institutions have it already.
pub async fn route(ctx: &Ctx, form: RouteForm) -> Result<String, Error> {
    ctx.may(Function::RouteAppeal)?;
    route_in(ctx, form, &taken::batch()).await
}

/// The same as one of a batch of steps.
pub(super) async fn route_in(ctx: &Ctx, form: RouteForm, batch: &str) -> Result<String, Error> {
    let form = form.tidied();
    validate::route(&form)?;
    known(&ctx.portal.reference(), &form.institutions)?;
    let whole = Whole::read(ctx, &form.appeal).await?;
    if !in_territory(ctx, &whole.appeal) {
        return Err(Error::NotFound);
    }
    write(ctx, form, &whole, batch.to_owned()).await
}

fn known(reference: &Reference, institutions: &[InstitutionId]) -> Result<(), Refusal> {
    let all = institutions.iter().all(|id| reference.institution(id).is_some_and(|found| found.active));
    all.then_some(()).ok_or(Refusal::new(Field::Institutions, Code::Unknown))
}

async fn write(ctx: &Ctx, form: RouteForm, whole: &Whole, batch: String) -> Result<String, Error> {
    let (ctx, persons, mut change) = (ctx.clone(), whole.persons(), whole.change());
    change.institutions.extend(form.institutions.iter().filter(|id| !change.institutions.contains(id)).cloned().collect::<Vec<_>>());
    let db = ctx.portal.db().clone();
    let work = db.write(move |tx| {
        Box::pin(async move {
            let appeal = store::appeals::lock(tx, &form.appeal).await?.ok_or(Error::NotFound)?;
            let next = lifecycle::next(appeal.status, Step::Route, ctx.actor.role)?;
            may_publish(&form, &appeal)?;
            let before = store::assignments::of_appeal_in(tx, &appeal.id).await?;
            let Put { number, placed, events } = put(&ctx, tx, &form, &appeal, &before, next, &persons).await?;
            taken::note(&ctx, tx, &batch, &appeal, TakenStep::Route, &stood(&appeal, &before, &placed), events).await?;
            tx.publish(change);
            Ok::<_, Error>(number)
        })
    });
    work.await
}

/// What came of placing.
pub(crate) struct Put {
    /// The official number.
    pub number: String,
    /// The work that is new.
    placed: Vec<AssignmentRow>,
    /// Events that were written.
    events: usize,
}

/// Puts an appeal that the transaction holds into the cabinets of these institutions: number, assignments, status, events, and the word to
/// `persons`. The owner's staff do it by routing (A8.5), the sender of an official appeal by naming the institution (R11.7).
///
/// # Errors
/// [`Error::Conflict`] when all of these institutions have it already.
pub(crate) async fn put(
    ctx: &Ctx,
    tx: &mut Tx,
    form: &RouteForm,
    appeal: &AppealRow,
    before: &[AssignmentRow],
    next: Status,
    persons: &[PersonId],
) -> Result<Put, Error> {
    let placed = place_all(ctx, tx, form, appeal, before).await?;
    let number = numbered(ctx, tx, appeal).await?;
    let status = if before.iter().any(|one| one.status.is_open()) { standing(before, &placed) } else { next };
    store::appeals::set_status(tx, &appeal.id, status, ctx.now).await?;
    publish_words(ctx, tx, form, appeal, &placed).await?;
    let events = events(ctx, appeal, &number, &placed);
    store::events::append(tx, &appeal.id, &events).await?;
    let told = Told { what: What::Registered, appeal: appeal.id.clone(), number: number.clone(), day: Some(appeal.due_on) };
    store::notices::add(tx, &for_all(ctx, persons, &told)).await?;
    Ok(Put { number, placed, events: events.len() })
}

/// The number of the first routing stays.
async fn numbered(ctx: &Ctx, tx: &mut Tx, appeal: &AppealRow) -> Result<String, Error> {
    match &appeal.number {
        Some(number) => Ok(number.clone()),
        None => Ok(store::appeals::register(tx, &appeal.id, ctx.now).await?),
    }
}

/// What is switched off gets no work, also when another process has switched it off a moment ago (A3.5).
///
/// # Errors
/// [`Error::Refused`] with `Unknown` for one that is.
pub(crate) async fn in_use(tx: &mut Tx, institution: &InstitutionId) -> Result<(), Error> {
    match store::institutions::in_use(tx, institution).await? {
        true => Ok(()),
        false => Err(Refusal::new(Field::Institutions, Code::Unknown).into()),
    }
}

/// New work for each institution that does not have it yet; who had to give it back may get it again, and with nobody at work (decision 40)
/// who has answered too.
async fn place_all(
    ctx: &Ctx,
    tx: &mut Tx,
    form: &RouteForm,
    appeal: &AppealRow,
    before: &[AssignmentRow],
) -> Result<Vec<AssignmentRow>, Error> {
    let at_work = before.iter().any(|one| one.status.is_open());
    let keeps = |one: &AssignmentRow| one.status.stands() && (at_work || !form.institutions.contains(&one.institution));
    let leads = before.iter().any(|one| one.lead && keeps(one));
    let mut placed = Vec::new();
    for institution in &form.institutions {
        let earlier = before.iter().find(|one| one.institution == *institution);
        if earlier.is_some_and(keeps) {
            continue;
        }
        in_use(tx, institution).await?;
        let mut row = new_row(ctx, form, appeal, institution);
        row.lead = !leads && placed.is_empty();
        row.id = store::assignments::place(tx, &row).await?;
        placed.push(row);
    }
    if placed.is_empty() { Err(Error::Conflict) } else { Ok(placed) }
}

fn new_row(ctx: &Ctx, form: &RouteForm, appeal: &AppealRow, institution: &InstitutionId) -> AssignmentRow {
    AssignmentRow {
        id: AssignmentId(uuid::Uuid::now_v7().to_string()),
        appeal: appeal.id.clone(),
        institution: institution.clone(),
        lead: false,
        status: AssignmentStatus::Placed,
        note: form.note.clone(),
        placed_ms: ctx.now,
        status_ms: ctx.now,
        due_on: appeal.due_on,
        due_article: appeal.due_article.clone(),
    }
}

/// What stood before, so that the step can be taken back: new work then counts as recalled.
fn stood(appeal: &AppealRow, before: &[AssignmentRow], placed: &[AssignmentRow]) -> Before {
    let earlier = |work: &AssignmentRow| before.iter().find(|one| one.institution == work.institution).map(|one| one.status);
    let placed = placed.iter().map(|work| (work.id.clone(), work.institution.clone(), earlier(work).unwrap_or(AssignmentStatus::Recalled)));
    Before { placed: placed.collect(), ..Before::of(appeal) }
}

fn standing(before: &[AssignmentRow], placed: &[AssignmentRow]) -> Status {
    let kept = before.iter().filter(|one| placed.iter().all(|new| new.institution != one.institution));
    let all: Vec<AssignmentStatus> = kept.chain(placed).map(|one| one.status).collect();
    lifecycle::overall(&all)
}

/// Confidentiality stands above what the employee has typed (A9.1); of an official appeal nothing is ever public (R11.7).
fn may_publish(form: &RouteForm, appeal: &AppealRow) -> Result<(), Refusal> {
    let clears_something = !form.public_text.is_empty() || form.publish_photos;
    rights::may_publish(clears_something, appeal.confidential_ms.is_some() || appeal.is_official(), appeal.author_left_ms.is_some())
}

/// What of it the public may read and see is decided here, by a person.
async fn publish_words(ctx: &Ctx, tx: &mut Tx, form: &RouteForm, appeal: &AppealRow, placed: &[AssignmentRow]) -> Result<(), Error> {
    let new_lead = placed.iter().find(|one| one.lead).map(|one| &one.institution);
    let lead = new_lead.or(appeal.lead_institution.as_ref());
    let text = Some(form.public_text.as_str()).filter(|text| !text.is_empty());
    store::appeals::set_routing(tx, &appeal.id, lead, text, form.publish_photos, ctx.now).await?;
    Ok(())
}

fn events(ctx: &Ctx, appeal: &AppealRow, number: &str, placed: &[AssignmentRow]) -> Vec<NewEvent> {
    let registered = Particulars { number: Some(number.to_owned()), ..Particulars::default() };
    let first = appeal.number.is_none();
    // Who acts for an official appeal is the system: its sender has named the institution (R11.7).
    let clause = if ctx.actor.role == Role::System { "R11.7" } else { "A8.5" };
    let registered = first.then(|| event(ctx, What::Registered, clause, Audience::Public, &registered));
    let routed = placed.iter().map(|one| event_about(ctx, &one.institution, What::Routed, clause, &Particulars::default()));
    let due = Particulars::due(appeal.due_on, &appeal.due_article);
    let due = first.then(|| event(ctx, What::DeadlineSet, "A8.8", Audience::Public, &due));
    registered.into_iter().chain(routed).chain(due).collect()
}
