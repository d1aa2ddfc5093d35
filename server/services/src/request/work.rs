//! What the provider's staff do with a request (R7.1.2–7.1.3, R7.4): each step is told to its sender.

use super::{desk, entry, files, service, signed, stepped, tell_person, view, written};
use crate::permission::Function;
use crate::signature::sign;
use crate::{Ctx, Error};
use anyhow::Context;
use domain::account::AccountWhat;
use domain::appeal::validate::Tidy;
use domain::eservice::request::{FinishForm, MAX_RETURNS, NoteForm, RefuseRequestForm, ReturnForm, Step, What};
use domain::ids::RequestId;
use domain::official::Part;
use domain::refusal::{Code, Refusal};
use store::requests::{RequestFileRow, RequestRow, ResultRow};

/// Takes a request in hand.
///
/// # Errors
/// [`Error::NotFound`] for a request to others; [`Error::Refused`] with `NotNow`; [`Error::Conflict`] when a colleague was faster.
pub async fn take(ctx: &Ctx, id: &RequestId) -> Result<(), Error> {
    ctx.may(Function::TakeRequest)?;
    let row = desk::of_house(ctx, id).await?;
    let (next, what) = stepped(ctx, &row, Step::Take)?;
    let next = RequestRow { employee: Some(ctx.person()?.clone()), ..next };
    write(ctx, &row, next, what, String::new(), AccountWhat::RequestNews).await
}

/// A word on how far it is, for its sender (R7.1.3).
///
/// # Errors
/// As [`take`]; [`Error::Refused`] when nothing is said.
pub async fn note(ctx: &Ctx, form: NoteForm) -> Result<(), Error> {
    ctx.may(Function::NoteRequest)?;
    let form = form.tidied();
    form.check()?;
    let row = desk::of_house(ctx, &form.id).await?;
    let (next, what) = stepped(ctx, &row, Step::Note)?;
    write(ctx, &row, next, what, form.text, AccountWhat::RequestNews).await
}

/// Gives it back to be mended: what is wrong, and how it is mended (R7.4). The provider's time stands still until it comes again.
///
/// # Errors
/// As [`take`]; [`Error::Refused`] with each thing that has no advice, with `TooOften` after the last time.
pub async fn give_back(ctx: &Ctx, form: ReturnForm) -> Result<(), Error> {
    ctx.may(Function::ReturnRequest)?;
    let form = form.tidied();
    let row = desk::of_house(ctx, &form.id).await?;
    let (next, what) = stepped(ctx, &row, Step::Return)?;
    let (asked, _) = view::answered(ctx, &row).await?;
    form.check(&asked)?;
    if row.returns >= MAX_RETURNS {
        return Err(Refusal::form(Code::TooOften { max: MAX_RETURNS }).into());
    }
    let next = RequestRow { paused_on: Some(ctx.now.date()), returns: row.returns + 1, ..next };
    let data = serde_json::to_string(&form.items).context("what is to be mended")?;
    write(ctx, &row, next, what, data, AccountWhat::RequestReturned).await
}

async fn write(ctx: &Ctx, row: &RequestRow, next: RequestRow, what: What, data: String, told: AccountWhat) -> Result<(), Error> {
    let (from, now) = (row.state, ctx.now);
    let event = entry(row, Some(ctx.person()?.clone()), what, data, now);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            written(tx, from, &next, &event).await?;
            tell_person(tx, &next, told, now).await
        })
    });
    write.await
}

/// The result: words and documents, signed (R7.1.3).
///
/// # Errors
/// As [`take`]; [`Error::Refused`] when nothing is said, or with `NotSigned`: nothing goes out without a signature.
pub async fn finish(ctx: &Ctx, form: FinishForm) -> Result<(), Error> {
    ctx.may(Function::FinishRequest)?;
    let form = form.tidied();
    form.check()?;
    let row = desk::of_house(ctx, &form.id).await?;
    let (next, what) = stepped(ctx, &row, Step::Finish)?;
    let chosen = view::signed_order(files::chosen(ctx, &row.id, Part::Answer, &form.files).await?);
    let end = End { told: AccountWhat::RequestDone, ground: String::new(), text: form.text };
    finished(ctx, &row, next, what, end, chosen).await
}

/// Refuses it on a ground of the regulation (3.3.1), signed.
///
/// # Errors
/// As [`finish`]; [`Error::Refused`] with `Unknown` for a ground that the regulation doesn't name.
pub async fn refuse(ctx: &Ctx, form: RefuseRequestForm) -> Result<(), Error> {
    ctx.may(Function::RefuseRequest)?;
    let form = form.tidied();
    let row = desk::of_house(ctx, &form.id).await?;
    form.check(&service::rule_of(&ctx.portal, &row).await?.refusals)?;
    let (next, what) = stepped(ctx, &row, Step::Refuse)?;
    let end = End { told: AccountWhat::RequestRefused, ground: form.ground, text: form.text };
    finished(ctx, &row, next, what, end, Vec::new()).await
}

/// How a request ends.
struct End {
    told: AccountWhat,
    ground: String,
    text: String,
}

async fn finished(ctx: &Ctx, row: &RequestRow, next: RequestRow, what: What, end: End, chosen: Vec<RequestFileRow>) -> Result<(), Error> {
    let End { told, ground, text } = end;
    let signed = sign(ctx, signed::payload(row, &ground, &text, &chosen)?).await?;
    let result = ResultRow { request: row.id.clone(), ground, text, signed };
    let (person, now, from) = (ctx.person()?.clone(), ctx.now, row.state);
    let event = entry(row, Some(person.clone()), what, String::new(), now);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            written(tx, from, &next, &event).await?;
            store::requests::add_result(tx, &result).await?;
            files::send(tx, &chosen, &person, now).await?;
            tell_person(tx, &next, told, now).await
        })
    });
    write.await
}
