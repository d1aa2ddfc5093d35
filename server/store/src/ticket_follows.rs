//! Who wants to hear when the turn of a ticket is near (Q+). One row is one message.

use crate::{Db, StoreError, Tx};
use domain::ids::{PersonId, TicketId};
use domain::time::{Date, UnixMs};

row! {
    /// Somebody who waits to hear of a ticket.
    FollowRow {
        /// The ticket.
        ticket: TicketId = "ticket_id",
        /// The person.
        person: PersonId = "person_id",
    }
}

statements! {
    ADD = "insert into ticket_follow (ticket_id, person_id, asked_ms) values ($1, $2, $3) on conflict (ticket_id, person_id) do nothing";
    HAS = "select count(*) from ticket_follow where ticket_id = $1 and person_id = $2";
    OPEN = "select ticket_id, person_id from ticket_follow join ticket on ticket.id = ticket_id \
        where told_ms is null and ticket.day = $1 and ticket.state = 'waiting' order by asked_ms, ticket_id, person_id limit $2";
    TOLD = "update ticket_follow set told_ms = $3 where ticket_id = $1 and person_id = $2 and told_ms is null";
    FORGET = "delete from ticket_follow where asked_ms < $1";
}

/// The person wants to hear of the ticket; asked twice it is once.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such ticket or person.
pub async fn add(tx: &mut Tx, ticket: &TicketId, person: &PersonId, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, ADD, ticket.as_str(), person.as_str(), now.0)?;
    Ok(())
}

/// Whether the person has asked to hear of the ticket.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn has(db: &Db, ticket: &TicketId, person: &PersonId) -> Result<bool, StoreError> {
    let (count,) = one!(db, (i64,), HAS, ticket.as_str(), person.as_str())?;
    Ok(count > 0)
}

/// Who was not told yet of a ticket of this day that waits, whoever asked first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn open(db: &Db, day: Date, limit: u32) -> Result<Vec<FollowRow>, StoreError> {
    all!(db, FollowRow, OPEN, day.to_string(), i64::from(limit))
}

/// The person is told now; false when that was done before.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn told(tx: &mut Tx, row: &FollowRow, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, TOLD, row.ticket.as_str(), row.person.as_str(), now.0)? == 1)
}

/// What was asked before an instant goes; how many rows.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn forget(tx: &mut Tx, before: UnixMs) -> Result<u64, StoreError> {
    exec!(tx, FORGET, before.0)
}
