//! Refusal by the owner's staff: always reasoned, on one of four grounds (A8.6), and signed (A6.0.6).

use super::in_territory;
use super::taken::{self, Before};
use crate::notices::{Told, for_all};
use crate::permission::Function;
use crate::signature::{refusal_payload, seal};
use crate::views::Whole;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::form::RefuseForm;
use domain::appeal::validate::{self, Tidy};
use domain::appeal::view::What;
use domain::desk::undo::TakenStep;
use domain::lifecycle::{self, Step};
use store::events::Audience;
use store::signatures::{SignatureRow, SignedKind};

/// Refuses; the author and who joined are told.
///
/// # Errors
/// [`Error::Refused`] when the reason says nothing, with `NotNow` once an institution has it, with `NotSigned` when there is no
/// signature that stands its check.
pub async fn refuse(ctx: &Ctx, form: RefuseForm) -> Result<(), Error> {
    ctx.may(Function::RefuseAppeal)?;
    refuse_in(ctx, form, &taken::batch()).await
}

/// The same as one of a batch of steps.
pub(super) async fn refuse_in(ctx: &Ctx, form: RefuseForm, batch: &str) -> Result<(), Error> {
    let form = form.tidied();
    validate::refuse(&form)?;
    let whole = Whole::read(ctx, &form.appeal).await?;
    if !in_territory(ctx, &whole.appeal) {
        return Err(Error::NotFound);
    }
    lifecycle::next(whole.appeal.status, Step::Refuse, ctx.actor.role)?;
    let document = refusal_payload(&whole.appeal.receipt_number, form.ground, &form.reason)?;
    let sealed = seal(ctx, SignedKind::Refusal, &whole.appeal.id, document).await?;
    write(ctx, form, &whole, sealed, batch.to_owned()).await
}

async fn write(ctx: &Ctx, form: RefuseForm, whole: &Whole, sealed: SignatureRow, batch: String) -> Result<(), Error> {
    let (now, role, change) = (ctx.now, ctx.actor.role, whole.change());
    let refused = event(ctx, What::Refused, "A8.6", Audience::Public, &Particulars::text(&form.reason));
    let told = Told { what: What::Refused, appeal: whole.appeal.id.clone(), number: whole.appeal.receipt_number.clone(), day: None };
    let notices = for_all(ctx, &whole.persons(), &told);
    let (ctx, db) = (ctx.clone(), ctx.portal.db().clone());
    let work = db.write(move |tx| {
        Box::pin(async move {
            let appeal = store::appeals::lock(tx, &form.appeal).await?.ok_or(Error::NotFound)?;
            let status = lifecycle::next(appeal.status, Step::Refuse, role)?;
            store::appeals::set_refusal(tx, &appeal.id, form.ground, &form.reason, now).await?;
            store::signatures::insert(tx, &sealed).await?;
            store::appeals::set_status(tx, &appeal.id, status, now).await?;
            store::events::append(tx, &appeal.id, &[refused]).await?;
            taken::note(&ctx, tx, &batch, &appeal, TakenStep::Refuse, &Before::of(&appeal), 1).await?;
            store::notices::add(tx, &notices).await?;
            tx.publish(change);
            Ok::<_, Error>(())
        })
    });
    work.await
}
