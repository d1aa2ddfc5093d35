//! Kept reports that go out by e-mail: rhythm, readers, and what became of each letter (A6.0.8).

use crate::{Db, StoreError, Tx};
use domain::ids::PersonId;
use domain::reports::mailing::{LetterState, Rhythm, Table};
use domain::time::{Date, UnixMs};

row! {
    /// A report that is sent.
    MailRow {
        /// Id (UUIDv7).
        id: String = "id",
        /// The kept report.
        view: String = "view_id",
        /// Who has set it up.
        person: PersonId = "person_id",
        /// How often.
        rhythm: Rhythm = "rhythm",
        /// What is attached.
        file: Table = "file",
        /// The next day of sending.
        next_on: Date = "next_on",
        /// When it was set up.
        made_ms: UnixMs = "made_ms",
        /// Name of the kept report.
        title: String = "title",
        /// Its query.
        query: String = "query",
    }
}

row! {
    /// A letter.
    LetterRow {
        /// Id (UUIDv7).
        id: String = "id",
        /// Of which report.
        mail: String = "mail_id",
        /// To whom.
        person: PersonId = "person_id",
        /// For which day.
        day: Date = "day",
        /// What became of it.
        state: LetterState = "state",
        /// How often it was tried.
        tries: u32 = "tries",
        /// Since when it is so; of one that waits, until when.
        at_ms: UnixMs = "at_ms",
    }
}

macro_rules! mail {
    () => {
        "report_mail.id, report_mail.view_id, report_mail.person_id, rhythm, file, next_on, made_ms, title, query \
         from report_mail join saved_view on saved_view.id = report_mail.view_id"
    };
}

macro_rules! letter {
    () => {
        "id, mail_id, person_id, day, state, tries, at_ms from report_letter"
    };
}

statements! {
    ADD = "insert into report_mail (id, view_id, person_id, rhythm, file, next_on, made_ms) values ($1, $2, $3, $4, $5, $6, $7)";
    ADD_READER = "insert into report_mail_reader (mail_id, person_id) values ($1, $2) on conflict (mail_id, person_id) do nothing";
    FIND = concat!("select ", mail!(), " where report_mail.id = $1");
    OF_PERSON = concat!("select ", mail!(), " where report_mail.person_id = $1 \
        or report_mail.id in (select mail_id from report_mail_reader where person_id = $1) order by title, report_mail.id");
    READERS = "select person_id from report_mail_reader where mail_id = $1 order by person_id";
    REMOVE = "delete from report_mail where id = $1 and person_id = $2";
    LEAVE = "delete from report_mail_reader where mail_id = $1 and person_id = $2";
    LEAVE_LETTERS = "delete from report_letter where mail_id = $1 and person_id = $2 and state = 'waiting'";
    DUE = concat!("select ", mail!(), " where next_on <= $1 order by next_on, report_mail.id limit $2");
    MOVE = "update report_mail set next_on = $3 where id = $1 and next_on = $2";
    WRITE = "insert into report_letter (id, mail_id, person_id, day, state, tries, at_ms) values ($1, $2, $3, $4, 'waiting', 0, $5) \
        on conflict (mail_id, person_id, day) do nothing";
    WAITING = concat!("select ", letter!(), " where state = 'waiting' and at_ms <= $1 order by at_ms, id limit $2");
    TAKE = "update report_letter set state = 'going', tries = tries + 1, at_ms = $2 where id = $1 and state = 'waiting'";
    SETTLE = "update report_letter set state = $2, at_ms = $3 where id = $1 and state = 'going'";
    STUCK = "update report_letter set state = 'unclear', at_ms = $2 where state = 'going' and at_ms < $1";
    LAST = concat!("select ", letter!(), " where mail_id = $1 and day = (select max(day) from report_letter as other \
        where other.mail_id = report_letter.mail_id and other.person_id = report_letter.person_id) order by person_id");
    SWEEP = "delete from report_letter where day < $1 and state not in ('waiting', 'going')";
}

