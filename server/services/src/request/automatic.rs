//! Services that run wholly by themselves (R-annex1, 1.6 and note 1 of 1.7): the form says what comes of a request, the provider's seal stands
//! under it, and the sender has it in the same moment. Where the form can't say, or no seal can be made, the request waits for a person as every
//! other one does: nothing is lost and nobody is refused for it.

use super::service::Service;
use super::{entry, signed, staff_of, stepped, tell_person, tell_staff, written};
use crate::signature::stamp;
use crate::{Ctx, Error, Portal};
use anyhow::Context;
use domain::account::AccountWhat;
use domain::eservice::Automation;
use domain::eservice::form::{Answers, Outcome, RequestForm, decide};
use domain::eservice::request::{State, Step};
use domain::ids::RequestId;
use domain::lang::Lang;
use domain::role::Actor;
use domain::time::UnixMs;
use std::sync::Arc;
use store::requests::{RequestRow, SealedRow};

/// A request that waits so long for its end was left by a server that died; a living one needs seconds, with a slow time stamp too.
const LEFT_OVER_MS: i64 = 2 * 60_000;
/// Of these at most so many are ended in one turn.
const TURN: u32 = 200;

/// Whether the request comes to its end by itself. Copies of documents are read by a person: a request that brings one waits for them.
pub(super) fn runs(service: &Service, form: &RequestForm, answers: &Answers, documents: usize) -> bool {
    let whole = service.text.automation == Some(Automation::Full) && documents == 0;
    whole && decide(form, answers, |_| String::new()) != Outcome::ByHand
}

/// Brings a request that has just come in to its end. Whatever goes wrong is told to the provider's staff, who have the request then; whether the
/// end was reached.
///
/// # Errors
/// [`Error::Internal`] when the database fails even for that: the next turn of [`end_left_over`] tries again.
pub(super) async fn end(ctx: &Ctx, row: &RequestRow, form: &RequestForm, answers: &Answers) -> Result<bool, Error> {
    match given(ctx, row, form, answers).await {
        Ok(()) => Ok(true),
        Err(error) => {
            tracing::warn!(cause = format!("{error:?}"), "a request did not end by itself, its provider's staff have it");
            left_to_staff(ctx, row).await.map(|()| false)
        }
    }
}

/// The provider's staff hear of the request, once, and only of one that nobody has touched or ended meanwhile.
async fn left_to_staff(ctx: &Ctx, row: &RequestRow) -> Result<(), Error> {
    let (db, now, row) = (ctx.portal.db(), ctx.now, row.clone());
    let staff = staff_of(db, &row).await?;
    let write = db.write(move |tx| {
        Box::pin(async move {
            if store::requests::settle(tx, &row.id).await? {
                tell_staff(tx, staff, &row, AccountWhat::RequestCame, now).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Requests that were taken in by a server that died before their end: they end now as they would have ended then. How many did. Call it about
/// every ten minutes, from as many processes as there are: each request gets one result.
///
/// # Errors
/// [`Error::Internal`] when the database fails; the rest follows in the next turn.
pub async fn end_left_over(portal: &Arc<Portal>) -> Result<u32, Error> {
    let ctx = portal.ctx(Actor::system(), Lang::Az, None);
    let mut ended = 0;
    for id in store::requests::left(portal.db(), UnixMs(ctx.now.0 - LEFT_OVER_MS), TURN).await? {
        ended += u32::from(one_left_over(&ctx, id).await?);
    }
    Ok(ended)
}

async fn one_left_over(ctx: &Ctx, id: RequestId) -> Result<bool, Error> {
    let db = ctx.portal.db();
    let row = store::requests::find(db, &id).await?.ok_or(Error::NotFound)?;
    if row.state == State::Received {
        return match read(ctx, &row).await {
            Ok((form, answers)) => end(ctx, &row, &form, &answers).await,
            Err(error) => {
                tracing::warn!(cause = format!("{error:?}"), "a request that was left over can't be read, its provider's staff have it");
                left_to_staff(ctx, &row).await.map(|()| false)
            }
        };
    }
    // Its sender has taken it back, or an employee has it already.
    let write = db.write(move |tx| Box::pin(async move { Ok::<_, Error>(store::requests::settle(tx, &id).await?) }));
    write.await.map(|_| false)
}

/// What was asked and answered, with what registers had said then.
async fn read(ctx: &Ctx, row: &RequestRow) -> Result<(RequestForm, Answers), Error> {
    let form = super::form::version(ctx.portal.db(), &row.eservice, row.form_version).await?;
    let kept = store::requests::answers(ctx.portal.db(), &row.id).await?;
    Ok((form, serde_json::from_str(&kept).context("answers of a request")?))
}

async fn given(ctx: &Ctx, row: &RequestRow, form: &RequestForm, answers: &Answers) -> Result<(), Error> {
    let body = ctx.portal.reference().institution_name(&row.provider).az;
    let own = |place: &str| match place {
        "number" => row.number.clone(),
        "today" => ctx.now.date().display(),
        "service" => row.name.clone(),
        _ => body.clone(),
    };
    let (step, told, ground, text) = match decide(form, answers, own) {
        Outcome::Done { text } => (Step::Give, AccountWhat::RequestDone, String::new(), text),
        Outcome::Refused { ground, text } => (Step::Deny, AccountWhat::RequestRefused, ground, text),
        Outcome::ByHand => return Err(Error::Conflict),
    };
    let (next, what) = stepped(ctx, row, step)?;
    let seal = stamp(&ctx.portal, &body, signed::payload(row, &ground, &text, &[])?, ctx.now).await?;
    let sealed = SealedRow {
        request: row.id.clone(),
        ground,
        text,
        document: seal.document,
        cms: seal.cms,
        organization: body,
        demo: seal.demo,
        report: seal.report,
        sealed_ms: ctx.now,
    };
    let (from, now, event) = (row.state, ctx.now, entry(row, None, what, String::new(), ctx.now));
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            written(tx, from, &next, &event).await?;
            store::requests::add_sealed(tx, &sealed).await?;
            store::requests::settle(tx, &sealed.request).await?;
            tell_person(tx, &next, told, now).await
        })
    });
    write.await
}
