//! Orders of places (Q3.1, Q3.2). What a step still has is counted in [`crate::queue_steps`]; here stands whose each place is.

use crate::{Db, StoreError, Tx};
use domain::ids::{BookingId, CentreId, GroupId, PersonId, ServiceId};
use domain::lang::Lang;
use domain::queue::BookingState;
use domain::time::{Date, UnixMs};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

macro_rules! booking_columns {
    () => {
        "booking.id, booking.centre_id, booking.service_id, booking.group_id, booking.day, booking.start_min, booking.steps, booking.state, \
         booking.code, booking.given_name, booking.surname, booking.patronymic, booking.document, booking.phone, booking.email, \
         booking.person_id, booking.lang, booking.channel, booking.booked_by, booking.held_ms, booking.held_until_ms, booking.booked_ms, \
         booking.revision, booking.unsettled_ms, booking.mail_refused_ms, booking.ended_why, \
         booking.step_min"
    };
}

mod desk;
mod ends;

pub use desk::{of_centre_day, of_person, search};
pub use ends::{
    Freed, activate, cancel, cooled, days, due, expire, expired, forget, missed, reminded, resettle, resting, resting_then, settle,
    to_remind, unsettle, unsettled, upcoming,
};

/// Why an order ended: cancelled by the centre, which did not work then.
pub const BY_CENTRE: &str = "centre";

row! {
    /// An order.
    BookingRow {
        /// Id.
        id: BookingId = "id",
        /// Where.
        centre: CentreId = "centre_id",
        /// For what.
        service: ServiceId = "service_id",
        /// Its group.
        group: GroupId = "group_id",
        /// The day.
        day: Date = "day",
        /// Minute of the day.
        at: u16 = "start_min",
        /// Steps it takes.
        steps: u16 = "steps",
        /// Where it stands.
        state: BookingState = "state",
        /// The order code, nine digits; none before it is confirmed.
        code: Option<String> = "code",
        /// Given name.
        given_name: String = "given_name",
        /// Surname.
        surname: String = "surname",
        /// Patronymic.
        patronymic: String = "patronymic",
        /// Series and number of the document.
        document: String = "document",
        /// Telephone.
        phone: String = "phone",
        /// E-mail; may be empty for who ordered by telephone.
        email: String = "email",
        /// The person, when signed in.
        person: Option<PersonId> = "person_id",
        /// The language of letters.
        lang: Lang = "lang",
        /// `web` or `phone`.
        channel: String = "channel",
        /// The employee who ordered for the person.
        booked_by: Option<PersonId> = "booked_by",
        /// When the place was taken.
        held_ms: UnixMs = "held_ms",
        /// Until when it is kept for the code.
        held_until_ms: UnixMs = "held_until_ms",
        /// When it was confirmed.
        booked_ms: Option<UnixMs> = "booked_ms",
        /// Grows with every change.
        revision: u32 = "revision",
        /// Its day was closed later.
        unsettled_ms: Option<UnixMs> = "unsettled_ms",
        /// The address was refused by its mail server.
        mail_refused_ms: Option<UnixMs> = "mail_refused_ms",
        /// Why it ended, in a word; [`BY_CENTRE`] when the centre did not work then.
        ended_why: Option<String> = "ended_why",
        /// Length of its steps, minutes, as it was when the place was taken; not known of an order that an earlier release made.
        step: Option<u16> = "step_min",
    }
}

impl BookingRow {
    /// The places that it takes.
    pub fn places(&self) -> Freed {
        Freed {
            id: self.id.clone(),
            centre: self.centre.clone(),
            group: self.group.clone(),
            day: self.day,
            at: self.at,
            steps: self.steps,
            step: self.step,
        }
    }
}

row! {
    /// How many open orders there are.
    OpenRow {
        /// Of the document.
        document: u32 = "of_document",
        /// Of the e-mail address.
        email: u32 = "of_email",
        /// Of the telephone.
        phone: u32 = "of_phone",
        /// Of the document, for this service and day.
        same: u32 = "of_same",
    }
}

statements! {
    ADD = "insert into booking (id, centre_id, service_id, group_id, day, start_min, steps, state, code, given_name, surname, patronymic, \
        document, phone, email, person_id, lang, channel, booked_by, held_ms, held_until_ms, booked_ms, revision, folded, step_min) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25) \
        on conflict (id) do nothing";
    LOCK = concat!("update booking set revision = revision + 1 where id = $1 returning ", booking_columns!());
    HOLD_AGAIN = "update booking set centre_id = $2, service_id = $3, group_id = $4, day = $5, start_min = $6, steps = $7, state = 'held', \
        given_name = $8, surname = $9, patronymic = $10, document = $11, phone = $12, email = $13, person_id = $14, lang = $15, \
        held_ms = $16, held_until_ms = $17, folded = $18, step_min = $19, ended_ms = null, ended_why = null where id = $1 and state in ('held', 'expired')";
    CONFIRM = "update booking set state = 'booked', code = $2, booked_ms = $3 where id = $1 and state = 'held' and held_until_ms > $3";
    HAND_ON = "update booking set code = null, state = 'cancelled', ended_ms = $2, ended_why = 'changed', frees_ms = $3 \
        where id = $1 and state = 'booked' and code = $4";
    FIND = concat!("select ", booking_columns!(), " from booking where id = $1");
    BY_CODE = concat!("select ", booking_columns!(), " from booking where code = $1");
    OPEN = "select (select count(*) from booking where document = $1 and state = 'booked' and day >= $4) as of_document, \
        (select count(*) from booking where email = $2 and email <> '' and state = 'booked' and day >= $4) as of_email, \
        (select count(*) from booking where phone = $3 and state = 'booked' and day >= $4) as of_phone, \
        (select count(*) from booking where document = $1 and state in ('booked', 'activated') and day = $5 and service_id = $6) as of_same";
    MAIL_REFUSED = "update booking set mail_refused_ms = $2 where id = $1";
    ONE_BY_ONE = "insert into counter (key, value) values ($1, 1) on conflict (key) do update set value = counter.value + 1";
}

