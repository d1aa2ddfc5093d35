//! Who sits at which counter: one person at one counter, one counter for one person.

use crate::{Db, StoreError, Tx};
use domain::ids::{CentreId, CounterId, PersonId};
use domain::time::UnixMs;

row! {
    /// A seat that is taken, or was.
    SeatRow {
        /// Id (UUIDv7).
        id: String = "id",
        /// The counter.
        counter: CounterId = "counter_id",
        /// Its centre.
        centre: CentreId = "centre_id",
        /// Who.
        person: PersonId = "person_id",
        /// Since when.
        from_ms: UnixMs = "from_ms",
        /// Until when; `None` while it is taken.
        until_ms: Option<UnixMs> = "until_ms",
        /// Since when the counter pauses.
        paused_ms: Option<UnixMs> = "paused_ms",
    }
}

macro_rules! columns {
    () => {
        "id, counter_id, centre_id, person_id, from_ms, until_ms, paused_ms"
    };
}

statements! {
    TAKE = "insert into counter_seat (id, counter_id, centre_id, person_id, from_ms, paused_ms) values ($1, $2, $3, $4, $5, $6)";
    LEAVE = "update counter_seat set until_ms = $2, revision = revision + 1 where person_id = $1 and until_ms is null";
    VACATE = concat!("update counter_seat set until_ms = $2, revision = revision + 1 where person_id = $1 and until_ms is null returning ",
        columns!());
    PAUSE = "update counter_seat set paused_ms = $2, revision = revision + 1 where person_id = $1 and until_ms is null";
    LOCK = concat!("update counter_seat set revision = revision + 1 where counter_id = $1 and until_ms is null returning ", columns!());
    TAKEN = concat!("select ", columns!(), " from counter_seat where centre_id = $1 and until_ms is null order by from_ms, id");
    OF_PERSON = concat!("select ", columns!(), " from counter_seat where person_id = $1 and until_ms is null");
    END = "update counter_seat set until_ms = $2, revision = revision + 1 where until_ms is null and from_ms < $1";
}

/// Takes a seat.
///
/// # Errors
/// [`StoreError::Unique`] when somebody sits there, or this person sits elsewhere.
pub async fn take(tx: &mut Tx, seat: &SeatRow) -> Result<(), StoreError> {
    let s = seat;
    #[rustfmt::skip]
    exec!(tx, TAKE, &s.id, s.counter.as_str(), s.centre.as_str(), s.person.as_str(), s.from_ms.0, s.paused_ms.map(|at| at.0))?;
    Ok(())
}

/// Leaves the seat, wherever it is; false when the person had none.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn leave(tx: &mut Tx, person: &PersonId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, LEAVE, person.as_str(), now.0)? == 1)
}

/// The same for who works there no more; the seat that was left.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn vacate(tx: &mut Tx, person: &PersonId, now: UnixMs) -> Result<Option<SeatRow>, StoreError> {
    maybe!(tx, SeatRow, VACATE, person.as_str(), now.0)
}

/// Begins (since then) or ends a pause; false when the person has no seat.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn pause(tx: &mut Tx, person: &PersonId, since: Option<UnixMs>) -> Result<bool, StoreError> {
    Ok(exec!(tx, PAUSE, person.as_str(), since.map(|at| at.0))? == 1)
}

/// Who sits at a counter. What is written for this counter afterwards waits until the transaction ends: two presses of one button come
/// one after the other.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn lock(tx: &mut Tx, counter: &CounterId) -> Result<Option<SeatRow>, StoreError> {
    maybe!(tx, SeatRow, LOCK, counter.as_str())
}

/// Seats that are taken in a centre.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn taken(db: &Db, centre: &CentreId) -> Result<Vec<SeatRow>, StoreError> {
    all!(db, SeatRow, TAKEN, centre.as_str())
}

/// Where this person sits.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Option<SeatRow>, StoreError> {
    maybe!(db, SeatRow, OF_PERSON, person.as_str())
}

/// Ends seats that were taken before an instant and never left; how many.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn end_before(tx: &mut Tx, before: UnixMs, now: UnixMs) -> Result<u64, StoreError> {
    exec!(tx, END, before.0, now.0)
}