/// Sets a kept report up to be sent; title and query stand with the kept report.
///
/// # Errors
/// [`StoreError::Unique`] when it is sent already, [`StoreError::Reference`] when it is not kept any more.
pub async fn add(tx: &mut Tx, row: &MailRow, readers: &[PersonId]) -> Result<(), StoreError> {
    let r = row;
    #[rustfmt::skip]
    exec!(tx, ADD, &r.id, &r.view, r.person.as_str(), r.rhythm.as_str(), r.file.as_str(), r.next_on.to_string(), r.made_ms.0)?;
    for reader in readers {
        exec!(tx, ADD_READER, &r.id, reader.as_str())?;
    }
    Ok(())
}

/// One of them.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &str) -> Result<Option<MailRow>, StoreError> {
    maybe!(db, MailRow, FIND, id)
}

/// Those that a person has set up, and those that the person gets.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Vec<MailRow>, StoreError> {
    all!(db, MailRow, OF_PERSON, person.as_str())
}

/// Who gets it.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn readers(db: &Db, id: &str) -> Result<Vec<PersonId>, StoreError> {
    let rows = all!(db, (String,), READERS, id)?;
    Ok(rows.into_iter().map(|(person,)| person.into()).collect())
}

/// Whoever has set it up ends it, with all its letters; false for everybody else.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove(tx: &mut Tx, id: &str, person: &PersonId) -> Result<bool, StoreError> {
    Ok(exec!(tx, REMOVE, id, person.as_str())? == 1)
}

/// A reader wants no more of it, not even what waits; false for whoever gets none.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn leave(tx: &mut Tx, id: &str, person: &PersonId) -> Result<bool, StoreError> {
    exec!(tx, LEAVE_LETTERS, id, person.as_str())?;
    Ok(exec!(tx, LEAVE, id, person.as_str())? == 1)
}

/// Those whose day of sending has come.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn due(db: &Db, until: Date, limit: u32) -> Result<Vec<MailRow>, StoreError> {
    all!(db, MailRow, DUE, until.to_string(), i64::from(limit))
}

/// Sets the next day of sending; false when another process was faster.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn move_on(tx: &mut Tx, id: &str, from: Date, to: Date) -> Result<bool, StoreError> {
    Ok(exec!(tx, MOVE, id, from.to_string(), to.to_string())? == 1)
}

/// Writes a reader's letter of a day down; there is never a second one.
///
/// # Errors
/// [`StoreError::Reference`] when report or person is unknown.
pub async fn write(tx: &mut Tx, letter: &LetterRow) -> Result<bool, StoreError> {
    let l = letter;
    Ok(exec!(tx, WRITE, &l.id, &l.mail, l.person.as_str(), l.day.to_string(), l.at_ms.0)? == 1)
}

/// Letters whose turn it is.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting(db: &Db, now: UnixMs, limit: u32) -> Result<Vec<LetterRow>, StoreError> {
    all!(db, LetterRow, WAITING, now.0, i64::from(limit))
}

/// This process sends it; false when another one does, or it waits no more.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn take(tx: &mut Tx, id: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, TAKE, id, now.0)? == 1)
}

/// What became of a letter that was taken; `at` is now, or when it is tried again.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn settle(tx: &mut Tx, id: &str, state: LetterState, at: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, SETTLE, id, state.as_str(), at.0)? == 1)
}

/// Letters that were taken before this moment and of which nobody has heard: they may have gone out. How many.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn stuck(tx: &mut Tx, before: UnixMs, now: UnixMs) -> Result<u64, StoreError> {
    exec!(tx, STUCK, before.0, now.0)
}

/// The last letter of each reader.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn last(db: &Db, id: &str) -> Result<Vec<LetterRow>, StoreError> {
    all!(db, LetterRow, LAST, id)
}

/// What became of letters before this day is forgotten; how many.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn sweep(tx: &mut Tx, before: Date) -> Result<u64, StoreError> {
    exec!(tx, SWEEP, before.to_string())
}