/// Adds an order as it is; false when there is one with this id. Its places must have been taken in the same transaction.
///
/// # Errors
/// [`StoreError::Unique`] when the order code is another's.
pub async fn add(tx: &mut Tx, b: &BookingRow, folded: &str) -> Result<bool, StoreError> {
    let (person, by) = (b.person.as_ref().map(PersonId::as_str), b.booked_by.as_ref().map(PersonId::as_str));
    #[rustfmt::skip]
    let added = exec!(tx, ADD, b.id.as_str(), b.centre.as_str(), b.service.as_str(), b.group.as_str(), b.day.to_string(), i64::from(b.at),
        i64::from(b.steps), b.state.as_str(), &b.code, &b.given_name, &b.surname, &b.patronymic, &b.document, &b.phone, &b.email, person,
        b.lang.tag(), &b.channel, by, b.held_ms.0, b.held_until_ms.0, b.booked_ms.map(|at| at.0), i64::from(b.revision), folded,
        b.step.map(i64::from))?;
    Ok(added == 1)
}

/// Locks an order until the transaction ends.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn lock(tx: &mut Tx, id: &BookingId) -> Result<Option<BookingRow>, StoreError> {
    maybe!(tx, BookingRow, LOCK, id.as_str())
}

/// Keeps a place for an order that was not confirmed: another one, or the same for longer. False when it was confirmed meanwhile.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn hold_again(tx: &mut Tx, b: &BookingRow, folded: &str) -> Result<bool, StoreError> {
    let person = b.person.as_ref().map(PersonId::as_str);
    #[rustfmt::skip]
    let held = exec!(tx, HOLD_AGAIN, b.id.as_str(), b.centre.as_str(), b.service.as_str(), b.group.as_str(), b.day.to_string(),
        i64::from(b.at), i64::from(b.steps), &b.given_name, &b.surname, &b.patronymic, &b.document, &b.phone, &b.email, person,
        b.lang.tag(), b.held_ms.0, b.held_until_ms.0, folded, b.step.map(i64::from))?;
    Ok(held == 1)
}

/// Confirms a kept place under an order code; false when it is not kept any more, so that a place whose time ran out is never sold twice.
///
/// # Errors
/// [`StoreError::Unique`] when the code is another's.
pub async fn confirm(tx: &mut Tx, id: &BookingId, code: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, CONFIRM, id.as_str(), code, now.0)? == 1)
}

/// Takes the order code away from an order that moves to another place; its own place stays taken until `frees`. False when it is not
/// under this code, or not to be changed, any more.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn hand_on(tx: &mut Tx, id: &BookingId, code: &str, now: UnixMs, frees: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, HAND_ON, id.as_str(), now.0, frees.0, code)? == 1)
}

/// An order by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &BookingId) -> Result<Option<BookingRow>, StoreError> {
    maybe!(db, BookingRow, FIND, id.as_str())
}

/// The order with this code, nine digits.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find_by_code(db: &Db, code: &str) -> Result<Option<BookingRow>, StoreError> {
    maybe!(db, BookingRow, BY_CODE, code)
}

/// The same inside a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn present_by_code(tx: &mut Tx, code: &str) -> Result<Option<BookingRow>, StoreError> {
    maybe!(tx, BookingRow, BY_CODE, code)
}

/// How many orders are open beside this one, from a day on. Whoever counts for the same document, address or telephone at the same moment
/// waits until this transaction ends, so that two orders confirmed at once do not both find room for one.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn open(tx: &mut Tx, b: &BookingRow, today: Date) -> Result<OpenRow, StoreError> {
    let words = [("document", &b.document), ("email", &b.email), ("phone", &b.phone)];
    // In one order for everybody, so that two never wait for each other.
    let turns: BTreeSet<u8> = words.into_iter().map(|(kind, word)| turn(kind, word)).collect();
    for turn in turns {
        exec!(tx, ONE_BY_ONE, format!("open-orders-{turn}"))?;
    }
    one!(tx, OpenRow, OPEN, &b.document, &b.email, &b.phone, today.to_string(), b.day.to_string(), b.service.as_str())
}

/// One of 256 turns: few enough to be no trace of anybody, many enough that strangers seldom wait for each other.
fn turn(kind: &str, word: &str) -> u8 {
    Sha256::digest(format!("{kind}|{word}")).first().copied().unwrap_or_default()
}

/// The mail server refuses the order's address.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn mail_refused(tx: &mut Tx, id: &BookingId, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, MAIL_REFUSED, id.as_str(), now.0)?;
    Ok(())
}

/// Statements of the parts.
#[cfg(feature = "testing")]
pub(crate) const ENDS: &[(&str, &str)] = ends::STATEMENTS;
/// Statements of the desk.
#[cfg(feature = "testing")]
pub(crate) const DESK: &[(&str, &str)] = desk::STATEMENTS;
