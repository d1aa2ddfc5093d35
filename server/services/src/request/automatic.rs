//! Services that run wholly by themselves (R-annex1, 1.6 and note 1 of 1.7): the form says what comes of a request, the provider's seal stands
//! under it, and the sender has it in the same moment. Where the form can't say, or no seal can be made, the request waits for a person as every
//! other one does: nothing is lost and nobody is refused for it.

use super::service::Service;
use super::{entry, signed, staff_of, stepped, tell_person, tell_staff, written};
use crate::signature::stamp;
use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::eservice::Automation;
use domain::eservice::form::{Answers, Outcome, RequestForm, decide};
use domain::eservice::request::Step;
use store::requests::{RequestRow, SealedRow};

/// Whether the request comes to its end by itself. Copies of documents are read by a person: a request that brings one waits for them.
pub(super) fn runs(service: &Service, form: &RequestForm, answers: &Answers, documents: usize) -> bool {
    let whole = service.text.automation == Some(Automation::Full) && documents == 0;
    whole && decide(form, answers, |_| String::new()) != Outcome::ByHand
}

/// Brings a request that has just come in to its end. Whatever goes wrong is told to the provider's staff, who have the request then; whether the
/// end was reached.
///
/// # Errors
/// [`Error::Internal`] when the database fails even for that.
pub(super) async fn end(ctx: &Ctx, row: &RequestRow, form: &RequestForm, answers: &Answers) -> Result<bool, Error> {
    match given(ctx, row, form, answers).await {
        Ok(()) => Ok(true),
        Err(error) => {
            tracing::warn!(cause = format!("{error:?}"), "a request did not end by itself, its provider's staff have it");
            let (staff, row, now) = (staff_of(ctx.portal.db(), row).await?, row.clone(), ctx.now);
            let write =
                ctx.portal.db().write(move |tx| Box::pin(async move { tell_staff(tx, staff, &row, AccountWhat::RequestCame, now).await }));
            write.await.map(|()| false)
        }
    }
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
            tell_person(tx, &next, told, now).await
        })
    });
    write.await
}
