//! What the form of a service begins with, and what is kept of it until it can be sent.

use super::{files, form, held, outdated, own, service};
use crate::appeals::{draft_text, keep_up_to};
use crate::permission::Function;
use crate::{Ctx, Error};
use anyhow::Context;
use domain::eservice::form::{MAX_DRAFT, RequestDraft, RequestSend};
use domain::eservice::request::RequestStart;
use domain::ids::RequestId;
use domain::official::Part;

/// The form as it is shown first, or again with the draft that was kept. What registers hold is filled in (R7.2).
///
/// # Errors
/// [`Error::SignIn`] for a visitor (R4.4); [`Error::NotFound`] for a service that is not used here, or has no form yet.
pub async fn start(ctx: &Ctx, number: &str, draft: Option<&str>) -> Result<RequestStart, Error> {
    ctx.may(Function::RequestStart)?;
    let person = ctx.person()?.clone();
    let service = service::find(&ctx.portal, number).await?;
    let (version, form) = form::newest(ctx.portal.db(), &service.id).await?.ok_or(Error::NotFound)?;
    let kept = kept(ctx, draft).await?.filter(|kept| kept.form.service == service.number);
    let kept = kept.unwrap_or_else(|| {
        let id = RequestId(uuid::Uuid::now_v7().to_string());
        RequestDraft { form: RequestSend { id, service: service.number.clone(), ..RequestSend::default() }, ..RequestDraft::default() }
    });
    // Answers go by key: what was typed into an earlier version of the form finds its field again.
    let draft = RequestDraft { form: RequestSend { version, ..kept.form }, ..kept };
    Ok(RequestStart {
        being_mended: outdated::is_outdated(&form, &service.text),
        held: held::of_person(ctx, &person).await?,
        files: files::waiting(ctx, &draft.form.id, Part::Request).await?,
        originals: service.text.documents.iter().filter(|one| one.original).map(|one| one.name.clone()).collect(),
        span: service.text.span,
        provider: ctx.portal.reference().institution_name(&service.provider),
        service: service.number,
        name: service.name,
        version,
        form,
        draft,
    })
}

/// A kept draft of whoever asks.
pub(super) async fn kept(ctx: &Ctx, draft: Option<&str>) -> Result<Option<RequestDraft>, Error> {
    let Some(id) = draft else { return Ok(None) };
    Ok(draft_text(ctx, id).await?.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Keeps what was typed until it can be sent: over a sign-in, for a correction. A mending is kept under its request's id.
///
/// # Errors
/// [`Error::Conflict`] when the id is another's; [`Error::SignIn`] for a visitor whose browser has no key of its own.
pub async fn keep(ctx: &Ctx, draft: &RequestDraft) -> Result<(), Error> {
    ctx.may(Function::KeepDraft)?;
    keep_up_to(ctx, draft.form.id.as_str(), serde_json::to_string(draft).context("a draft of a request")?, MAX_DRAFT).await
}

/// Keys of a service's form, in its order: without script controls have their places as names. Nothing of it is secret, and whoever has to
/// sign in again must find what was typed.
///
/// # Errors
/// [`Error::NotFound`] for a service that is not used here, or has no form yet.
pub async fn keys_of(ctx: &Ctx, number: &str) -> Result<Vec<String>, Error> {
    ctx.may(Function::KeepDraft)?;
    let service = service::find(&ctx.portal, number).await?;
    let (_, form) = form::newest(ctx.portal.db(), &service.id).await?.ok_or(Error::NotFound)?;
    Ok(form.fields.into_iter().map(|field| field.key).collect())
}

/// Those of the form on which an own request was written.
///
/// # Errors
/// [`Error::NotFound`] for a request of others.
pub async fn keys_of_request(ctx: &Ctx, id: &RequestId) -> Result<Vec<String>, Error> {
    ctx.may(Function::MyRequest)?;
    let row = own::own(ctx, id).await?;
    let form = form::version(ctx.portal.db(), &row.eservice, row.form_version).await?;
    Ok(form.fields.into_iter().map(|field| field.key).collect())
}
