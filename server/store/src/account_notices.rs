//! Notices about the account itself (T1.7, T4.2). The row's moment of sending counts as delivery (T4.3).

use crate::{Db, StoreError, Tx};
use domain::account::{AccountNotice, AccountWhat};
use domain::ids::PersonId;
use domain::time::UnixMs;

row! {
    /// A notice.
    AccountNoticeRow {
        /// Id.
        id: String = "id",
        /// To whom.
        person: PersonId = "person_id",
        /// What happened.
        what: AccountWhat = "what",
        /// What belongs to it.
        word: String = "word",
        /// When it was sent.
        sent_ms: UnixMs = "sent_ms",
        /// When it was read.
        read_ms: Option<UnixMs> = "read_ms",
    }
}

impl From<AccountNoticeRow> for AccountNotice {
    fn from(row: AccountNoticeRow) -> AccountNotice {
        let AccountNoticeRow { id, what, word, sent_ms, read_ms, .. } = row;
        AccountNotice { id, what, word, sent_ms, read_ms }
    }
}

statements! {
    ADD = "insert into account_notice (id, person_id, what, word, sent_ms, read_ms) values ($1, $2, $3, $4, $5, $6)";
    TO_ALL = "insert into account_notice (id, person_id, what, word, sent_ms) \
        select cast($1 as text) || '-' || cast($2 as text) || '-' || id, id, cast($1 as text), cast($2 as text), cast($3 as bigint) \
        from person where issuer <> 'closed'";
    OF_PERSON = "select id, person_id, what, word, sent_ms, read_ms from account_notice where person_id = $1 \
        order by sent_ms desc, id desc limit $2";
    UNREAD = "select count(*) from account_notice where person_id = $1 and read_ms is null";
    MARK_READ = "update account_notice set read_ms = $2 where person_id = $1 and read_ms is null";
}

/// Sends one notice.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn add(tx: &mut Tx, notice: &AccountNoticeRow) -> Result<(), StoreError> {
    let n = notice;
    exec!(tx, ADD, &n.id, n.person.as_str(), n.what.as_str(), &n.word, n.sent_ms.0, n.read_ms.map(|at| at.0))?;
    Ok(())
}

/// Sends everybody who has an account the same notice, with the same word, once; how many there are.
///
/// # Errors
/// [`StoreError::Unique`] when it was sent before.
pub async fn add_for_all(tx: &mut Tx, what: AccountWhat, word: &str, now: UnixMs) -> Result<u64, StoreError> {
    exec!(tx, TO_ALL, what.as_str(), word, now.0)
}

/// A person's notices, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId, limit: u32) -> Result<Vec<AccountNotice>, StoreError> {
    let rows = all!(db, AccountNoticeRow, OF_PERSON, person.as_str(), i64::from(limit))?;
    Ok(rows.into_iter().map(AccountNotice::from).collect())
}

/// How many a person has not read.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn unread(db: &Db, person: &PersonId) -> Result<u32, StoreError> {
    let (count,) = one!(db, (i64,), UNREAD, person.as_str())?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The person has read all; how many were unread.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn mark_read(tx: &mut Tx, person: &PersonId, now: UnixMs) -> Result<u64, StoreError> {
    exec!(tx, MARK_READ, person.as_str(), now.0)
}
