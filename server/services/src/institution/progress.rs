//! Progress entries for the citizen and notes for the house (A7.0.2).

use super::own_work;
use crate::notices::{Told, for_all};
use crate::permission::Function;
use crate::views::Whole;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::form::ProgressForm;
use domain::appeal::validate::{self, Tidy};
use domain::appeal::view::What;
use domain::lifecycle::{self, AssignmentStatus, Status, Step};
use domain::refusal::{Code, Refusal};
use store::Tx;
use store::assignments::AssignmentRow;
use store::events::{Audience, NewEvent};
use store::notices::NoticeRow;

/// Adds an entry. The first one to the citizen begins the work (A7.0.1).
///
/// # Errors
/// [`Error::NotFound`] for what is not in the cabinet, [`Error::Refused`] with `NotNow` once it is answered.
pub async fn progress(ctx: &Ctx, form: ProgressForm) -> Result<(), Error> {
    ctx.may(Function::AddProgress)?;
    let form = form.tidied();
    validate::progress(&form)?;
    let (whole, work) = own_work(ctx, &form.appeal).await?;
    lifecycle::assignment_next(work.status, Step::AddProgress, ctx.actor.role)?;
    if form.to_citizen { tell(ctx, &form, &whole, work).await } else { note(ctx, &form, &whole).await }
}

/// An internal note changes nothing but the timeline of the staff.
async fn note(ctx: &Ctx, form: &ProgressForm, whole: &Whole) -> Result<(), Error> {
    let note = event(ctx, What::Note, "A7.0.2", Audience::Staff, &Particulars::text(&form.text));
    let (id, mut change) = (whole.appeal.id.clone(), whole.change());
    change.persons.clear();
    let work = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::appeals::lock(tx, &id).await?.ok_or(Error::NotFound)?;
            store::events::append(tx, &id, &[note]).await?;
            tx.publish(change);
            Ok::<_, Error>(())
        })
    });
    work.await
}

async fn tell(ctx: &Ctx, form: &ProgressForm, whole: &Whole, work: AssignmentRow) -> Result<(), Error> {
    let begun =
        (work.status == AssignmentStatus::Placed).then(|| event(ctx, What::Started, "A7.0.1", Audience::Public, &Particulars::default()));
    let entry = event(ctx, What::Progress, "A7.0.2", Audience::Public, &Particulars::text(&form.text));
    let events: Vec<NewEvent> = begun.into_iter().chain([entry]).collect();
    let number = whole.appeal.number.clone().unwrap_or_default();
    let told = Told { what: What::Progress, appeal: whole.appeal.id.clone(), number, day: None };
    let notices: Vec<NoticeRow> = for_all(ctx, &whole.persons(), &told);
    let (ctx, change) = (ctx.clone(), whole.change());
    let db = ctx.portal.db().clone();
    let write = db.write(move |tx| {
        Box::pin(async move {
            store::appeals::lock(tx, &work.appeal).await?.ok_or(Error::NotFound)?;
            moved(&ctx, tx, &work, Step::AddProgress).await?;
            store::events::append(tx, &work.appeal, &events).await?;
            store::notices::add(tx, &notices).await?;
            tx.publish(change);
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Takes the step on the institution's work as it is now, and gives the appeal the status that follows for the citizen.
pub(super) async fn moved(ctx: &Ctx, tx: &mut Tx, work: &AssignmentRow, step: Step) -> Result<(), Error> {
    let appeal = store::appeals::lock(tx, &work.appeal).await?.ok_or(Error::NotFound)?;
    if appeal.status == Status::Restricted {
        // Processing stands still while the author's access is restricted (A8.12, T1.8).
        return Err(Refusal::form(Code::NotNow).into());
    }
    let mut all = store::assignments::of_appeal_in(tx, &work.appeal).await?;
    let now_is = all.iter().find(|one| one.institution == work.institution).map(|one| one.status).ok_or(Error::NotFound)?;
    let next = lifecycle::assignment_next(now_is, step, ctx.actor.role)?;
    store::assignments::set_status(tx, &work.id, next, ctx.now).await?;
    all.iter_mut().filter(|one| one.institution == work.institution).for_each(|one| one.status = next);
    let statuses: Vec<AssignmentStatus> = all.iter().map(|one| one.status).collect();
    store::appeals::set_status(tx, &work.appeal, lifecycle::overall(&statuses), ctx.now).await?;
    Ok(())
}
