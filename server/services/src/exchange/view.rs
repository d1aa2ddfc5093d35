//! Where what is known of a person came from, as staff and the person see it.

use crate::permission::Function;
use crate::{Ctx, Error, owner, people};
use domain::exchange::{ExchangeLine, Fact, FactSource, FactView, PersonCard};
use domain::ids::{AppealId, PersonId};
use store::exchange::{CallRow, FactRow};
use store::people::PersonRow;

/// The page on which a fact about an appeal's author is entered by hand (A4.3).
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the owner's staff, [`Error::NotFound`] outside their territory.
pub async fn person_card(ctx: &Ctx, id: &AppealId) -> Result<PersonCard, Error> {
    ctx.may(Function::PersonCard)?;
    let appeal = store::appeals::find(ctx.portal.db(), id).await?.ok_or(Error::NotFound)?;
    if !owner::in_territory(ctx, &appeal) {
        return Err(Error::NotFound);
    }
    let person = store::people::find(ctx.portal.db(), &appeal.person).await?.ok_or(Error::NotFound)?;
    let number = appeal.number.unwrap_or(appeal.receipt_number);
    Ok(PersonCard { appeal: appeal.id, number, facts: author_facts(ctx, &person).await? })
}

/// What is known of a person, fact by fact, with its origin; of the legal person only where one is represented (T1.2).
pub(crate) async fn author_facts(ctx: &Ctx, person: &PersonRow) -> Result<Vec<FactView>, Error> {
    let known = store::exchange::of_person(ctx.portal.db(), &person.id).await?;
    let by: Vec<PersonId> = known.iter().filter_map(|row| row.entered_by.clone()).collect();
    let staff = store::people::find_many(ctx.portal.db(), &by).await?;
    let name = |id: &PersonId| staff.iter().find(|one| one.id == *id).map(people::name_of).unwrap_or_default();
    let facts = Fact::ALL.iter().filter(|fact| !fact.is_of_legal_person() || person.voen.is_some());
    let view = |fact: &Fact| {
        let row = fact_of(&known, *fact, person.voen.as_deref());
        let kept = row.filter(|row| row.source != FactSource::SignIn);
        FactView {
            fact: *fact,
            value: value(*fact, person, kept),
            source: row.map_or(FactSource::SignIn, |row| row.source),
            at_ms: kept.map(|row| row.at_ms),
            state: row.map(|row| row.state),
            by: kept.and_then(|row| row.entered_by.as_ref()).map(name).unwrap_or_default(),
            basis: kept.map(|row| row.basis.clone()).unwrap_or_default(),
        }
    };
    Ok(facts.map(view).collect())
}

/// The row of a fact, as long as it is about the legal person represented now.
pub(super) fn fact_of<'a>(known: &'a [FactRow], fact: Fact, voen: Option<&str>) -> Option<&'a FactRow> {
    known.iter().find(|row| row.fact == fact && (!fact.is_of_legal_person() || row.voen.as_deref() == voen))
}

fn value(fact: Fact, person: &PersonRow, row: Option<&FactRow>) -> String {
    let parts = match fact {
        Fact::Names => return [&person.surname, &person.given_name, &person.patronymic].map(String::as_str).join(" ").trim().to_owned(),
        Fact::Phone => [person.phone.clone(), None],
        Fact::LegalPerson => [person.legal_name.clone(), row.and_then(|row| row.address.clone())],
    };
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The questions about a person for their own eyes (T3.4).
pub(crate) fn lines(calls: Vec<CallRow>) -> Vec<ExchangeLine> {
    calls.into_iter().map(|call| ExchangeLine { at_ms: call.at_ms, fact: call.fact, answered: call.outcome == "answered" }).collect()
}
