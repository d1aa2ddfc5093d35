//! The rights of the person after sending (A9.1; law art. 14; A8.4 leaving; A8.7 sending again).
//!
//! Every step goes one way: [`exercise`] checks, then everything is decided on the locked row ([`held::Held`]) and written
//! together. Begin reading there.

mod amend;
mod complain;
mod confidentiality;
mod dispute;
mod documents;
mod held;
mod leave;
mod materials;
mod page;
mod resend;
mod stand;
mod told;
mod withdraw;

pub use materials::materials;
pub use page::{keep_draft, page};
pub(crate) use resend::repeats;
pub use resend::resend;
pub(crate) use stand::{decided_by, linked, merged, stand, terms};

use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::form::RightForm;
use domain::appeal::validate::{self, Tidy};
use domain::ids::PersonId;
use domain::lifecycle::Step;
use domain::refusal::{Code, Refusal};
use held::Held;
use store::Tx;

/// Takes a step on an own or joined appeal. Doing it again with the same id after a lost answer changes nothing.
///
/// # Errors
/// [`Error::NotFound`] for an appeal that is none of this person's; [`Error::Refused`] with what is wrong with the form, or
/// with why the step can't be taken (now); [`Error::Conflict`] when a correction was made on an older state.
pub async fn exercise(ctx: &Ctx, form: RightForm) -> Result<(), Error> {
    ctx.may(Function::ExerciseRight)?;
    let person = ctx.person_in_good_standing().await?;
    let form = form.tidied();
    validate::right(&form)?;
    let step = form.step.ok_or(Refusal::form(Code::NotYours))?;
    if done_before(ctx, &form, &person).await? {
        return Ok(());
    }
    if carries_files(step) {
        crate::media::own_all(ctx, &form.media, form.voice.as_ref(), &form.videos).await?;
    }
    if let Some(photos) = form.photos.as_ref().filter(|_| step == Step::Amend) {
        crate::media::own_all(ctx, photos, None, &[]).await?;
    }
    ctx.portal.limiters.joins.take(&person)?;
    match write(ctx, &form, step, &person).await {
        Err(_) if done_before(ctx, &form, &person).await? => Ok(()),
        result => result,
    }
}

fn carries_files(step: Step) -> bool {
    matches!(step, Step::AddDocuments | Step::Dispute)
}

/// This very addition is there already. Another person's addition of this id is nobody's business.
async fn done_before(ctx: &Ctx, form: &RightForm, person: &PersonId) -> Result<bool, Error> {
    match store::additions::find(ctx.portal.db(), &form.id).await? {
        Some(row) if row.person == *person && row.appeal == form.appeal => Ok(true),
        Some(_) => Err(Error::Conflict),
        None => Ok(false),
    }
}

async fn write(ctx: &Ctx, form: &RightForm, step: Step, person: &PersonId) -> Result<(), Error> {
    let (ctx, form, person) = (ctx.clone(), form.clone(), person.clone());
    let db = ctx.portal.db().clone();
    let work = db.write(move |tx| {
        Box::pin(async move {
            let held = Held::take(&ctx, tx, &form.appeal, step, person).await?;
            take(&ctx, tx, &held, &form, step).await?;
            store::drafts::remove(tx, form.id.as_str()).await?;
            tx.publish(held.change());
            Ok::<_, Error>(())
        })
    });
    work.await
}

async fn take(ctx: &Ctx, tx: &mut Tx, held: &Held, form: &RightForm, step: Step) -> Result<(), Error> {
    match step {
        Step::Amend => amend::amend(ctx, tx, held, form).await,
        Step::Withdraw => withdraw::withdraw(ctx, tx, held, form).await,
        Step::AddDocuments => documents::add(ctx, tx, held, form).await,
        Step::AskConfidentiality => confidentiality::ask(ctx, tx, held, form).await,
        Step::LiftConfidentiality => confidentiality::lift(ctx, tx, held).await,
        Step::Complain => complain::complain(ctx, tx, held, form).await,
        Step::Dispute => dispute::dispute(ctx, tx, held, form).await,
        Step::Leave => leave::leave(ctx, tx, held).await,
        _ => Err(Refusal::form(Code::NotYours).into()),
    }
}
