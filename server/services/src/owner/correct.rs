//! Correcting category or place before routing (A8.5).

use super::in_territory;
use crate::appeals::{Placed, place, submit};
use crate::permission::Function;
use crate::reference::Reference;
use crate::views::Whole;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::form::CorrectForm;
use domain::appeal::validate;
use domain::appeal::view::What;
use domain::deadline::{Due, due};
use domain::ids::CategoryId;
use domain::lifecycle::{self, Step};
use domain::refusal::{Code, Field, Refusal};
use store::appeals::AppealRow;
use store::events::{Audience, NewEvent};

/// Corrects. A change to or from danger changes the law's deadline, which is written down as well (A8.8).
///
/// # Errors
/// [`Error::Refused`] with what is wrong, or with `NotNow` once the appeal is routed.
pub async fn correct(ctx: &Ctx, form: CorrectForm) -> Result<(), Error> {
    ctx.may(Function::CorrectAppeal)?;
    validate::correct(&form)?;
    let whole = Whole::read(ctx, &form.appeal).await?;
    if !in_territory(ctx, &whole.appeal) {
        return Err(Error::NotFound);
    }
    // An official appeal has neither place nor category to correct (R11.7).
    if whole.appeal.is_official() {
        return Err(Refusal::form(Code::NotNow).into());
    }
    let correction = correction(ctx, &form, &whole.appeal)?;
    write(ctx, &whole, correction).await
}

/// What will be different.
#[derive(Clone)]
struct Correction {
    category: Option<(CategoryId, bool)>,
    placed: Option<Placed>,
    due: Option<Due>,
    events: Vec<NewEvent>,
}

fn correction(ctx: &Ctx, form: &CorrectForm, appeal: &AppealRow) -> Result<Correction, Error> {
    let reference = ctx.portal.reference();
    let category = form.category.as_ref().map(|id| leaf(&reference, id)).transpose()?;
    let placed = new_place(&reference, form, appeal)?;
    let turned = category.as_ref().is_some_and(|(_, urgent)| *urgent != appeal.urgent);
    let due = category
        .as_ref()
        .filter(|_| turned)
        .map(|(_, urgent)| due(submit::term(*urgent), appeal.sent_ms, ctx.portal.config().from_day, &reference.calendar));
    let events = events(ctx, appeal, category.as_ref(), placed.as_ref(), due.as_ref());
    Ok(Correction { category, placed, due, events })
}

fn leaf(reference: &Reference, id: &CategoryId) -> Result<(CategoryId, bool), Refusal> {
    let found = reference.leaf(id).ok_or(Refusal::new(Field::Category, Code::Unknown))?;
    Ok((found.id.clone(), found.urgent))
}

/// The employee's district is taken as given: they know better than an approximate border.
fn new_place(reference: &Reference, form: &CorrectForm, appeal: &AppealRow) -> Result<Option<Placed>, Refusal> {
    if form.point.is_none() && form.district.is_none() {
        return Ok(None);
    }
    let point = form.point.unwrap_or_else(|| appeal.point());
    let placed = place::at(reference, point, form.district.as_ref())?;
    let own = form.district.as_ref().and_then(|id| reference.district(id)).map(|district| reference.heir(district).id.clone());
    Ok(Some(Placed { district: own.or(placed.district), ..placed }))
}

fn events(
    ctx: &Ctx,
    appeal: &AppealRow,
    category: Option<&(CategoryId, bool)>,
    placed: Option<&Placed>,
    due: Option<&Due>,
) -> Vec<NewEvent> {
    let particulars = Particulars {
        category: category.map(|(id, _)| (appeal.category.clone(), id.clone())).filter(|(from, to)| from != to),
        district: placed.map(|placed| (appeal.district.clone(), placed.district.clone())).filter(|(from, to)| from != to),
        ..Particulars::default()
    };
    let corrected = event(ctx, What::Corrected, "A8.5", Audience::Public, &particulars);
    let set = due.map(|due| event(ctx, What::DeadlineSet, "A8.8", Audience::Public, &Particulars::due(due.on, due.article)));
    [corrected].into_iter().chain(set).collect()
}

async fn write(ctx: &Ctx, whole: &Whole, correction: Correction) -> Result<(), Error> {
    let (id, now, role, change) = (whole.appeal.id.clone(), ctx.now, ctx.actor.role, whole.change());
    let work = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let appeal = store::appeals::lock(tx, &id).await?.ok_or(Error::NotFound)?;
            lifecycle::next(appeal.status, Step::Correct, role)?;
            if let Some((category, urgent)) = &correction.category {
                store::appeals::set_category(tx, &id, category, *urgent, now).await?;
            }
            if let Some(placed) = &correction.placed {
                store::appeals::set_place(tx, &id, placed.point, placed.district.as_ref(), &placed.place, now).await?;
            }
            if let Some(due) = &correction.due {
                store::appeals::set_due(tx, &id, due.on, due.article, now).await?;
            }
            store::events::append(tx, &id, &correction.events).await?;
            tx.publish(change);
            Ok::<_, Error>(())
        })
    });
    work.await
}
