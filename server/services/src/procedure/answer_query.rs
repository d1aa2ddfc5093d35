//! Answering another institution's query (A8.10).

use super::held::Held;
use crate::permission::Function;
use crate::views::event::{Particulars, event_about};
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::appeal::view::What;
use domain::lifecycle::{AssignmentStatus, Step};
use domain::procedure::{self, QueryAnswerForm};
use domain::refusal::{Code, Refusal};
use store::queries::QueryRow;

/// Answers, once. Who asked goes on with the work when no other query of theirs waits.
///
/// # Errors
/// [`Error::NotFound`] for a query to another institution; [`Error::Refused`] with what is wrong, with `AlreadyDone`, or with
/// `NotNow` when who asked has finished.
pub async fn answer_query(ctx: &Ctx, form: QueryAnswerForm) -> Result<(), Error> {
    ctx.may(Function::AnswerQuery)?;
    let own = ctx.actor.institution.clone().ok_or(Error::Forbidden)?;
    let form = form.tidied();
    procedure::answer_query(&form)?;
    let query = store::queries::find(ctx.portal.db(), &form.query).await?.filter(|query| query.asked == own).ok_or(Error::NotFound)?;
    crate::media::own(ctx, domain::media::MediaKind::Photo, &form.media).await?;
    let ctx = ctx.clone();
    let db = ctx.portal.db().clone();
    let write = db.write(move |tx| {
        Box::pin(async move {
            let mut held = Held::take(tx, &query.appeal, &query.institution, None).await?;
            if !held.work.status.is_open() {
                return Err(Refusal::form(Code::NotNow).into());
            }
            if !store::queries::answer(tx, &query, ctx.person()?, &form.text, &form.media, ctx.now).await? {
                return Err(Refusal::form(Code::AlreadyDone).into());
            }
            // Where the term was extended meanwhile, or another query waits, the status tells that and stays.
            if held.work.status == AssignmentStatus::QuerySent && !another_waits(&held, &query) {
                let next = held.next(&ctx, Step::ReceiveQueryAnswer)?;
                held.settle(&ctx, tx, next).await?;
            }
            let particulars = Particulars { query: Some(query.id), inner: Some(form.text), ..Particulars::default() };
            let answered = event_about(&ctx, &query.institution, What::QueryAnswered, "A8.10", &particulars);
            store::events::append(tx, &query.appeal, &[answered]).await?;
            held.tell(&ctx, tx, What::QueryAnswered, None, Some(&own)).await
        })
    });
    write.await
}

fn another_waits(held: &Held, answered: &QueryRow) -> bool {
    held.queries.iter().any(|one| one.institution == answered.institution && one.id != answered.id && one.answered_ms.is_none())
}
