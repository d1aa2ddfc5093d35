//! Sign-ins: kept after their sessions have ended, and shown to the person (T8.4, T8.6).

use crate::{Db, StoreError, Tx};
use domain::ids::PersonId;
use domain::time::UnixMs;

row! {
    /// A sign-in.
    SignInRow {
        /// The name of its session, see [`crate::sessions::name`].
        id: String = "id",
        /// Who.
        person: PersonId = "person_id",
        /// When.
        at_ms: UnixMs = "at_ms",
        /// The browser, in its own words.
        device: String = "device",
        /// How.
        method: String = "method",
        /// Level of assurance given by the sign-on.
        assurance: String = "assurance",
    }
}

statements! {
    INSERT = "insert into sign_in (id, person_id, at_ms, device, method, assurance) values ($1, $2, $3, $4, $5, $6)";
    OF_PERSON = "select id, person_id, at_ms, device, method, assurance from sign_in where person_id = $1 \
        order by at_ms desc, id limit $2";
}

/// Writes a sign-in down.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn insert(tx: &mut Tx, row: &SignInRow) -> Result<(), StoreError> {
    exec!(tx, INSERT, &row.id, row.person.as_str(), row.at_ms.0, &row.device, &row.method, &row.assurance)?;
    Ok(())
}

/// A person's sign-ins, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId, limit: u32) -> Result<Vec<SignInRow>, StoreError> {
    all!(db, SignInRow, OF_PERSON, person.as_str(), i64::from(limit))
}
