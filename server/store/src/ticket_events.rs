//! What was done with a ticket (Q2.5, Q+): a chain of entries that are only ever added, each with the hash of the one before.

use crate::chain::{self, Link};
use crate::{Db, StoreError, Tx};
use domain::ids::{CentreId, CounterId, GroupId, PersonId, ServiceId, TicketId};
use domain::queue::ticket::Act;
use domain::time::UnixMs;

row! {
    /// An entry.
    TicketEventRow {
        /// The ticket.
        ticket: TicketId = "ticket_id",
        /// The centre.
        centre: CentreId = "centre_id",
        /// When.
        at_ms: UnixMs = "at_ms",
        /// The employee; `None` for machines, holders and the system.
        person: Option<PersonId> = "person_id",
        /// The counter that acted.
        counter: Option<CounterId> = "counter_id",
        /// What.
        act: Act = "act",
        /// The services it belonged to afterwards.
        group: GroupId = "group_id",
        /// The service wanted afterwards.
        service: ServiceId = "service_id",
    }
}

statements! {
    HEAD = "select nr, hash from ticket_event where ticket_id = $1 order by nr desc limit 1";
    APPEND = "insert into ticket_event (ticket_id, nr, centre_id, at_ms, person_id, counter_id, act, group_id, service_id, prev_hash, hash) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    OF_TICKET = "select nr, prev_hash, hash, ticket_id, centre_id, at_ms, person_id, counter_id, act, group_id, service_id \
        from ticket_event where ticket_id = $1 order by nr";
    CHAINED = "select distinct ticket_id from ticket_event where ticket_id > $1 order by ticket_id limit $2";
}

/// Adds an entry. The ticket's row is changed in the same transaction, so entries of one ticket wait for each other.
///
/// # Errors
/// [`StoreError::Reference`] for what there is not.
pub async fn append(tx: &mut Tx, event: &TicketEventRow) -> Result<(), StoreError> {
    let e = event;
    let (last, prev) = maybe!(tx, (i64, String), HEAD, e.ticket.as_str())?.unwrap_or_default();
    let hash = hash_of(last + 1, e, &prev);
    #[rustfmt::skip]
    exec!(tx, APPEND, e.ticket.as_str(), last + 1, e.centre.as_str(), e.at_ms.0, e.person.as_ref().map(PersonId::as_str),
        e.counter.as_ref().map(CounterId::as_str), e.act.as_str(), e.group.as_str(), e.service.as_str(), prev, hash)?;
    Ok(())
}

/// A ticket's entries, the oldest first.
///
/// # Errors
/// [`StoreError::Damaged`] when an entry is changed or missing.
pub async fn events(db: &Db, ticket: &TicketId) -> Result<Vec<TicketEventRow>, StoreError> {
    let links = all!(db, Link<TicketEventRow>, OF_TICKET, ticket.as_str())?;
    chain::whole(links, hash_of, |entry| format!("ticket {}", entry.ticket))
}

/// The tickets that have a chain, by id: those after this one, for whoever checks them.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn chained(db: &Db, after: &TicketId, limit: u32) -> Result<Vec<TicketId>, StoreError> {
    let rows = all!(db, (String,), CHAINED, after.as_str(), i64::from(limit))?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}

/// The hash over every field and the hash before.
fn hash_of(nr: i64, event: &TicketEventRow, prev: &str) -> String {
    let e = event;
    let person = e.person.as_ref().map_or("", PersonId::as_str);
    let counter = e.counter.as_ref().map_or("", CounterId::as_str);
    let (nr, at) = (nr.to_string(), e.at_ms.0.to_string());
    let ids = [e.ticket.as_str(), e.centre.as_str(), person, counter, e.group.as_str(), e.service.as_str()];
    chain::hash([prev, &nr, &at, e.act.as_str()].into_iter().chain(ids))
}
