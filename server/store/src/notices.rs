//! Notices in persons' cabinets (T4.2). The row's moment of sending counts as delivery (T4.3).

use crate::{Db, StoreError, Tx, deliveries};
use domain::appeal::view::What;
use domain::ids::{AlertId, AppealId, NoticeId, PersonId};
use domain::time::{Date, UnixMs};

row! {
    /// A notice to a person.
    NoticeRow {
        /// Id; UUIDv7, so that newer ones sort later.
        id: NoticeId = "id",
        /// To whom.
        person: PersonId = "person_id",
        /// About which appeal.
        appeal: AppealId = "appeal_id",
        /// What happened.
        what: What = "what",
        /// The appeal's number then.
        number: String = "number",
        /// A day that belongs to it.
        day: Option<Date> = "day",
        /// When it was sent.
        sent_ms: UnixMs = "sent_ms",
        /// When it was read.
        read_ms: Option<UnixMs> = "read_ms",
        /// The thing followed that it is about; `None` for an own or joined appeal.
        alert: Option<AlertId> = "alert_id",
        /// How many news of the thing followed.
        count: u32 = "alert_count",
    }
}

macro_rules! columns {
    () => {
        "id, person_id, appeal_id, what, number, day, sent_ms, read_ms, alert_id, alert_count"
    };
}

statements! {
    ADD = concat!("insert into notice (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    OF_PERSON = concat!("select ", columns!(), " from notice where person_id = $1 order by id desc limit $2");
    UNREAD = "select count(*) from notice where person_id = $1 and read_ms is null";
    MARK_ONE = "update notice set read_ms = $3 where person_id = $1 and id = $2 and read_ms is null";
    MARK_READ = "update notice set read_ms = $2 where person_id = $1 and read_ms is null";
}

/// Sends notices: into the cabinet at once, and by way of the outbox over the channels that each person wants.
///
/// # Errors
/// [`StoreError::Reference`] when person or appeal is unknown.
pub async fn add(tx: &mut Tx, notices: &[NoticeRow]) -> Result<(), StoreError> {
    for n in notices {
        let day = n.day.map(|day| day.to_string());
        #[rustfmt::skip]
        exec!(tx, ADD, n.id.as_str(), n.person.as_str(), n.appeal.as_str(), n.what.as_str(), &n.number, day, n.sent_ms.0,
            n.read_ms.map(|at| at.0), n.alert.as_ref().map(AlertId::as_str), i64::from(n.count))?;
    }
    deliveries::plan(tx, notices).await
}

/// A person's notices, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId, limit: u32) -> Result<Vec<NoticeRow>, StoreError> {
    all!(db, NoticeRow, OF_PERSON, person.as_str(), i64::from(limit))
}

/// How many a person has not read.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn unread(db: &Db, person: &PersonId) -> Result<u32, StoreError> {
    let (count,) = one!(db, (i64,), UNREAD, person.as_str())?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The person has read one; false when it was read before, or is another person's.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn mark_one_read(tx: &mut Tx, person: &PersonId, id: &NoticeId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, MARK_ONE, person.as_str(), id.as_str(), now.0)? == 1)
}

/// The person has read all; how many were unread.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn mark_read(tx: &mut Tx, person: &PersonId, now: UnixMs) -> Result<u64, StoreError> {
    exec!(tx, MARK_READ, person.as_str(), now.0)
}
