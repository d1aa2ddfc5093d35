//! What employees of 108 wrote for who called (A2.2.2).

use crate::{Db, StoreError, Tx};
use domain::ids::{AppealId, PersonId};
use domain::time::UnixMs;

row! {
    /// An appeal or a joining written at the telephone.
    PhoneCallRow {
        /// The appeal's id, or the joining's.
        id: String = "id",
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// Who called.
        caller: PersonId = "caller_id",
        /// From which number.
        phone: String = "phone",
        /// Who wrote it.
        written_by: PersonId = "written_by",
        /// Name of that employee's session.
        session: Option<String> = "session",
        /// When the caller agreed.
        consent_ms: UnixMs = "consent_ms",
    }
}

macro_rules! columns {
    () => {
        "id, appeal_id, caller_id, phone, written_by, session, consent_ms"
    };
}

statements! {
    ADD = concat!("insert into phone_call (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7)");
    FIND = concat!("select ", columns!(), " from phone_call where id = $1");
    OF_PHONE = concat!("select ", columns!(), " from phone_call where phone = $1 order by consent_ms desc, id desc limit $2");
    OF_APPEAL = concat!("select ", columns!(), " from phone_call where appeal_id = $1 order by consent_ms, id");
}

/// Writes it down.
///
/// # Errors
/// [`StoreError::Unique`] when it was before.
pub async fn add(tx: &mut Tx, row: &PhoneCallRow) -> Result<(), StoreError> {
    let r = row;
    exec!(tx, ADD, &r.id, r.appeal.as_str(), r.caller.as_str(), &r.phone, r.written_by.as_str(), &r.session, r.consent_ms.0)?;
    Ok(())
}

/// What was written under this id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &str) -> Result<Option<PhoneCallRow>, StoreError> {
    maybe!(db, PhoneCallRow, FIND, id)
}

/// What was written for a number, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_phone(db: &Db, phone: &str, limit: u32) -> Result<Vec<PhoneCallRow>, StoreError> {
    all!(db, PhoneCallRow, OF_PHONE, phone, i64::from(limit))
}

/// What was written about an appeal, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Vec<PhoneCallRow>, StoreError> {
    all!(db, PhoneCallRow, OF_APPEAL, appeal.as_str())
}
