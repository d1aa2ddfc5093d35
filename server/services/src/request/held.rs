//! What state registers say of a person (R6.1.1, R7.2): put into the request by the server, never typed.

use crate::{Ctx, Error};
use domain::eservice::form::{Answers, FieldKind, Held, RequestForm};
use domain::exchange::Fact;
use domain::ids::PersonId;

/// Everything that is known, by what it is; empty where no register has said it.
pub(super) async fn of_person(ctx: &Ctx, person: &PersonId) -> Result<Vec<(Held, String)>, Error> {
    let db = ctx.portal.db();
    let row = store::people::find(db, person).await?.ok_or(Error::SignIn)?;
    let facts = store::exchange::of_person(db, person).await?;
    let address = facts.into_iter().find(|fact| fact.fact == Fact::LegalPerson && fact.voen == row.voen).and_then(|fact| fact.address);
    let value = |held: Held| match held {
        Held::GivenName => Some(row.given_name.clone()),
        Held::Surname => Some(row.surname.clone()),
        Held::Patronymic => Some(row.patronymic.clone()),
        Held::Fin => row.fin.clone(),
        Held::Phone => row.phone.clone(),
        Held::LegalName => row.legal_name.clone(),
        Held::Voen => row.voen.clone(),
        Held::LegalAddress => address.clone(),
    };
    Ok(Held::ALL.iter().map(|held| (*held, value(*held).unwrap_or_default())).collect())
}

/// The values of a form's held fields, by key.
pub(super) fn answers(form: &RequestForm, known: &[(Held, String)]) -> Answers {
    let fields = form.fields.iter().filter(|field| field.kind == FieldKind::Held);
    let value = |held: Held| known.iter().find(|(one, _)| *one == held).map(|(_, value)| value.clone()).unwrap_or_default();
    fields.filter_map(|field| Some((field.key.clone(), value(field.held?)))).collect()
}
