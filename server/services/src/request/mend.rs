//! The sender mends what came back (R7.4), or takes the request back.

use super::{entry, files, no, own, staff_of, stepped, tell_staff, view, written};
use crate::permission::Function;
use crate::{Ctx, Error};
use anyhow::Context;
use domain::account::AccountWhat;
use domain::eservice::form::{Answers, FieldKind, RequestForm, check_answers, tidied};
use domain::eservice::request::{MendForm, Mending, Step, resumed};
use domain::ids::RequestId;
use domain::official::Part;
use domain::refusal::{Code, Field, Refusal};
use std::collections::BTreeSet;
use store::requests::{RequestFileRow, RequestRow};

/// Sends the mended answers and documents; the provider's time runs on with as many days as were left.
///
/// # Errors
/// [`Error::Refused`] with every field that is still wrong, or with `NotNow`; [`Error::NotFound`] for a request of others.
pub async fn mend(ctx: &Ctx, form: MendForm) -> Result<(), Error> {
    ctx.may(Function::MendRequest)?;
    let person = ctx.person_in_good_standing().await?;
    let row = own::own(ctx, &form.id).await?;
    let (next, what) = stepped(ctx, &row, Step::Mend)?;
    let db = ctx.portal.db();
    let (asked, before) = view::answered(ctx, &row).await?;
    let named = view::mendings(&store::requests::events(db, &row.id).await?);
    let chosen = files::chosen(ctx, &row.id, Part::Request, &form.files).await?;
    super::send::belongs(&asked, &chosen)?;
    let answers = merged(&asked, &before, &form.answers, &named);
    let sent = store::requests::files_of(db, &row.id, Part::Request).await?;
    let mut given: BTreeSet<String> = sent.into_iter().filter(|file| file.replaced_ms.is_none()).map(|file| file.field).collect();
    given.extend(chosen.iter().map(|file| file.field.clone()));
    check_answers(&asked, &answers, &given)?;
    everything_mended(&asked, &named, &chosen)?;
    let due =
        row.paused_on.map_or(row.due_on, |paused| resumed(row.due_on, paused, ctx.now.date(), row.unit, &ctx.portal.reference().calendar));
    let next = RequestRow { due_on: due, paused_on: None, ..next };
    let answers = serde_json::to_string(&answers).context("answers")?;
    let (staff, now, from, round) = (staff_of(db, &row).await?, ctx.now, row.state, row.returns);
    let write = db.write(move |tx| {
        Box::pin(async move {
            written(tx, from, &next, &entry(&next, Some(person.clone()), what, String::new(), now)).await?;
            store::requests::answer(tx, &next.id, round, &answers, now).await?;
            let fields: BTreeSet<&str> = chosen.iter().map(|file| file.field.as_str()).collect();
            for field in fields {
                store::requests::replace_files(tx, &next.id, field, now).await?;
            }
            files::send(tx, &chosen, &person, now).await?;
            store::drafts::remove(tx, next.id.as_str()).await?;
            tell_staff(tx, staff, &next, AccountWhat::RequestMended, now).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// The answers before, with new ones in the fields that were named; what registers said stays as it was said at sending.
fn merged(form: &RequestForm, before: &Answers, typed: &Answers, named: &[Mending]) -> Answers {
    let mut all = before.clone();
    for item in named.iter().filter(|item| form.find(&item.field).is_some_and(|(_, field)| field.kind.is_asked())) {
        match typed.get(&item.field) {
            Some(text) => all.insert(item.field.clone(), text.clone()),
            None => all.remove(&item.field),
        };
    }
    let held = form.fields.iter().filter(|field| field.kind == FieldKind::Held);
    let held = held.filter_map(|field| Some((field.key.clone(), before.get(&field.key)?.clone()))).collect::<Vec<_>>();
    let mut kept = tidied(form, &all);
    kept.extend(held);
    kept
}

/// A document that was found wanting has a new one in its place, and nothing else is replaced.
fn everything_mended(form: &RequestForm, named: &[Mending], chosen: &[RequestFileRow]) -> Result<(), Error> {
    if chosen.iter().any(|file| !named.iter().any(|item| item.field == file.field)) {
        return Err(no(Field::Documents, Code::Unknown));
    }
    let missing = named.iter().filter_map(|item| {
        let (at, field) = form.find(&item.field)?;
        let waits = field.kind == FieldKind::Document && !chosen.iter().any(|file| file.field == item.field);
        waits.then(|| Refusal::new(Field::Asked(u8::try_from(at).unwrap_or(u8::MAX)), Code::Required))
    });
    let missing: Vec<Refusal> = missing.collect();
    if missing.is_empty() { Ok(()) } else { Err(missing.into()) }
}

/// Takes an own request back.
///
/// # Errors
/// [`Error::Refused`] with `NotNow` when it is over; [`Error::NotFound`] for a request of others.
pub async fn withdraw(ctx: &Ctx, id: &RequestId) -> Result<(), Error> {
    ctx.may(Function::WithdrawRequest)?;
    let person = ctx.person()?.clone();
    let row = own::own(ctx, id).await?;
    let (next, what) = stepped(ctx, &row, Step::Withdraw)?;
    let (staff, now, from) = (staff_of(ctx.portal.db(), &row).await?, ctx.now, row.state);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            written(tx, from, &next, &entry(&next, Some(person), what, String::new(), now)).await?;
            tell_staff(tx, staff, &next, AccountWhat::RequestWithdrawn, now).await?;
            Ok::<_, Error>(())
        })
    });
    write.await
}
