//! What happened to orders (Q3.4): only added to.

use crate::{Db, StoreError, Tx};
use domain::ids::PersonId;
use domain::queue::OrderWhat;
use domain::time::UnixMs;

row! {
    /// Something that happened.
    EventRow {
        /// Id; UUIDv7, so that newer ones sort later.
        id: String = "id",
        /// To the order with this code.
        code: String = "code",
        /// When.
        at_ms: UnixMs = "at_ms",
        /// What.
        what: OrderWhat = "what",
        /// By which employee.
        by: Option<PersonId> = "by_person",
    }
}

row! {
    /// How often something happened.
    CountRow {
        /// What.
        what: OrderWhat = "what",
        /// How often.
        count: u32 = "how_many",
    }
}

statements! {
    ADD = "insert into booking_event (id, code, at_ms, what, by_person) values ($1, $2, $3, $4, $5)";
    OF_CODE = "select id, code, at_ms, what, by_person from booking_event where code = $1 order by at_ms, id";
    COUNTS = "select what, count(*) as how_many from booking_event where at_ms >= $1 and at_ms < $2 group by what order by what";
}

/// Writes it down.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn add(tx: &mut Tx, event: &EventRow) -> Result<(), StoreError> {
    let by = event.by.as_ref().map(PersonId::as_str);
    exec!(tx, ADD, &event.id, &event.code, event.at_ms.0, event.what.as_str(), by)?;
    Ok(())
}

/// What happened to an order, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_code(db: &Db, code: &str) -> Result<Vec<EventRow>, StoreError> {
    all!(db, EventRow, OF_CODE, code)
}

/// How often what happened from one instant to another, for supervision (Q3.4).
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn counts(db: &Db, from: UnixMs, until: UnixMs) -> Result<Vec<CountRow>, StoreError> {
    all!(db, CountRow, COUNTS, from.0, until.0)
}
