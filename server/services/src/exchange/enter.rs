//! Entering by hand what a register can't say in real time (A4.3): who entered it, when and on what basis is kept.

use super::view::fact_of;
use crate::account::entry;
use crate::permission::Function;
use crate::views::Whole;
use crate::{Ctx, Error};
use domain::account::Act;
use domain::exchange::{Data, EntryForm, Fact, FactSource, FactState, may_enter};
use domain::ids::PersonId;
use domain::refusal::{Code, Field, Refusal};
use store::exchange::FactRow;
use store::people::PersonRow;

/// Enters a fact about an appeal's author. A register that answers later takes its place; until then sign-ins don't.
///
/// # Errors
/// [`Error::Refused`] with what is wrong with the form, with `AlreadyDone` once a register has said it, with `NotNow` for the
/// legal person of somebody who represents none; [`Error::NotFound`] outside one's territory and for a closed account.
pub async fn enter(ctx: &Ctx, form: EntryForm) -> Result<(), Error> {
    ctx.may(Function::EnterByHand)?;
    let (data, basis) = form.checked()?;
    let whole = Whole::read(ctx, &form.appeal).await?;
    if !crate::owner::in_territory(ctx, &whole.appeal) {
        return Err(Error::NotFound);
    }
    let person = store::people::find(ctx.portal.db(), &whole.appeal.person).await?.ok_or(Error::NotFound)?;
    if form.fact.is_of_legal_person() && person.voen.is_none() {
        return Err(Refusal::new(Field::LegalName, Code::NotNow).into());
    }
    write(ctx, &person, form.fact, data, basis, whole.change()).await
}

async fn write(ctx: &Ctx, person: &PersonRow, fact: Fact, data: Data, basis: String, change: domain::live::Change) -> Result<(), Error> {
    let done = entry(ctx, &person.id, Act::EnteredByHand, &format!("{}: {basis}", fact.as_str()));
    let (id, row) = (person.id.clone(), row(ctx, person, &data, basis));
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            let known = store::exchange::seen(tx, &id).await?;
            let before = fact_of(&known, fact, row.voen.as_deref());
            if !before.is_none_or(|before| may_enter(before.source)) {
                return Err(Refusal::form(Code::AlreadyDone).into());
            }
            // A question on its way stays there.
            let (state, until_ms) = before.map_or((FactState::Ended, row.until_ms), |before| (before.state, before.until_ms));
            if !store::exchange::learn(tx, &FactRow { state, until_ms, ..row }, &data).await? {
                return Err(Error::NotFound);
            }
            store::account_events::append(tx, &done).await?;
            tx.publish(change);
            Ok(())
        })
    });
    write.await
}

fn row(ctx: &Ctx, person: &PersonRow, data: &Data, basis: String) -> FactRow {
    let (voen, address) = match data {
        Data::LegalPerson { address, .. } => (person.voen.clone(), Some(address.clone())),
        _ => (None, None),
    };
    FactRow {
        person: person.id.clone(),
        fact: data.fact(),
        state: FactState::Ended,
        source: FactSource::Staff,
        at_ms: ctx.now,
        until_ms: ctx.now,
        voen,
        address,
        basis,
        entered_by: ctx.actor.person.as_ref().map(|person| PersonId::from(person.as_str())),
    }
}
