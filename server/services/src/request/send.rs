//! Sending a request: checked, numbered, confirmed at once (R6.3, R7.1.2).

use super::{automatic, entry, files, form, held, no, outdated, service, staff_of, tell_person, tell_staff};
use crate::permission::Function;
use crate::{Ctx, Error};
use anyhow::Context;
use domain::account::AccountWhat;
use domain::eservice::form::{Answers, FieldKind, Held, RequestForm, RequestSend, check_answers, keys, shown, tidied};
use domain::eservice::request::{FILES_OF_FIELD, Receipt, State, What, due_on};
use domain::ids::{PersonId, RequestId, is_uuid};
use domain::official::Part;
use domain::refusal::{Code, Field, Refusal};
use std::collections::BTreeSet;
use store::requests::{RequestFileRow, RequestRow};

/// Sends a request; its receipt. Sending again with the same id gives the same one. The sender is told that it was received, the
/// provider's staff that it waits; the service stands in the sender's history of use (R6.1.3), the provider among those to whom data
/// were given (T3.4). A service that runs wholly by itself gives its result before this returns.
///
/// # Errors
/// [`Error::Refused`] with every field that is wrong, with `NotNow` while the form is being mended; [`Error::Conflict`] when the form
/// has changed meanwhile, or the id is another person's; [`Error::NotFound`] for a service that is not used here any more;
/// [`Error::Busy`] after too many in an hour.
pub async fn send(ctx: &Ctx, sent: RequestSend) -> Result<Receipt, Error> {
    ctx.may(Function::SendRequest)?;
    let person = ctx.person_in_good_standing().await?;
    let id = RequestId(sent.id.as_str().trim().to_ascii_lowercase());
    if !is_uuid(id.as_str()) {
        return Err(no(Field::Id, Code::BadFormat));
    }
    if let Some(receipt) = sent_before(ctx, &id, &person).await? {
        return Ok(receipt);
    }
    let service = service::find(&ctx.portal, &sent.service).await?;
    let (version, form) = form::newest(ctx.portal.db(), &service.id).await?.ok_or(Error::NotFound)?;
    if sent.version != version {
        return Err(Error::Conflict);
    }
    if outdated::is_outdated(&form, &service.text) {
        return Err(Refusal::form(Code::NotNow).into());
    }
    let mut answers = tidied(&form, &sent.answers);
    let chosen = files::chosen(ctx, &id, Part::Request, &sent.files).await?;
    belongs(&form, &chosen)?;
    check_answers(&form, &answers, &chosen.iter().map(|file| file.field.clone()).collect())?;
    ctx.portal.limiters.submits.take(&person)?;
    let goes = |file: &RequestFileRow| form.find(&file.field).is_some_and(|(_, field)| shown(&form, field, &answers));
    let chosen: Vec<RequestFileRow> = chosen.into_iter().filter(goes).collect();
    answers.extend(held::answers(&form, &held::of_person(ctx, &person).await?));
    let by_itself = automatic::runs(&service, &form, &answers, chosen.len());
    let new = New { answers: serde_json::to_string(&answers).context("answers")?, held: said(&form, &answers), chosen, by_itself };
    let calendar = &ctx.portal.reference().calendar;
    let row = RequestRow {
        id: id.clone(),
        number: String::new(),
        eservice: service.id,
        service: service.number,
        name: service.name.az,
        provider: service.provider,
        person: person.clone(),
        form_version: version,
        regulation_version: service.regulation_version,
        state: State::Received,
        sent_ms: ctx.now,
        due_on: due_on(service.text.span, ctx.now, ctx.portal.config().from_day, calendar),
        unit: service.text.span.unit,
        paused_on: None,
        employee: None,
        changed_ms: ctx.now,
        returns: 0,
        regulation: Some(service.regulation),
    };
    match write(ctx, row, new).await {
        // Another attempt was faster.
        Err(error) => sent_before(ctx, &id, &person).await?.ok_or(error),
        Ok(row) => {
            let at_once = by_itself && automatic::end(ctx, &row, &form, &answers).await?;
            Ok(Receipt { id: row.id, number: row.number, at_once })
        }
    }
}

/// What goes along with a new request.
#[derive(Clone)]
struct New {
    answers: String,
    /// What registers have said, as words.
    held: String,
    chosen: Vec<RequestFileRow>,
    /// Nobody has to be told that it waits.
    by_itself: bool,
}

/// What registers have said of the sender in these answers, as words with commas between them.
fn said(form: &RequestForm, answers: &Answers) -> String {
    let fields = form.fields.iter().filter(|field| answers.get(&field.key).is_some_and(|value| !value.is_empty()));
    fields.filter_map(|field| field.held.filter(|_| field.kind == FieldKind::Held)).map(Held::as_str).collect::<Vec<_>>().join(",")
}

async fn sent_before(ctx: &Ctx, id: &RequestId, person: &PersonId) -> Result<Option<Receipt>, Error> {
    match store::requests::find(ctx.portal.db(), id).await? {
        Some(row) if row.person == *person => {
            Ok(Some(Receipt { at_once: store::requests::sealed(ctx.portal.db(), id).await?.is_some(), id: row.id, number: row.number }))
        }
        Some(_) => Err(Error::Conflict),
        None => Ok(None),
    }
}

/// Documents belong to fields that ask for one, and to each no more than it takes.
pub(super) fn belongs(form: &RequestForm, chosen: &[RequestFileRow]) -> Result<(), Error> {
    let documents: BTreeSet<&str> = keys(form, FieldKind::Document);
    if chosen.iter().any(|file| !documents.contains(file.field.as_str())) {
        return Err(no(Field::Documents, Code::Unknown));
    }
    for (at, field) in form.fields.iter().enumerate() {
        if chosen.iter().filter(|file| file.field == field.key).count() > FILES_OF_FIELD as usize {
            return Err(no(Field::Asked(u8::try_from(at).unwrap_or(u8::MAX)), Code::TooMany { max: FILES_OF_FIELD }));
        }
    }
    Ok(())
}

async fn write(ctx: &Ctx, row: RequestRow, new: New) -> Result<RequestRow, Error> {
    let staff = staff_of(ctx.portal.db(), &row).await?;
    let now = ctx.now;
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let number = store::requests::add(tx, &row).await?;
            let row = RequestRow { number, ..row };
            store::requests::answer(tx, &row.id, 0, &new.answers, now).await?;
            store::requests::given(tx, &row.id, &new.held, now).await?;
            files::send(tx, &new.chosen, &row.person, now).await?;
            store::requests::append(tx, &entry(&row, Some(row.person.clone()), What::Sent, String::new(), now)).await?;
            store::requests::append(tx, &entry(&row, None, What::Received, String::new(), now)).await?;
            store::eservice_uses::add(tx, &row.person, &row.eservice, now).await?;
            store::drafts::remove(tx, row.id.as_str()).await?;
            tell_person(tx, &row, AccountWhat::RequestReceived, now).await?;
            if new.by_itself {
                store::requests::await_end(tx, &row.id, now).await?;
            } else {
                tell_staff(tx, staff, &row, AccountWhat::RequestCame, now).await?;
            }
            Ok::<_, Error>(row)
        })
    });
    write.await
}
