//! Who waits for a place that becomes free.

use crate::{Db, StoreError, Tx};
use domain::ids::{CentreId, GroupId, ServiceId};
use domain::lang::Lang;
use domain::time::{Date, UnixMs};

row! {
    /// Somebody who waits.
    WaitRow {
        /// Id.
        id: String = "id",
        /// Where.
        centre: CentreId = "centre_id",
        /// For what.
        service: ServiceId = "service_id",
        /// Its group.
        group: GroupId = "group_id",
        /// From this day on.
        from: Date = "from_day",
        /// Until this one.
        until: Date = "until_day",
        /// Whom to tell.
        email: String = "email",
        /// In which language.
        lang: Lang = "lang",
        /// Since when.
        asked_ms: UnixMs = "asked_ms",
    }
}

macro_rules! columns {
    () => {
        "id, centre_id, service_id, group_id, from_day, until_day, email, lang, asked_ms"
    };
}

statements! {
    ADD = concat!("insert into place_wait (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    FIND = concat!("select ", columns!(), " from place_wait where id = $1");
    OF_EMAIL = "select count(*) from place_wait where email = $1 and told_ms is null and ended_ms is null";
    OPEN_CENTRES = "select distinct centre_id, service_id, group_id from place_wait where told_ms is null and ended_ms is null \
        order by centre_id, service_id, group_id";
    OPEN = concat!("select ", columns!(), " from place_wait where centre_id = $1 and service_id = $2 and told_ms is null and ended_ms is null \
        order by asked_ms, id limit $3");
    TOLD_SINCE = "select count(*) from place_wait where centre_id = $1 and service_id = $2 and told_ms > $3";
    TOLD = "update place_wait set told_ms = $2 where id = $1 and told_ms is null and ended_ms is null";
    FORGET = "delete from place_wait where until_day < $1";
    END = "update place_wait set ended_ms = $2 where until_day < $1 and told_ms is null and ended_ms is null";
}

row! {
    /// What somebody waits for.
    WantedRow {
        /// Where.
        centre: CentreId = "centre_id",
        /// For what.
        service: ServiceId = "service_id",
        /// Its group.
        group: GroupId = "group_id",
    }
}

/// Somebody waits.
///
/// # Errors
/// [`StoreError::Reference`] when centre or service is unknown.
pub async fn add(tx: &mut Tx, wait: &WaitRow) -> Result<(), StoreError> {
    let w = wait;
    #[rustfmt::skip]
    exec!(tx, ADD, &w.id, w.centre.as_str(), w.service.as_str(), w.group.as_str(), w.from.to_string(), w.until.to_string(), &w.email,
        w.lang.tag(), w.asked_ms.0)?;
    Ok(())
}

/// One who waits, or waited.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &str) -> Result<Option<WaitRow>, StoreError> {
    maybe!(db, WaitRow, FIND, id)
}

/// How often an address waits.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_email(tx: &mut Tx, email: &str) -> Result<u32, StoreError> {
    let (count,) = one!(tx, (i64,), OF_EMAIL, email)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// What is waited for, each once.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn wanted(db: &Db) -> Result<Vec<WantedRow>, StoreError> {
    all!(db, WantedRow, OPEN_CENTRES)
}

/// Who waits for a service in a centre, the longest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn open(db: &Db, centre: &CentreId, service: &ServiceId, limit: u32) -> Result<Vec<WaitRow>, StoreError> {
    all!(db, WaitRow, OPEN, centre.as_str(), service.as_str(), i64::from(limit))
}

/// How many who waited for a service in a centre were told since an instant.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn told_since(db: &Db, centre: &CentreId, service: &ServiceId, since: UnixMs) -> Result<u32, StoreError> {
    let (count,) = one!(db, (i64,), TOLD_SINCE, centre.as_str(), service.as_str(), since.0)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Was told; false when another process was faster.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn told(tx: &mut Tx, id: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, TOLD, id, now.0)? == 1)
}

/// Whose last day is past waits no longer; how many.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn end(tx: &mut Tx, today: Date, now: UnixMs) -> Result<u64, StoreError> {
    exec!(tx, END, today.to_string(), now.0)
}

/// Whoever waited for days before this one is forgotten.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn forget(tx: &mut Tx, before: Date) -> Result<u64, StoreError> {
    exec!(tx, FORGET, before.to_string())
}
