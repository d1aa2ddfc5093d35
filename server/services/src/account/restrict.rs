//! Restricting access for a breach of the terms: by the owner's or the operator's staff, with a reason and an end (A8.12, T1.8).

use super::{entry, notice};
use crate::permission::Function;
use crate::views::Whole;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error, people};
use domain::account::{AccountWhat, Act, RestrictForm, RestrictPersonForm, Whom, restriction, restriction_of_person};
use domain::appeal::validate::clean;
use domain::appeal::view::What;
use domain::ids::{AppealId, PersonId};
use domain::lifecycle::{self, Step};
use domain::refusal::{Code, Field, Refusal};
use domain::role::Role;
use domain::time::UnixMs;
use store::Tx;
use store::events::Audience;

/// Restricts the author of an appeal, and stops the processing of all the author's open appeals when asked to. The author
/// is told why and until when.
///
/// # Errors
/// [`Error::Refused`] with what is wrong with the form, with `AlreadyDone` while a restriction is in force, with `NotYours`
/// for somebody who is staff; [`Error::NotFound`] outside one's territory.
pub async fn restrict(ctx: &Ctx, form: RestrictForm) -> Result<(), Error> {
    ctx.may(Function::RestrictAuthor)?;
    let form = RestrictForm { reason: clean(&form.reason), ..form };
    restriction(&form, ctx.now)?;
    let whole = Whole::read(ctx, &form.appeal).await?;
    if !crate::owner::in_territory(ctx, &whole.appeal) {
        return Err(Error::NotFound);
    }
    let author = whole.appeal.person;
    free_to_restrict(ctx, &author).await?;
    impose(ctx, &author, form).await
}

/// Restricts a person found by an appeal's number, an e-mail address or a FİN, typed exactly: nobody leafs through persons.
///
/// # Errors
/// As [`restrict`]; [`Error::Refused`] with `Unknown` when nobody is found.
pub async fn restrict_person(ctx: &Ctx, form: RestrictPersonForm) -> Result<(), Error> {
    ctx.may(Function::RestrictPerson)?;
    let form = RestrictPersonForm { reason: clean(&form.reason), ..form };
    restriction_of_person(&form, ctx.now)?;
    let nobody = Refusal::new(Field::Number, Code::Unknown);
    let person = find(ctx, &form.who).await?.ok_or(nobody)?;
    free_to_restrict(ctx, &person).await?;
    let RestrictPersonForm { reason, until, stop, .. } = form;
    impose(ctx, &person, RestrictForm { appeal: AppealId::default(), reason, until: until.trim().parse().ok(), stop }).await
}

/// Whom the words name. A grant limited to a district reaches the authors of its appeals alone.
async fn find(ctx: &Ctx, who: &str) -> Result<Option<PersonId>, Error> {
    let db = ctx.portal.db();
    let whole_country = ctx.actor.territory.is_none();
    Ok(match Whom::read(who) {
        Some(Whom::Number(number)) => {
            let appeal = store::appeals::by_number(db, &number.to_string()).await?;
            appeal.filter(|appeal| crate::owner::in_territory(ctx, appeal)).map(|appeal| appeal.person)
        }
        Some(Whom::Email(address)) if whole_country => store::people::by_email(db, &address).await?.map(|row| row.id),
        Some(Whom::Fin(fin)) if whole_country => store::people::by_fin(db, &fin).await?.map(|row| row.id),
        _ => None,
    })
}

async fn impose(ctx: &Ctx, author: &PersonId, form: RestrictForm) -> Result<(), Error> {
    let until = form.until.ok_or(Refusal::new(Field::Until, Code::Required))?;
    let stopped = if form.stop { stops(ctx, author).await? } else { Vec::new() };
    write(ctx, author, form, until.ends_at(), stopped).await?;
    ctx.portal.known.forget(author).await;
    Ok(())
}

/// Not restricted yet, and no employee: an employee's access ends with the role.
async fn free_to_restrict(ctx: &Ctx, author: &PersonId) -> Result<(), Error> {
    let person = store::people::find(ctx.portal.db(), author).await?.ok_or(Error::NotFound)?;
    if person.restricted_at(ctx.now).is_some() {
        return Err(Refusal::form(Code::AlreadyDone).into());
    }
    let staff = people::is_staff(&ctx.portal, author).await?;
    if staff { Err(Refusal::form(Code::NotYours).into()) } else { Ok(()) }
}

/// The open appeals of the author, whole.
async fn stops(ctx: &Ctx, author: &PersonId) -> Result<Vec<Whole>, Error> {
    let mut all = Vec::new();
    for row in store::appeals::open_of(ctx.portal.db(), author).await? {
        all.push(Whole::read(ctx, &row.id).await?);
    }
    Ok(all)
}

async fn write(ctx: &Ctx, author: &PersonId, form: RestrictForm, until: UnixMs, stopped: Vec<Whole>) -> Result<(), Error> {
    let day = until.date().display();
    let done = entry(ctx, author, Act::Restricted, &format!("{day}: {}", form.reason));
    let told = notice(ctx, author, AccountWhat::Restricted, &day);
    let stopped: Vec<_> = stopped.iter().map(|whole| (whole.appeal.id.clone(), whole.change())).collect();
    let happened = event(ctx, What::Restricted, "A8.12", Audience::Participants, &Particulars::default());
    let (author, role, now) = (author.clone(), ctx.actor.role, ctx.now);
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::people::restrict(tx, &author, Some(until), Some(&form.reason)).await?;
            store::account_events::append(tx, &done).await?;
            store::account_notices::add(tx, &told).await?;
            for (appeal, change) in stopped {
                if stop(tx, &appeal, role, now).await? {
                    store::events::append(tx, &appeal, std::slice::from_ref(&happened)).await?;
                    tx.publish(change);
                }
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// Stops one appeal; false when it was closed meanwhile.
async fn stop(tx: &mut Tx, appeal: &AppealId, role: Role, now: UnixMs) -> Result<bool, Error> {
    let Some(row) = store::appeals::lock(tx, appeal).await? else { return Ok(false) };
    let Ok(status) = lifecycle::next(row.status, Step::Restrict, role) else { return Ok(false) };
    store::appeals::set_status(tx, appeal, status, now).await?;
    Ok(true)
}
