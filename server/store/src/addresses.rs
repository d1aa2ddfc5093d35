//! Own addresses for notices (T1.4) and the codes that prove them.

use crate::{Db, StoreError, Tx};
use domain::ids::PersonId;
use domain::notice::Channel;
use domain::time::UnixMs;

row! {
    /// An address that was proved.
    AddressRow {
        /// Its channel.
        channel: Channel = "channel",
        /// The address.
        address: String = "address",
        /// When its code was typed.
        confirmed_ms: UnixMs = "confirmed_ms",
        /// Since when the other side refuses it.
        failing_ms: Option<UnixMs> = "failing_ms",
    }
}

row! {
    /// An address that waits for its code.
    CodeRow {
        /// Its channel.
        channel: Channel = "channel",
        /// The address.
        address: String = "address",
        /// When it was asked for.
        asked_ms: UnixMs = "asked_ms",
        /// SHA-256 of the code, once it has been sent.
        code_hash: Option<String> = "code_hash",
        /// Until when the code is good.
        expires_ms: Option<UnixMs> = "expires_ms",
        /// When the other side refused the address.
        refused_ms: Option<UnixMs> = "refused_ms",
        /// How often a code was typed.
        tries: u32 = "tries",
    }
}

statements! {
    OF_PERSON = "select channel, address, confirmed_ms, failing_ms from notice_address where person_id = $1 order by channel";
    CODES_OF = "select channel, address, asked_ms, code_hash, expires_ms, refused_ms, tries from notice_code where person_id = $1 order by channel";
    ASK = "insert into notice_code (person_id, channel, address, asked_ms) values ($1, $2, $3, $4) \
        on conflict (person_id, channel) do update set address = excluded.address, asked_ms = excluded.asked_ms, \
        code_hash = null, expires_ms = null, refused_ms = null, tries = 0";
    CODE_SENT = "update notice_code set code_hash = $3, expires_ms = $4 where person_id = $1 and channel = $2";
    CODE_REFUSED = "update notice_code set refused_ms = $4 where person_id = $1 and channel = $2 and address = $3";
    TRY = "update notice_code set tries = tries + 1 where person_id = $1 and channel = $2 \
        returning channel, address, asked_ms, code_hash, expires_ms, refused_ms, tries";
    FORGET = "delete from notice_code where person_id = $1 and channel = $2";
    CONFIRM = "insert into notice_address (person_id, channel, address, confirmed_ms) values ($1, $2, $3, $4) \
        on conflict (person_id, channel) do update set address = excluded.address, confirmed_ms = excluded.confirmed_ms, failing_ms = null";
    REMOVE = "delete from notice_address where person_id = $1 and channel = $2";
    REMOVE_ALL = "delete from notice_address where person_id = $1";
    FORGET_ALL = "delete from notice_code where person_id = $1";
    FAILS = "insert into notice_address (person_id, channel, address, confirmed_ms, failing_ms) values ($1, $2, $3, $4, $4) \
        on conflict (person_id, channel) do update set failing_ms = excluded.failing_ms where notice_address.address = excluded.address";
}

/// A person's proved addresses.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Vec<AddressRow>, StoreError> {
    all!(db, AddressRow, OF_PERSON, person.as_str())
}

/// A person's addresses that wait for their codes.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn codes_of(db: &Db, person: &PersonId) -> Result<Vec<CodeRow>, StoreError> {
    all!(db, CodeRow, CODES_OF, person.as_str())
}

/// A new address waits for its code; what waited before is forgotten.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn ask(tx: &mut Tx, person: &PersonId, channel: Channel, address: &str, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, ASK, person.as_str(), channel.as_str(), address, now.0)?;
    Ok(())
}

/// This code is being sent; an earlier one is worth nothing any more. False when nothing waits.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn code_sent(tx: &mut Tx, person: &PersonId, channel: Channel, hash: &str, expires: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, CODE_SENT, person.as_str(), channel.as_str(), hash, expires.0)? == 1)
}

/// The other side refuses the address that waits; false when another one waits by now.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn code_refused(tx: &mut Tx, person: &PersonId, channel: Channel, address: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, CODE_REFUSED, person.as_str(), channel.as_str(), address, now.0)? == 1)
}

/// Counts one more try; the row with it.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn try_code(tx: &mut Tx, person: &PersonId, channel: Channel) -> Result<Option<CodeRow>, StoreError> {
    maybe!(tx, CodeRow, TRY, person.as_str(), channel.as_str())
}

/// Nothing waits for a code any more.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn forget(tx: &mut Tx, person: &PersonId, channel: Channel) -> Result<bool, StoreError> {
    Ok(exec!(tx, FORGET, person.as_str(), channel.as_str())? == 1)
}

/// The address is proved and takes the place of the one before.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn confirm(tx: &mut Tx, person: &PersonId, channel: Channel, address: &str, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, CONFIRM, person.as_str(), channel.as_str(), address, now.0)?;
    Ok(())
}

/// The person wants nothing sent there any more.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove(tx: &mut Tx, person: &PersonId, channel: Channel) -> Result<bool, StoreError> {
    Ok(exec!(tx, REMOVE, person.as_str(), channel.as_str())? == 1)
}

/// The other side refuses the address for good; nothing when the person has another one by now.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn fails(tx: &mut Tx, person: &PersonId, channel: Channel, address: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, FAILS, person.as_str(), channel.as_str(), address, now.0)? == 1)
}

/// Every address of a person goes, proved or waiting for its code: the account is closed.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove_all(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    for forget in [REMOVE_ALL, FORGET_ALL] {
        exec!(tx, forget, person.as_str())?;
    }
    Ok(())
}
