//! "Göndər" (A8.3).

use super::{Placed, searchable};
use crate::permission::Function;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::form::AppealForm;
use domain::appeal::validate::{self, Tidy};
use domain::appeal::view::{Receipt, What};
use domain::deadline::{DeadlineKind, due};
use domain::ids::{AppealId, PersonId};
use domain::lifecycle::{self, Step};
use domain::live::Change;
use domain::media::recordings;
use domain::refusal::{Code, Field, Refusal};
use domain::role::Role;
use store::appeals::{AppealRow, NewAppeal};
use store::events::{Audience, NewEvent};
use store::{StoreError, Tx};

/// Sends an appeal. The browser makes the id before its first attempt, so sending again after a lost answer gives the same
/// receipt and no second appeal.
///
/// # Errors
/// [`Error::Refused`] with every field that is wrong, [`Error::Busy`] after too many in an hour, [`Error::Conflict`] when
/// the id is another person's.
pub async fn submit(ctx: &Ctx, form: AppealForm) -> Result<Receipt, Error> {
    ctx.may(Function::SubmitAppeal)?;
    let person = ctx.person_in_good_standing().await?;
    lifecycle::begin(ctx.actor.role)?;
    let form = form.tidied();
    let form = AppealForm { earlier: crate::rights::repeats(ctx, &form, &person).await?, ..form };
    let new = checked(ctx, form, person).await?;
    once(ctx, &new.clone(), write(ctx, new)).await
}

/// Sends under an id: its receipt, the same for every further attempt. Official appeals go this way too (R11.7).
pub(crate) async fn once(ctx: &Ctx, new: &NewAppeal, write: impl Future<Output = Result<String, Error>> + Send) -> Result<Receipt, Error> {
    if let Err(busy) = ctx.portal.limiters.submits.take(&new.person) {
        return sent_before(ctx, &new.id, &new.person).await?.ok_or(busy);
    }
    match write.await {
        Ok(number) => Ok(Receipt { number, ..receipt(new) }),
        Err(error) => sent_before(ctx, &new.id, &new.person).await?.ok_or(error),
    }
}

/// All that is wrong with the form at once; or the appeal as it will be kept.
pub(crate) async fn checked(ctx: &Ctx, form: AppealForm, person: PersonId) -> Result<NewAppeal, Error> {
    let reference = ctx.portal.reference();
    let mut refusals = validate::appeal(&form).err().unwrap_or_default();
    let named = |field: Field, refusals: &[Refusal]| refusals.iter().any(|refusal| refusal.field == field);
    let category = reference.leaf(&form.category);
    if category.is_none() && !named(Field::Category, &refusals) {
        refusals.push(Refusal::new(Field::Category, Code::Unknown));
    }
    let placed = if named(Field::Place, &refusals) {
        None
    } else {
        super::place::placed(&reference, &form).map_err(|refusal| refusals.push(refusal)).ok()
    };
    if ![Field::Photos, Field::Voice, Field::Video].iter().any(|field| named(*field, &refusals)) {
        refusals.extend(refused(crate::media::own_all(ctx, &form.media, form.voice.as_ref(), &form.videos).await)?);
    }
    match (category, placed) {
        (Some(category), Some(placed)) if refusals.is_empty() => Ok(new_appeal(ctx, form, person, placed, category.urgent)),
        _ => Err(refusals.into()),
    }
}

/// Refusals to be told together with others; any other error ends it all.
fn refused(result: Result<(), Error>) -> Result<Vec<Refusal>, Error> {
    match result {
        Ok(()) => Ok(Vec::new()),
        Err(Error::Refused(refusals)) => Ok(refusals),
        Err(other) => Err(other),
    }
}

/// The appeal as it will be kept: its clocks begin now (A8.5, A8.8).
pub(crate) fn new_appeal(ctx: &Ctx, form: AppealForm, person: PersonId, placed: Placed, urgent: bool) -> NewAppeal {
    let (calendar, from_day) = (&ctx.portal.reference().calendar, ctx.portal.config().from_day);
    let answer = due(term(urgent), ctx.now, from_day, calendar);
    NewAppeal {
        text_folded: searchable(&[&form.text, &form.address, &placed.place, &placed.district_name]),
        id: form.id,
        person,
        point: placed.point,
        district: placed.district,
        place: placed.place,
        address: form.address,
        category: form.category,
        subject: String::new(),
        text: form.text,
        answer_mode: form.answer_mode,
        postal_address: form.postal_address,
        sent_ms: ctx.now,
        triage_due_ms: due(DeadlineKind::Triage, ctx.now, from_day, calendar).ends_ms(),
        due_on: answer.on,
        due_article: answer.article.to_owned(),
        urgent,
        channel: "web".to_owned(),
        language: ctx.lang,
        recordings: recordings(form.voice.as_ref(), &form.videos),
        media: form.media,
        earlier: form.earlier,
    }
}

/// Danger would lose its meaning in fifteen days (law 10.4).
pub(crate) fn term(urgent: bool) -> DeadlineKind {
    if urgent { DeadlineKind::Urgent } else { DeadlineKind::Ordinary }
}

async fn write(ctx: &Ctx, mut new: NewAppeal) -> Result<String, Error> {
    let sent: NewEvent = event(ctx, What::Sent, "A8.3", Audience::Public, &Particulars::default());
    let change = Change { appeal: new.id.clone(), persons: vec![new.person.clone()], institutions: Vec::new() };
    let work = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            new.earlier = still_repeats(tx, new.earlier).await?;
            let number = keep(tx, &new, sent).await?;
            tx.publish(change);
            Ok::<_, StoreError>(number)
        })
    });
    Ok(work.await?)
}

/// Writes it down with its first event; the receipt number. What was kept while it was typed goes.
pub(crate) async fn keep(tx: &mut Tx, new: &NewAppeal, sent: NewEvent) -> Result<String, StoreError> {
    let number = store::appeals::send(tx, new, sent).await?;
    store::drafts::remove(tx, new.id.as_str()).await?;
    Ok(number)
}

/// The appeal that is sent again, held until the end: its refusal may be taken back in the same instant, and then nothing is
/// repeated (A8.7).
async fn still_repeats(tx: &mut Tx, earlier: Option<AppealId>) -> Result<Option<AppealId>, StoreError> {
    let Some(id) = earlier else { return Ok(None) };
    let held = store::appeals::lock(tx, &id).await?;
    Ok(held.filter(|row| lifecycle::next(row.status, Step::Resend, Role::Citizen).is_ok()).map(|row| row.id))
}

/// The receipt of this id when this person has sent it before.
pub(crate) async fn sent_before(ctx: &Ctx, id: &AppealId, person: &PersonId) -> Result<Option<Receipt>, Error> {
    let earlier = store::appeals::find(ctx.portal.db(), id).await?;
    match earlier {
        Some(row) if row.person == *person => Ok(Some(receipt_of(row))),
        Some(_) => Err(Error::Conflict),
        None => Ok(None),
    }
}

fn receipt(new: &NewAppeal) -> Receipt {
    Receipt {
        appeal: new.id.clone(),
        number: String::new(),
        received_ms: new.sent_ms,
        triage_due: new.triage_due_ms.date(),
        due: new.due_on,
    }
}

fn receipt_of(row: AppealRow) -> Receipt {
    Receipt { triage_due: row.triage_due_ms.date(), appeal: row.id, number: row.receipt_number, received_ms: row.sent_ms, due: row.due_on }
}
