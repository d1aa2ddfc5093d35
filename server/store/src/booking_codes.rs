//! Confirmation codes of orders (Q3.1.1). Only the hash of a code is kept.

use crate::{Db, StoreError, Tx};
use domain::ids::BookingId;
use domain::time::UnixMs;

row! {
    /// The code of an order.
    CodeRow {
        /// When it was asked for.
        asked_ms: UnixMs = "asked_ms",
        /// SHA-256, once the code was sent.
        code_hash: Option<String> = "code_hash",
        /// Until when it is good.
        expires_ms: Option<UnixMs> = "expires_ms",
        /// How often a code was typed.
        tries: u32 = "tries",
        /// How many codes were asked for.
        sends: u32 = "sends",
        /// When the mail server refused the address.
        refused_ms: Option<UnixMs> = "refused_ms",
        /// When it confirmed the order.
        used_ms: Option<UnixMs> = "used_ms",
    }
}

statements! {
    FIND = "select asked_ms, code_hash, expires_ms, tries, sends, refused_ms, used_ms from booking_code where booking_id = $1";
    ASK = "insert into booking_code (booking_id, asked_ms, sends) values ($1, $2, 1) on conflict (booking_id) do update set \
        asked_ms = excluded.asked_ms, code_hash = null, expires_ms = null, refused_ms = null, used_ms = null, tries = 0, \
        sends = booking_code.sends + 1";
    SENT = "update booking_code set code_hash = $2, expires_ms = $3 where booking_id = $1 and asked_ms = $4 and used_ms is null";
    REFUSED = "update booking_code set refused_ms = $2 where booking_id = $1 and used_ms is null";
    TRY = "update booking_code set tries = tries + 1 where booking_id = $1 \
        returning asked_ms, code_hash, expires_ms, tries, sends, refused_ms, used_ms";
    USED = "update booking_code set used_ms = $2 where booking_id = $1";
}

/// The code of an order.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, booking: &BookingId) -> Result<Option<CodeRow>, StoreError> {
    maybe!(db, CodeRow, FIND, booking.as_str())
}

/// The same inside a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn present(tx: &mut Tx, booking: &BookingId) -> Result<Option<CodeRow>, StoreError> {
    maybe!(tx, CodeRow, FIND, booking.as_str())
}

/// A new code is asked for; an earlier one is worth nothing any more.
///
/// # Errors
/// [`StoreError::Reference`] when the order is unknown.
pub async fn ask(tx: &mut Tx, booking: &BookingId, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, ASK, booking.as_str(), now.0)?;
    Ok(())
}

/// The code asked for at `asked` is being sent; false when another was asked for meanwhile.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn sent(tx: &mut Tx, booking: &BookingId, asked: UnixMs, hash: &str, expires: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, SENT, booking.as_str(), hash, expires.0, asked.0)? == 1)
}

/// The mail server refuses the address.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn refused(tx: &mut Tx, booking: &BookingId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, REFUSED, booking.as_str(), now.0)? == 1)
}

/// Counts one more try; the row with it, locked until the transaction ends.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn try_code(tx: &mut Tx, booking: &BookingId) -> Result<Option<CodeRow>, StoreError> {
    maybe!(tx, CodeRow, TRY, booking.as_str())
}

/// The code has confirmed its order.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn used(tx: &mut Tx, booking: &BookingId, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, USED, booking.as_str(), now.0)?;
    Ok(())
}
