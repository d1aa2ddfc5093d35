//! The second person: approving and signing what a colleague wrote, or returning it (A7.0.2, decision 17). Two of them at once:
//! one wins, the other is told that there was a conflict.

use super::{Own, change};
use crate::institution::own_work;
use crate::notices::{Told, for_all};
use crate::permission::Function;
use crate::views::Whole;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::form::AnswerForm;
use domain::appeal::validate::Tidy;
use domain::appeal::view::What;
use domain::house::{self, ApprovalForm, DraftState, ReturnForm, may_approve};
use domain::ids::AppealId;
use domain::refusal::{Code, Refusal};
use store::answer_drafts::AnswerDraftRow;
use store::assignments::AssignmentRow;
use store::events::Audience;

/// Signs exactly the words that were read, and sends them (A8.9).
///
/// # Errors
/// [`Error::NotFound`] for what is not in the cabinet; [`Error::Refused`] with `NotYours` for who may not approve;
/// [`Error::Conflict`] when it was changed, approved or returned meanwhile.
pub async fn approve_answer(ctx: &Ctx, form: ApprovalForm) -> Result<(), Error> {
    ctx.may(Function::ApproveAnswer)?;
    let (whole, work, draft) = submitted(ctx, &form.appeal, form.revision).await?;
    let answer = AnswerForm { appeal: form.appeal, media: draft.photos(), text: draft.text };
    crate::institution::send(ctx, answer, &whole, work, Some(form.revision)).await
}

/// Back to its author, with a remark of what is to be done.
///
/// # Errors
/// As [`approve_answer`].
pub async fn return_answer(ctx: &Ctx, form: ReturnForm) -> Result<(), Error> {
    ctx.may(Function::ReturnAnswer)?;
    let form = form.tidied();
    house::returned(&form)?;
    let (whole, work, draft) = submitted(ctx, &form.appeal, form.revision).await?;
    let entry = event(ctx, What::DraftReturned, "A7.0.2", Audience::Staff, &Particulars::text(&form.reason));
    let number = whole.appeal.known_number().to_owned();
    let told = Told { what: What::DraftReturned, appeal: form.appeal, number, day: Some(work.due_on) };
    let author = vec![draft.person];
    let notices = for_all(ctx, &author, &told);
    let mut change = change(&work);
    change.persons = author;
    let (by, now) = (ctx.person()?.clone(), ctx.now);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::appeals::lock(tx, &work.appeal).await?.ok_or(Error::NotFound)?;
            if !store::answer_drafts::decide(tx, &work.id, form.revision, DraftState::Returned, &form.reason, (&by, now)).await? {
                return Err(Error::Conflict);
            }
            store::events::append(tx, &work.appeal, &[entry]).await?;
            store::notices::add(tx, &notices).await?;
            tx.publish(change);
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// The draft that waits in this revision, for who may decide on it.
async fn submitted(ctx: &Ctx, appeal: &AppealId, revision: i64) -> Result<(Whole, AssignmentRow, AnswerDraftRow), Error> {
    let own = Own::of(ctx).await?;
    let (whole, work) = own_work(ctx, appeal).await?;
    let draft = store::answer_drafts::find(ctx.portal.db(), &work.id).await?.ok_or(Error::Conflict)?;
    let hands = store::hands::find(ctx.portal.db(), appeal, &own.institution).await?.ok_or(Error::NotFound)?;
    if !may_approve(&own.place, &own.person, &draft.person, hands.unit.as_ref()) {
        return Err(Refusal::form(Code::NotYours).into());
    }
    match draft.state == DraftState::Submitted && draft.revision == revision {
        true => Ok((whole, work, draft)),
        false => Err(Error::Conflict),
    }
}
