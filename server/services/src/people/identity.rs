//! From what the single sign-on says to a person, a role and a session.

use super::token;
use crate::{Error, Portal};
use domain::ids::PersonId;
use domain::lang::Lang;
use domain::role::{CentrePost, Grant, Role};
use domain::time::UnixMs;
use std::fmt;
use store::centre_grants::CentreGrantRow;
use store::eservice_grants::EserviceGrantRow;
use store::people::{GrantRow, PersonRow};
use store::sessions::SessionRow;
use store::sign_ins::SignInRow;

/// What the single sign-on says of a person.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// The person's id there.
    pub subject: String,
    /// Personal identification number.
    pub fin: String,
    /// Given name.
    pub given_name: String,
    /// Surname.
    pub surname: String,
    /// Patronymic.
    pub patronymic: String,
    /// Taxpayer number of a legal person or entrepreneur (T1.2).
    pub voen: Option<String>,
    /// Name of the legal person.
    pub legal_name: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// How the person signed in (SİMA, ASAN İmza …).
    pub method: String,
    /// How sure the sign-in is.
    pub assurance: String,
}

/// Nothing personal gets into a log.
impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").field("issuer", &self.issuer).field("method", &self.method).finish_non_exhaustive()
    }
}

/// Signs a person in: known persons keep their cabinet and take their new names, new ones get one (A8.2). What registers are to
/// be asked is put into the outbox (A4.1); nobody waits for it. Gives the session's secret for the cookie; the database keeps
/// only its hash.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn sign_in(portal: &Portal, identity: Identity, device: &str) -> Result<String, Error> {
    let secret = token::new();
    let now = portal.now();
    let session = SessionRow {
        id_hash: token::hash(&secret),
        person: PersonId::default(),
        created_ms: now,
        seen_ms: now,
        expires_ms: super::session::end_of(portal, now),
        device: device.chars().take(200).collect(),
        method: identity.method.clone(),
        assurance: identity.assurance.clone(),
    };
    let sign_in = SignInRow {
        id: store::sessions::name(&session.id_hash).to_owned(),
        person: PersonId::default(),
        at_ms: now,
        device: session.device.clone(),
        method: session.method.clone(),
        assurance: session.assurance.clone(),
    };
    let (person, exchange) = (row(identity, now), portal.config().exchange.clone());
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            let id = store::people::sign_in(tx, &person).await?;
            store::sign_ins::insert(tx, &SignInRow { person: id.clone(), ..sign_in }).await?;
            crate::exchange::plan(tx, &exchange, &id, &person, now).await?;
            store::sessions::insert(tx, &SessionRow { person: id, ..session }).await?;
            Ok::<_, Error>(())
        })
    });
    write.await?;
    Ok(secret)
}

/// Whether the level of a sign-in is one with which staff may act (A5.0.4).
pub(super) fn is_sure(portal: &Portal, assurance: &str) -> bool {
    let levels = &portal.config().staff_assurance;
    levels.is_empty() || levels.iter().any(|level| level == assurance)
}

/// Whether this person is staff and has signed in less surely than staff have to (A5.0.4): they are told how to do it, instead of
/// finding themselves without their work.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn is_too_weak(portal: &Portal, identity: &Identity) -> Result<bool, Error> {
    if is_sure(portal, &identity.assurance) {
        return Ok(false);
    }
    let Some(person) = person_of(portal, &identity.issuer, &identity.subject).await? else { return Ok(false) };
    is_staff(portal, &person).await
}

/// Whether a person has any grant: of the state's side, of a centre, of 108, of the register of e-services.
pub(crate) async fn is_staff(portal: &Portal, person: &PersonId) -> Result<bool, Error> {
    let nowhere = store::people::grants(portal.db(), person).await?.is_empty()
        && store::centre_grants::of_person(portal.db(), person).await?.is_empty()
        && store::eservice_grants::of_person(portal.db(), person).await?.is_empty();
    Ok(!nowhere)
}

fn row(identity: Identity, now: UnixMs) -> PersonRow {
    PersonRow {
        id: PersonId(uuid::Uuid::now_v7().to_string()),
        issuer: identity.issuer,
        subject: identity.subject,
        fin: Some(identity.fin).filter(|fin| !fin.is_empty()),
        given_name: identity.given_name,
        surname: identity.surname,
        patronymic: identity.patronymic,
        voen: identity.voen,
        legal_name: identity.legal_name,
        phone: identity.phone,
        email: None,
        language: Lang::default(),
        created_ms: now,
        terms_version: None,
        terms_accepted_ms: None,
        restricted_until_ms: None,
        restricted_reason: None,
    }
}

/// Gives a person a role. It takes effect at the latest after ten seconds.
///
/// # Errors
/// [`Error::Internal`] when the person or institution does not exist or the database fails.
pub async fn grant(portal: &Portal, person: &PersonId, grant: Grant) -> Result<(), Error> {
    let row = GrantRow {
        id: uuid::Uuid::now_v7().to_string(),
        person: person.clone(),
        role: grant.role,
        institution: grant.institution,
        district: grant.territory,
        granted_ms: portal.now(),
        granted_by: None,
        revoked_ms: None,
    };
    let write = portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::people::grant(tx, &row).await?) }));
    write.await.map(|_| ())
}

/// Gives a person work in a centre, or at the telephone 108 (`post` is `None`). It takes effect at the latest after ten seconds.
///
/// # Errors
/// [`Error::Internal`] when the person or centre does not exist or the database fails.
pub async fn grant_post(portal: &Portal, person: &PersonId, post: Option<CentrePost>) -> Result<(), Error> {
    let row = CentreGrantRow {
        id: uuid::Uuid::now_v7().to_string(),
        person: person.clone(),
        role: if post.is_some() { Role::CentreStaff } else { Role::CallCentre },
        manager: post.as_ref().is_some_and(|post| post.manager),
        centre: post.map(|post| post.centre),
        granted_ms: portal.now(),
        granted_by: None,
    };
    let write = portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::centre_grants::grant(tx, &row).await?) }));
    write.await.map(|_| ())
}

/// Makes a person staff of the operator of the register of e-services (R10.1). It takes effect at the latest after ten seconds.
///
/// # Errors
/// [`Error::Internal`] when the person does not exist or the database fails.
pub async fn grant_register(portal: &Portal, person: &PersonId) -> Result<(), Error> {
    let row = EserviceGrantRow { id: uuid::Uuid::now_v7().to_string(), person: person.clone(), granted_ms: portal.now(), granted_by: None };
    let write = portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::eservice_grants::grant(tx, &row).await?) }));
    write.await.map(|_| ())
}

/// The person behind a sign-in.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn person_of(portal: &Portal, issuer: &str, subject: &str) -> Result<Option<PersonId>, Error> {
    Ok(store::people::by_subject(portal.db(), issuer, subject).await?.map(|row| row.id))
}

/// The legal person's name, or given name and surname.
pub(crate) fn name_of(person: &PersonRow) -> String {
    match &person.legal_name {
        Some(name) if !name.is_empty() => name.clone(),
        _ => format!("{} {}", person.given_name, person.surname).trim().to_owned(),
    }
}
