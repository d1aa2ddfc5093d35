//! Whether a person may act in the system just now: the terms accepted (T1.3), access not restricted (A8.12, T1.8).

use crate::{Ctx, Error};
use domain::ids::PersonId;
use domain::refusal::{Code, Field, Refusal};
use domain::time::UnixMs;

/// What matters of a person before sending.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    terms: Option<i64>,
    restricted_until: Option<UnixMs>,
}

impl Ctx {
    /// The signed-in person, who has accepted the terms in force and is not restricted.
    ///
    /// # Errors
    /// [`Error::SignIn`] for a visitor; [`Error::Refused`] with `TermsNotAccepted` or `Restricted`.
    pub(crate) async fn person_in_good_standing(&self) -> Result<PersonId, Error> {
        let person = self.person()?.clone();
        let standing = standing(self, &person).await?;
        if standing.restricted_until.is_some_and(|until| self.now < until) {
            return Err(Refusal::form(Code::Restricted).into());
        }
        let in_force = self.portal.reference().terms.as_ref().map(|terms| terms.version);
        if standing.terms.is_none() || standing.terms != in_force {
            return Err(Refusal::new(Field::Terms, Code::TermsNotAccepted).into());
        }
        Ok(person)
    }
}

async fn standing(ctx: &Ctx, person: &PersonId) -> Result<Standing, Error> {
    if let Some(known) = ctx.portal.known.standing.get(person).await {
        return Ok(known);
    }
    let row = store::people::find(ctx.portal.db(), person).await?.ok_or(Error::SignIn)?;
    let standing = Standing { terms: row.terms_version, restricted_until: row.restricted_until_ms };
    ctx.portal.known.standing.insert(person.clone(), standing).await;
    Ok(standing)
}
