//! "Sorğularım": a person's own requests (R7.1.3).

use super::{start, view};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::view::Rows;
use domain::eservice::request::{RequestCard, RequestLine, Side};
use domain::ids::{PersonId, RequestId};
use serde_json::{Value, json};
use store::Page;
use store::requests::RequestRow;

/// Requests of a page.
const PAGE: u32 = 20;
/// More requests than anybody has.
const ALL: u32 = 100_000;

/// A page of the own requests, the newest first.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn mine(ctx: &Ctx, after: Option<&str>) -> Result<Rows<RequestLine>, Error> {
    ctx.may(Function::MyRequests)?;
    let Page { rows, total, next } = store::requests::of_person(ctx.portal.db(), ctx.person()?, after, PAGE).await?;
    Ok(Rows { rows: rows.into_iter().map(|row| view::line(ctx, row)).collect(), total, next })
}

/// An own request, with what was typed of a mending and could not be sent.
///
/// # Errors
/// [`Error::NotFound`] for one of others; [`Error::Internal`] when its chain is damaged.
pub async fn card(ctx: &Ctx, id: &RequestId) -> Result<RequestCard, Error> {
    ctx.may(Function::MyRequest)?;
    let row = own(ctx, id).await?;
    let draft = start::kept(ctx, Some(id.as_str())).await?.unwrap_or_default();
    Ok(RequestCard { draft, ..view::card(ctx, row, Side::Person).await? })
}

pub(super) async fn own(ctx: &Ctx, id: &RequestId) -> Result<RequestRow, Error> {
    let person = ctx.person()?;
    store::requests::find(ctx.portal.db(), id).await?.filter(|row| row.person == *person).ok_or(Error::NotFound)
}

/// Everything that is kept of a person's requests, for the file of their own data (T2.2); employees are not named.
pub(crate) async fn exported(ctx: &Ctx, person: &PersonId) -> Result<Vec<Value>, Error> {
    let db = ctx.portal.db();
    let mut all = Vec::new();
    for row in store::requests::of_person(db, person, None, ALL).await?.rows {
        let rounds = store::requests::rounds(db, &row.id).await?;
        let answers = rounds
            .iter()
            .map(|(_, text, at)| json!({ "at": at.iso(), "answers": serde_json::from_str::<Value>(text).unwrap_or_default() }));
        let answers: Vec<Value> = answers.collect();
        let events = store::requests::events(db, &row.id).await?;
        let events: Vec<Value> =
            events.iter().map(|event| json!({ "at": event.at_ms.iso(), "what": event.what.as_str(), "words": event.data })).collect();
        let result = store::requests::result(db, &row.id).await?;
        let result = result.map(|one| json!({ "ground": one.ground, "text": one.text, "signed": one.signed.signed_ms.iso() }));
        let sealed = store::requests::sealed(db, &row.id).await?;
        let result = result.or(sealed.map(|one| json!({ "ground": one.ground, "text": one.text, "sealed": one.sealed_ms.iso() })));
        let mut documents = store::requests::files_of(db, &row.id, domain::official::Part::Request).await?;
        documents.extend(store::requests::files_of(db, &row.id, domain::official::Part::Answer).await?);
        let documents: Vec<Value> = documents
            .iter()
            .map(|one| json!({ "name": one.name, "field": one.field, "added": one.added_ms.iso(), "sha256": one.digest }))
            .collect();
        all.push(
            json!({ "number": row.number, "service": row.service, "name": row.name, "provider": row.provider, "sent": row.sent_ms.iso(),
            "state": row.state.as_str(), "answers": answers, "documents": documents, "history": events, "result": result }),
        );
    }
    Ok(all)
}
