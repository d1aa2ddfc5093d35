//! Sessions: who is behind a cookie.

use super::token;
use crate::{Error, Portal, account};
use domain::ids::PersonId;
use domain::lang::Lang;
use domain::role::{Actor, CentrePost, Role};
use domain::time::UnixMs;
use store::people::GrantRow;
use store::sessions::SessionRow;

/// A session's use is noted at most so often, in milliseconds.
const NOTED_EVERY: i64 = 15 * 60_000;

/// Who is behind this secret; `None` when the session has ended or never was. Remembered for ten seconds.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn session(portal: &Portal, secret: &str) -> Result<Option<Actor>, Error> {
    let hash = token::hash(secret);
    if let Some(actor) = portal.known.sessions.get(&hash).await {
        return Ok(Some(actor));
    }
    let Some(row) = store::sessions::find(portal.db(), &hash, portal.now()).await? else { return Ok(None) };
    let actor = actor_of(portal, &row).await?;
    portal.known.sessions.insert(hash, actor.clone()).await;
    // Whoever only reads must not be stopped by a database that can't be written to; the use is noted another time.
    if let Err(error) = note_use(portal, row).await {
        tracing::warn!(error = format!("{error:?}"), "a session's use was not noted");
    }
    Ok(Some(actor))
}

/// The name of the session that this secret opens, for what is kept with it (T6.1).
pub fn session_name(secret: &str) -> String {
    store::sessions::name(&token::hash(secret)).to_owned()
}

/// A person with a grant of staff acts as staff, by the first one; everybody else as a citizen, and so does staff whose sign-in was
/// less sure than their work demands (A5.0.4).
async fn actor_of(portal: &Portal, session: &SessionRow) -> Result<Actor, Error> {
    let citizen = Actor { person: Some(session.person.clone()), role: Role::Citizen, institution: None, territory: None, post: None };
    if !super::identity::is_sure(portal, &session.assurance) {
        return Ok(citizen);
    }
    if let Some(grant) = store::people::grants(portal.db(), &session.person).await?.into_iter().next() {
        return Ok(Actor { role: grant.role, institution: grant.institution, territory: grant.district, ..citizen });
    }
    let grants = store::centre_grants::of_person(portal.db(), &session.person).await?;
    if let Some(grant) = grants.into_iter().next() {
        let post = grant.centre.map(|centre| CentrePost { centre, manager: grant.manager });
        return Ok(Actor { role: grant.role, post, ..citizen });
    }
    let keeps_register = !store::eservice_grants::of_person(portal.db(), &session.person).await?.is_empty();
    Ok(if keeps_register { Actor { role: Role::RegistryOperator, ..citizen } } else { citizen })
}

/// As whom an employee acts where no session is at hand, with the language of notices; `None` for whoever is no employee (any more), or is
/// restricted.
pub(crate) async fn staff_actor(portal: &Portal, person: &PersonId) -> Result<Option<(Actor, Lang)>, Error> {
    let (row, grants) = tokio::try_join!(store::people::find(portal.db(), person), store::people::grants(portal.db(), person))?;
    let Some(row) = row.filter(|row| row.restricted_at(portal.now()).is_none()) else { return Ok(None) };
    let grant = grants.into_iter().next();
    let actor = |grant: GrantRow| Actor {
        person: Some(person.clone()),
        role: grant.role,
        institution: grant.institution,
        territory: grant.district,
        post: None,
    };
    Ok(grant.map(|grant| (actor(grant), row.language)))
}

/// A session in use goes on.
async fn note_use(portal: &Portal, row: SessionRow) -> Result<(), Error> {
    let now = portal.now();
    if now.0 - row.seen_ms.0 < NOTED_EVERY {
        return Ok(());
    }
    let expires = end_of(portal, now);
    let write =
        portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::sessions::seen(tx, &row.id_hash, now, expires).await?) }));
    write.await.map(|_| ())
}

pub(super) fn end_of(portal: &Portal, now: UnixMs) -> UnixMs {
    UnixMs(now.0 + i64::from(portal.config().session_hours) * 3_600_000)
}

/// Ends a session; here at once, in other processes within ten seconds.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn sign_out(portal: &Portal, secret: &str) -> Result<(), Error> {
    let hash = token::hash(secret);
    portal.known.sessions.invalidate(&hash).await;
    let Some(session) = store::sessions::find(portal.db(), &hash, portal.now()).await? else { return Ok(()) };
    let actor = actor_of(portal, &session).await?;
    let entry = account::signed_out(&session, &actor, portal.now());
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            store::account_events::append(tx, &entry).await?;
            Ok::<_, Error>(store::sessions::end(tx, &session.id_hash).await?)
        })
    });
    write.await?;
    portal.known.sessions.invalidate(&hash).await;
    Ok(())
}
