//! The queue machines of the centres: their keys, the numbers they may give by themselves, what they did alone (Q3.2.2).

use crate::{Db, StoreError, Tx};
use domain::ids::{CentreId, KioskId, PersonId, TicketId};
use domain::queue::kiosk::numbers::Block;
use domain::time::{Date, UnixMs};

row! {
    /// A machine.
    KioskRow {
        /// Id (UUIDv7).
        id: KioskId = "id",
        /// Its centre.
        centre: CentreId = "centre_id",
        /// Name.
        name: String = "name",
        /// Its printer: an address, `usb`, `serial:` with a speed; empty for the browser.
        printer: String = "printer",
        /// When it got its key.
        paired_ms: Option<UnixMs> = "paired_ms",
        /// When it was last heard of.
        seen_ms: Option<UnixMs> = "seen_ms",
        /// Wrong codes one after the other.
        wrong: u32 = "wrong",
        /// The last of them.
        wrong_ms: Option<UnixMs> = "wrong_ms",
        /// When it was entered.
        created_ms: UnixMs = "created_ms",
        /// By whom.
        created_by: Option<PersonId> = "created_by",
        /// When it was switched off.
        revoked_ms: Option<UnixMs> = "revoked_ms",
    }
}

row! {
    /// Two stories of one ticket.
    ConflictRow {
        /// The machine.
        kiosk: KioskId = "kiosk_id",
        /// Letter of the ticket.
        letter: String = "letter",
        /// Its number.
        number: u32 = "number",
        /// What was found.
        what: String = "what",
        /// More of it.
        value: String = "value",
        /// When.
        at_ms: UnixMs = "at_ms",
    }
}

row! {
    /// A block of numbers.
    BlockRow {
        /// Letter.
        letter: String = "letter",
        /// The first.
        first: u32 = "first_number",
        /// The last.
        last: u32 = "last_number",
        /// How many of them the server knows to be given.
        given: u32 = "given",
    }
}

macro_rules! columns {
    () => {
        "id, centre_id, name, printer, paired_ms, seen_ms, wrong, wrong_ms, created_ms, created_by, revoked_ms"
    };
}

statements! {
    ADD = "insert into kiosk (id, centre_id, name, printer, pair_hash, pair_until_ms, created_ms, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8)";
    REPAIR = "update kiosk set pair_hash = $3, pair_until_ms = $4 where id = $1 and centre_id = $2 and revoked_ms is null";
    PAIR = concat!("update kiosk set key_hash = $2, paired_ms = $3, seen_ms = $3, pair_hash = null, pair_until_ms = null \
        where pair_hash = $1 and pair_until_ms > $3 and revoked_ms is null returning ", columns!());
    BY_KEY = concat!("select ", columns!(), " from kiosk where key_hash = $1 and revoked_ms is null");
    OF_CENTRE = concat!("select ", columns!(), " from kiosk where centre_id = $1 order by name, id");
    SET_PRINTER = "update kiosk set printer = $3 where id = $1 and centre_id = $2 and revoked_ms is null";
    REVOKE = "update kiosk set revoked_ms = $3, revoked_by = $4, key_hash = null, pair_hash = null where id = $1 and centre_id = $2 and revoked_ms is null";
    SEEN = "update kiosk set seen_ms = $2 where id = $1";
    WRONG = "update kiosk set wrong = case when wrong_ms > $3 then wrong + 1 else 1 end, wrong_ms = $2 where id = $1";
    RIGHT = "update kiosk set wrong = 0, wrong_ms = null where id = $1 and wrong > 0";
    GIVE_BLOCK = "insert into number_block (centre_id, day, letter, nth, kiosk_id, first_number, last_number, given_ms) \
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    BLOCKS = "select letter, first_number, last_number, (select count(*) from ticket where ticket.centre_id = number_block.centre_id \
        and ticket.day = number_block.day and ticket.letter = number_block.letter and ticket.number between first_number and last_number) as given \
        from number_block where kiosk_id = $1 and day = $2 order by letter, nth";
    CONFLICT = "insert into kiosk_conflict (id, kiosk_id, ticket_id, what, value, at_ms) values ($1, $2, $3, $4, $5, $6)";
    CONFLICTS = "select kiosk_conflict.kiosk_id, ticket.letter, ticket.number, what, value, at_ms from kiosk_conflict \
        join ticket on ticket.id = kiosk_conflict.ticket_id join kiosk on kiosk.id = kiosk_conflict.kiosk_id \
        where kiosk.centre_id = $1 order by at_ms desc, kiosk_conflict.id limit $2";
    CLASSES = "select priority_classes from centre where id = $1";
    SET_CLASSES = "update centre set priority_classes = $2 where id = $1";
}

