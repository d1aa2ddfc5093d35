//! The written, signed answer (A8.9): no signature, no official answer (A7.0.4).

use super::own_work;
use super::progress::moved;
use crate::notices::{Told, for_all};
use crate::permission::Function;
use crate::signature::{answer_payload, seal};
use crate::views::Whole;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use anyhow::anyhow;
use domain::appeal::form::AnswerForm;
use domain::appeal::validate::{self, Tidy};
use domain::appeal::view::What;
use domain::house::DraftState;
use domain::lifecycle::{self, Step};
use domain::refusal::{Code, Refusal};
use store::Tx;
use store::answers::AnswerRow;
use store::assignments::AssignmentRow;
use store::events::Audience;
use store::signatures::{SignatureRow, SignedKind};

/// Signs and sends. The citizen's status is "answered" once all institutions that have it have finished.
///
/// # Errors
/// [`Error::NotFound`] for what is not in the cabinet, [`Error::Refused`] with `AlreadyDone` for a second answer, with
/// `NotSigned` when there is no signature that stands its check.
pub async fn answer(ctx: &Ctx, form: AnswerForm) -> Result<(), Error> {
    ctx.may(Function::SendAnswer)?;
    let form = form.tidied();
    validate::answer(&form)?;
    let (whole, work) = own_work(ctx, &form.appeal).await?;
    lifecycle::assignment_next(work.status, Step::Answer, ctx.actor.role)?;
    crate::media::own(ctx, domain::media::MediaKind::Photo, &form.media).await?;
    if crate::house::wants_approval(ctx, &work.institution).await? {
        return Err(Refusal::form(Code::NeedsApproval).into());
    }
    send(ctx, form, &whole, work, None).await
}

/// Signs and sends what may be answered now; `approved` is the revision of the draft that a second person read (decision 17).
pub(crate) async fn send(ctx: &Ctx, form: AnswerForm, whole: &Whole, work: AssignmentRow, approved: Option<i64>) -> Result<(), Error> {
    let signed = signed(ctx, &form, whole, &work).await?;
    write(ctx, form, whole, work, signed, approved).await
}

/// Exactly this text and these attachments, under the official number.
async fn signed(ctx: &Ctx, form: &AnswerForm, whole: &Whole, work: &AssignmentRow) -> Result<(AnswerRow, SignatureRow), Error> {
    let number = whole.appeal.number.as_deref().ok_or_else(|| anyhow!("a routed appeal has no number"))?;
    let document = answer_payload(number, &work.institution, &form.text, &form.media)?;
    let sealed = seal(ctx, SignedKind::Answer, &whole.appeal.id, document).await?;
    let row = AnswerRow {
        id: uuid::Uuid::now_v7().to_string(),
        appeal: whole.appeal.id.clone(),
        institution: work.institution.clone(),
        person: ctx.person()?.clone(),
        text: form.text.clone(),
        payload: String::new(),
        signature: String::new(),
        certificate: String::new(),
        signer: sealed.signed.signer.clone(),
        demo: sealed.signed.demo,
        signed_ms: sealed.signed.signed_ms,
    };
    let signature = SignatureRow { answer: Some(row.id.clone()), ..sealed };
    Ok((row, signature))
}

async fn write(
    ctx: &Ctx,
    form: AnswerForm,
    whole: &Whole,
    work: AssignmentRow,
    (row, signature): (AnswerRow, SignatureRow),
    approved: Option<i64>,
) -> Result<(), Error> {
    let answered = event(ctx, What::Answered, "A8.9", Audience::Public, &Particulars::default());
    let (ctx, mut change) = (ctx.clone(), whole.change());
    let db = ctx.portal.db().clone();
    let write = db.write(move |tx| {
        Box::pin(async move {
            let appeal = store::appeals::lock(tx, &work.appeal).await?.ok_or(Error::NotFound)?;
            // Who came or left while it was being signed counts too.
            let joins = store::joins::of_appeal_in(tx, &appeal.id).await?;
            change.persons = crate::views::persons(&appeal, &joins);
            settle_draft(tx, &work, &row, approved).await?;
            moved(&ctx, tx, &work, Step::Answer).await?;
            store::answers::insert(tx, &row, &form.media).await?;
            store::signatures::insert(tx, &signature).await?;
            for letter in crate::post::of_answer(&appeal, &joins, &row) {
                store::letters::add(tx, &letter).await?;
            }
            store::events::append(tx, &work.appeal, &[answered]).await?;
            let told = Told { what: What::Answered, number: appeal.known_number().to_owned(), appeal: appeal.id, day: None };
            store::notices::add(tx, &for_all(&ctx, &change.persons, &told)).await?;
            tx.publish(change);
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// The draft is over: approved in the revision that was read, or answered past it where nobody has to approve.
async fn settle_draft(tx: &mut Tx, work: &AssignmentRow, row: &AnswerRow, approved: Option<i64>) -> Result<(), Error> {
    let Some(revision) = approved else { return Ok(store::answer_drafts::close(tx, &work.id).await?) };
    let decided = store::answer_drafts::decide(tx, &work.id, revision, DraftState::Signed, "", (&row.person, row.signed_ms)).await?;
    if decided { Ok(()) } else { Err(Error::Conflict) }
}
