//! The people of the demo: the named ones, more citizens, and an employee for every institution.

use super::persons::{DemoPerson, persons};
use super::words::Words;
use crate::people::{self, Identity};
use crate::{Error, Portal};
use anyhow::anyhow;
use domain::ids::{InstitutionId, PersonId};
use domain::lang::Lang;
use domain::role::{Actor, Grant, Role};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The name under which the demo provider's persons are known: its issuer is part of a person's identity.
pub const ISSUER: &str = "demo";
/// How many citizens send appeals: the named ones and made ones.
pub const CITIZENS: usize = 120;

/// Everybody who acts in the demo.
pub struct Cast {
    /// Citizens; the named ones first.
    pub citizens: Vec<Actor>,
    /// One employee of the owner.
    pub owner: Actor,
    /// One employee of the operator.
    pub operator: Option<Actor>,
    /// One who answers the telephone 108.
    pub call: Option<Actor>,
    /// One employee for each institution.
    pub staff: BTreeMap<InstitutionId, Actor>,
}

impl Cast {
    /// Signs everybody in once, grants the roles and accepts the terms.
    pub async fn gather(portal: &Arc<Portal>, words: &Words) -> Result<Cast, Error> {
        let (mut citizens, mut owner, mut operator, mut call, mut staff) = (Vec::new(), None, None, None, BTreeMap::new());
        for person in persons()?.into_iter().filter(|person| !person.is_newcomer()) {
            let actor = enrol(portal, &person).await?;
            match person.role() {
                Role::OwnerStaff => owner = owner.or(Some(actor)),
                Role::Operator => operator = operator.or(Some(actor)),
                Role::CallCentre => call = call.or(Some(actor)),
                // The first one named acts for the institution in the demo's appeals.
                Role::InstitutionStaff => drop(staff.entry(InstitutionId(person.institution)).or_insert(actor)),
                Role::Citizen => citizens.push(actor),
                _ => {}
            }
        }
        for number in citizens.len()..CITIZENS {
            citizens.push(enrol(portal, &made(words, number, Role::Citizen, "")).await?);
        }
        for (number, institution) in portal.reference().institutions.iter().enumerate() {
            if !staff.contains_key(&institution.id) {
                let person = made(words, 500 + number, Role::InstitutionStaff, institution.id.as_str());
                staff.insert(institution.id.clone(), enrol(portal, &person).await?);
            }
        }
        let owner = owner.ok_or_else(|| anyhow!("seed/persons.csv names nobody of the owner's staff"))?;
        Ok(Cast { citizens, owner, operator, call, staff })
    }
}

/// A made person; names go round, so they repeat as real ones do.
fn made(words: &Words, number: usize, role: Role, institution: &str) -> DemoPerson {
    let given = &words.given[number % words.given.len()];
    let surname = &words.surname[(number / 3) % words.surname.len()];
    DemoPerson {
        key: format!("made-{number}"),
        fin: format!("5DMX{number:03}"),
        given_name: given.clone(),
        surname: if number.is_multiple_of(2) { format!("{surname}a") } else { surname.clone() },
        patronymic: String::new(),
        phone: String::new(),
        voen: String::new(),
        legal_name: String::new(),
        role: role.as_str().to_owned(),
        institution: institution.to_owned(),
    }
}

async fn enrol(portal: &Arc<Portal>, person: &DemoPerson) -> Result<Actor, Error> {
    people::sign_in(portal, identity(person), "demo").await?;
    let id: PersonId = people::person_of(portal, ISSUER, &person.key).await?.ok_or(Error::NotFound)?;
    let role = person.role();
    let post = person.post();
    let institution = (role == Role::InstitutionStaff).then(|| InstitutionId(person.institution.clone()));
    match role {
        Role::Citizen => {}
        Role::CentreStaff | Role::CallCentre => people::grant_post(portal, &id, post.clone()).await?,
        Role::RegistryOperator => people::grant_register(portal, &id).await?,
        _ => people::grant(portal, &id, Grant { role, institution: institution.clone(), territory: None }).await?,
    }
    let actor = Actor { person: Some(id), role, institution, territory: None, post };
    accept(portal, &actor).await?;
    Ok(actor)
}

async fn accept(portal: &Arc<Portal>, actor: &Actor) -> Result<(), Error> {
    let ctx = portal.ctx(actor.clone(), Lang::Az, None);
    let terms = people::terms(&ctx).await?;
    people::accept_terms(&ctx, &terms.version).await
}

/// The identity as the demo provider's claims give it.
pub fn identity(person: &DemoPerson) -> Identity {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Identity {
        issuer: ISSUER.to_owned(),
        subject: person.key.clone(),
        fin: person.fin.clone(),
        given_name: person.given_name.clone(),
        surname: person.surname.clone(),
        patronymic: person.patronymic.clone(),
        voen: some(&person.voen),
        legal_name: some(&person.legal_name),
        phone: some(&person.phone),
        method: "demo".to_owned(),
        assurance: "demo".to_owned(),
    }
}
