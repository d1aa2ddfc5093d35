//! The form of a service, made by its provider (R7.1.2): each change is a version; requests stay with the version they were written on.

use super::service;
use crate::permission::Function;
use crate::{Ctx, Error, Portal};
use anyhow::Context;
use domain::eservice::form::{self, FormPage, FormSave, RequestForm};
use domain::ids::EserviceId;
use std::sync::Arc;
use store::Db;
use store::requests::FormRow;

/// The newest form of a service, with its version.
pub(super) async fn newest(db: &Db, eservice: &EserviceId) -> Result<Option<(u32, RequestForm)>, Error> {
    store::requests::newest_form(db, eservice).await?.map(read).transpose()
}

/// A version of it.
pub(super) async fn version(db: &Db, eservice: &EserviceId, version: u32) -> Result<RequestForm, Error> {
    let row = store::requests::form(db, eservice, version).await?.context("the form of a request")?;
    Ok(read(row)?.1)
}

fn read(row: FormRow) -> Result<(u32, RequestForm), Error> {
    Ok((row.version, serde_json::from_str(&row.form).context("a kept form")?))
}

/// The page on which the provider makes a service's form.
///
/// # Errors
/// [`Error::NotFound`] for a service of others, and for one that is not used here or has no regulation in force.
pub async fn form_page(ctx: &Ctx, number: &str) -> Result<FormPage, Error> {
    ctx.may(Function::RequestFormPage)?;
    let service = own(ctx, number).await?;
    let (version, kept) = newest(ctx.portal.db(), &service.id).await?.unwrap_or_default();
    let proposed = form::generate(&service.text);
    Ok(FormPage { service: service.number, name: service.name.az, version, form: kept, text: service.text, proposed })
}

/// Saves the next version of a form; its number.
///
/// # Errors
/// [`Error::Refused`] with each field that may not be asked (R7.2) or is not whole; [`Error::Conflict`] when a colleague has saved
/// another version meanwhile: nothing is written over.
pub async fn save_form(ctx: &Ctx, save: FormSave) -> Result<u32, Error> {
    ctx.may(Function::SaveRequestForm)?;
    let service = own(ctx, &save.service).await?;
    form::check(&save.form, &service.text)?;
    let last = newest(ctx.portal.db(), &service.id).await?.map_or(0, |(version, _)| version);
    if last != save.seen {
        return Err(Error::Conflict);
    }
    let row = FormRow {
        eservice: service.id,
        version: last + 1,
        form: serde_json::to_string(&save.form).context("a form")?,
        person: Some(ctx.person()?.clone()),
        saved_ms: ctx.now,
    };
    put(&ctx.portal, row).await
}

async fn put(portal: &Portal, row: FormRow) -> Result<u32, Error> {
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            let saved = store::requests::save_form(tx, &row).await?;
            saved.then_some(row.version).ok_or(Error::Conflict)
        })
    });
    write.await
}

async fn own(ctx: &Ctx, number: &str) -> Result<service::Service, Error> {
    let service = service::find(&ctx.portal, number).await?;
    if ctx.actor.institution.as_ref() == Some(&service.provider) { Ok(service) } else { Err(Error::NotFound) }
}

/// Saves a form as the system, for demo data: `eservice` is a registered service that is used here.
///
/// # Errors
/// [`Error::Refused`] when the regulation in force doesn't allow it.
pub async fn plant_form(portal: &Arc<Portal>, eservice: &EserviceId, form: RequestForm) -> Result<u32, Error> {
    let row = store::eservices::find(portal.db(), eservice).await?.ok_or(Error::NotFound)?;
    let service = service::find(portal, &row.number).await?;
    form::check(&form, &service.text)?;
    let last = newest(portal.db(), eservice).await?.map_or(0, |(version, _)| version);
    let form = serde_json::to_string(&form).context("a form")?;
    put(portal, FormRow { eservice: eservice.clone(), version: last + 1, form, person: None, saved_ms: portal.now() }).await
}