/// Enters a machine; `pair` is the hash of its code and until when that is good.
///
/// # Errors
/// [`StoreError::Unique`] when another machine waits with the same code.
pub async fn add(tx: &mut Tx, kiosk: &KioskRow, pair: (&str, UnixMs)) -> Result<(), StoreError> {
    let k = kiosk;
    #[rustfmt::skip]
    exec!(tx, ADD, k.id.as_str(), k.centre.as_str(), &k.name, &k.printer, pair.0, pair.1.0, k.created_ms.0,
        k.created_by.as_ref().map(PersonId::as_str))?;
    Ok(())
}

/// A new code for a machine whose browser has lost its key; false when there is no such machine. The old key is good until the new one is made.
///
/// # Errors
/// [`StoreError::Unique`] as for [`add`].
pub async fn pair_again(tx: &mut Tx, centre: &CentreId, id: &KioskId, pair: (&str, UnixMs)) -> Result<bool, StoreError> {
    Ok(exec!(tx, REPAIR, id.as_str(), centre.as_str(), pair.0, pair.1.0)? == 1)
}

/// Changes where a machine prints; false when there is no such machine.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn set_printer(tx: &mut Tx, centre: &CentreId, id: &KioskId, printer: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, SET_PRINTER, id.as_str(), centre.as_str(), printer)? == 1)
}

/// Gives the machine with this code its key; the code is used up.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn pair(tx: &mut Tx, code_hash: &str, key_hash: &str, now: UnixMs) -> Result<Option<KioskRow>, StoreError> {
    maybe!(tx, KioskRow, PAIR, code_hash, key_hash, now.0)
}

/// The machine with this key.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn by_key(db: &Db, key_hash: &str) -> Result<Option<KioskRow>, StoreError> {
    maybe!(db, KioskRow, BY_KEY, key_hash)
}

/// The machines of a centre, by name.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_centre(db: &Db, centre: &CentreId) -> Result<Vec<KioskRow>, StoreError> {
    all!(db, KioskRow, OF_CENTRE, centre.as_str())
}

/// Switches a machine off; false when it is off, or another centre's.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn revoke(tx: &mut Tx, centre: &CentreId, id: &KioskId, by: &PersonId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, REVOKE, id.as_str(), centre.as_str(), now.0, by.as_str())? == 1)
}

/// The machine was heard of.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn seen(tx: &mut Tx, id: &KioskId, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, SEEN, id.as_str(), now.0)?;
    Ok(())
}

/// A wrong code; those before `since` are forgotten.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn wrong(tx: &mut Tx, id: &KioskId, now: UnixMs, since: UnixMs) -> Result<(), StoreError> {
    exec!(tx, WRONG, id.as_str(), now.0, since.0)?;
    Ok(())
}

/// A right one.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn right(tx: &mut Tx, id: &KioskId) -> Result<(), StoreError> {
    exec!(tx, RIGHT, id.as_str())?;
    Ok(())
}

/// Gives a machine the day's `nth` block of a letter.
///
/// # Errors
/// [`StoreError::Unique`] when it is given already.
pub async fn give_block(tx: &mut Tx, kiosk: &KioskRow, day: Date, nth: u32, block: &Block, now: UnixMs) -> Result<(), StoreError> {
    let b = block;
    #[rustfmt::skip]
    exec!(tx, GIVE_BLOCK, kiosk.centre.as_str(), day.to_string(), &b.letter, i64::from(nth), kiosk.id.as_str(), i64::from(b.first),
        i64::from(b.last), now.0)?;
    Ok(())
}

/// The blocks of a machine on a day, within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn blocks(tx: &mut Tx, id: &KioskId, day: Date) -> Result<Vec<BlockRow>, StoreError> {
    all!(tx, BlockRow, BLOCKS, id.as_str(), day.to_string())
}

/// Writes down what was found about a ticket; `what` is its word and value.
///
/// # Errors
/// [`StoreError::Reference`] when machine or ticket is unknown.
pub async fn conflict(
    tx: &mut Tx,
    id: &str,
    kiosk: &KioskId,
    ticket: &TicketId,
    what: (&str, &str),
    now: UnixMs,
) -> Result<(), StoreError> {
    exec!(tx, CONFLICT, id, kiosk.as_str(), ticket.as_str(), what.0, what.1, now.0)?;
    Ok(())
}

/// What was found in a centre, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn conflicts(db: &Db, centre: &CentreId, limit: u32) -> Result<Vec<ConflictRow>, StoreError> {
    all!(db, ConflictRow, CONFLICTS, centre.as_str(), i64::from(limit))
}

/// Who may go first in a centre, as the setting is written; empty when there is no such centre.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn classes(db: &Db, centre: &CentreId) -> Result<String, StoreError> {
    let found = maybe!(db, (String,), CLASSES, centre.as_str())?;
    Ok(found.map(|(setting,)| setting).unwrap_or_default())
}

/// Sets it.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn set_classes(tx: &mut Tx, centre: &CentreId, setting: &str) -> Result<(), StoreError> {
    exec!(tx, SET_CLASSES, centre.as_str(), setting)?;
    Ok(())
}
