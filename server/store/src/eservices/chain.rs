//! The versions of a service (R10.5): each entry has the whole facts and the hash of the one before.

use crate::{Db, StoreError, Tx, chain};
use domain::eservice::{Act, Facts};
use domain::ids::{ApplicationId, EserviceId, PersonId};
use domain::time::UnixMs;

row! {
    /// An entry.
    EserviceChange {
        /// The service.
        eservice: EserviceId = "eservice_id",
        /// Registered, amended or cancelled.
        act: Act = "act",
        /// When.
        at_ms: UnixMs = "at_ms",
        /// The operator's employee; `None` for what was taken in with a new installation.
        person: Option<PersonId> = "person_id",
        /// By which application; `None` for what came in a file.
        application: Option<ApplicationId> = "application_id",
        /// The facts from then on.
        facts: Facts = "facts",
    }
}

row! {
    /// An entry as it stands in the chain.
    Link {
        nr: i64 = "nr",
        prev_hash: String = "prev_hash",
        hash: String = "hash",
        eservice: EserviceId = "eservice_id",
        act: Act = "act",
        at_ms: UnixMs = "at_ms",
        person: Option<PersonId> = "person_id",
        application: Option<ApplicationId> = "application_id",
        facts: String = "facts",
    }
}

statements! {
    HEAD = "select nr, hash from eservice_change where eservice_id = $1 order by nr desc limit 1";
    APPEND = "insert into eservice_change (eservice_id, nr, act, at_ms, person_id, application_id, facts, prev_hash, hash) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    OF_SERVICE = "select nr, prev_hash, hash, eservice_id, act, at_ms, person_id, application_id, facts from eservice_change \
        where eservice_id = $1 order by nr";
    CHAINED = "select distinct eservice_id from eservice_change where eservice_id > $1 order by eservice_id limit $2";
}

/// Adds an entry. The service's row is written in the same transaction, so entries of one service wait for each other.
///
/// # Errors
/// [`StoreError::Reference`] when service, person or application is unknown.
pub async fn append(tx: &mut Tx, change: &EserviceChange) -> Result<(), StoreError> {
    let c = change;
    let facts = super::json(&c.facts)?;
    let (last, prev) = maybe!(tx, (i64, String), HEAD, c.eservice.as_str())?.unwrap_or_default();
    let (person, application) = (c.person.as_ref().map(PersonId::as_str), c.application.as_ref().map(ApplicationId::as_str));
    let hash = hash_of(last + 1, c, &facts, &prev);
    #[rustfmt::skip]
    exec!(tx, APPEND, c.eservice.as_str(), last + 1, c.act.as_str(), c.at_ms.0, person, application, &facts, prev, hash)?;
    Ok(())
}

/// A service's entries, the oldest first: its versions, from 1.
///
/// # Errors
/// [`StoreError::Damaged`] when an entry is changed or missing.
pub async fn changes(db: &Db, eservice: &EserviceId) -> Result<Vec<EserviceChange>, StoreError> {
    let links = all!(db, Link, OF_SERVICE, eservice.as_str())?;
    let (mut entries, mut prev) = (Vec::with_capacity(links.len()), String::new());
    for (nr, link) in (1..).zip(links) {
        let Link { nr: own, prev_hash, hash, eservice, act, at_ms, person, application, facts: text } = link;
        let damaged = || StoreError::Damaged(format!("entry {nr} of e-service {eservice}"));
        let facts = serde_json::from_str(&text).map_err(|_| damaged())?;
        let entry = EserviceChange { eservice: eservice.clone(), act, at_ms, person, application, facts };
        if own != nr || prev_hash != prev || hash != hash_of(nr, &entry, &text, &prev) {
            return Err(damaged());
        }
        prev = hash;
        entries.push(entry);
    }
    Ok(entries)
}

/// The services that have a chain, by id: those after this one, for whoever checks them.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn chained(db: &Db, after: &EserviceId, limit: u32) -> Result<Vec<EserviceId>, StoreError> {
    let rows = all!(db, (String,), CHAINED, after.as_str(), i64::from(limit))?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}

/// The hash over every field, the facts as they are written, and the hash before.
fn hash_of(nr: i64, change: &EserviceChange, facts: &str, prev: &str) -> String {
    let c = change;
    let (person, application) = (c.person.as_ref().map_or("", PersonId::as_str), c.application.as_ref().map_or("", ApplicationId::as_str));
    let (nr, at) = (nr.to_string(), c.at_ms.0.to_string());
    chain::hash([prev, c.eservice.as_str(), &nr, c.act.as_str(), &at, person, application, facts])
}
