//! Files that wait in a form until it is sent, or until a text names them, and go when nobody goes on with it: one rule for all tables of
//! files ([`crate::official_files`], [`crate::letter_files`], [`crate::requests`], [`crate::regulation_files`]).

use crate::{Db, StoreError, Tx, letter_files, official_files, regulation_files, requests};
use domain::ids::{MediaId, PersonId};
use domain::time::UnixMs;

row! {
    /// A file that waits.
    WaitingRow {
        /// Its id; of a regulation's form the regulation's, in which its content is there once.
        id: String = "id",
        /// SHA-256 of the content.
        digest: MediaId = "digest",
    }
}

/// Where files wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// With official requests and answers.
    Official,
    /// With official appeals.
    Letter,
    /// With requests for e-services and their results.
    Request,
    /// With regulations.
    Regulation,
}

/// No version of its regulation, an earlier one neither, has the form in its text.
macro_rules! unnamed {
    () => {
        "not exists (select 1 from regulation_version where regulation_version.regulation_id = regulation_file.regulation_id \
         and regulation_version.text like '%' || regulation_file.digest || '%')"
    };
}

/// Those of a table that have waited since before `$1`.
macro_rules! old {
    ($table:literal, $id:literal, $($waits:tt)+) => {
        concat!("select ", $id, " as id, digest from ", $table, " where added_ms < $1 and ", $($waits)+,
            " order by added_ms, ", $id, ", digest limit $2")
    };
}

/// One of them goes, when it still waits.
macro_rules! forget {
    ($table:literal, $id:literal, $($waits:tt)+) => {
        concat!("delete from ", $table, " where ", $id, " = $1 and digest = $2 and added_ms < $3 and ", $($waits)+)
    };
}

statements! {
    OLD_OFFICIAL = old!("official_file", "id", "request_id is null");
    OLD_LETTER = old!("letter_file", "id", "appeal_id is null");
    OLD_REQUEST = old!("request_file", "id", "sent_ms is null");
    OLD_REGULATION = old!("regulation_file", "regulation_id", unnamed!());
    FORGET_OFFICIAL = forget!("official_file", "id", "request_id is null");
    FORGET_LETTER = forget!("letter_file", "id", "appeal_id is null");
    FORGET_REQUEST = forget!("request_file", "id", "sent_ms is null");
    FORGET_REGULATION = forget!("regulation_file", "regulation_id", unnamed!());
    OWN_LETTERS = "select id, digest from letter_file where owner = $1 and appeal_id is null order by added_ms, id";
    OWN_REQUESTS = "select id, digest from request_file where person_id = $1 and sent_ms is null order by added_ms, id";
    DOCUMENTS = "select (select count(*) from official_file where digest = $1) + (select count(*) from request_file where digest = $1)";
    LETTERS = "select count(*) from letter_file where digest = $1";
    FORMS = "select count(*) from regulation_file where digest = $1";
}

impl Waiting {
    /// All of them.
    pub const ALL: [Waiting; 4] = [Waiting::Official, Waiting::Letter, Waiting::Request, Waiting::Regulation];

    /// The variant under which the contents are stored.
    pub fn variant(self) -> &'static str {
        match self {
            Waiting::Official => official_files::VARIANT,
            Waiting::Letter => letter_files::VARIANT,
            Waiting::Request => requests::VARIANT,
            Waiting::Regulation => regulation_files::VARIANT,
        }
    }
}

/// Files that have waited since before this moment, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn old(db: &Db, place: Waiting, before: UnixMs, limit: u32) -> Result<Vec<WaitingRow>, StoreError> {
    let sql = match place {
        Waiting::Official => OLD_OFFICIAL,
        Waiting::Letter => OLD_LETTER,
        Waiting::Request => OLD_REQUEST,
        Waiting::Regulation => OLD_REGULATION,
    };
    all!(db, WaitingRow, sql, before.0, i64::from(limit))
}

/// Everything that waits in a citizen's forms, for whoever closes the account.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn own(db: &Db, person: &PersonId) -> Result<Vec<(Waiting, WaitingRow)>, StoreError> {
    let letters = all!(db, WaitingRow, OWN_LETTERS, person.as_str())?;
    let requests = all!(db, WaitingRow, OWN_REQUESTS, person.as_str())?;
    let letters = letters.into_iter().map(|row| (Waiting::Letter, row));
    Ok(letters.chain(requests.into_iter().map(|row| (Waiting::Request, row))).collect())
}

/// Takes a waiting file away that was added before this moment; false when it waits no more, or was added anew.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn forget(tx: &mut Tx, place: Waiting, row: &WaitingRow, before: UnixMs) -> Result<bool, StoreError> {
    let sql = match place {
        Waiting::Official => FORGET_OFFICIAL,
        Waiting::Letter => FORGET_LETTER,
        Waiting::Request => FORGET_REQUEST,
        Waiting::Regulation => FORGET_REGULATION,
    };
    Ok(exec!(tx, sql, &row.id, row.digest.as_str(), before.0)? == 1)
}

/// Under how many names a content is known in all tables that store it in the same place.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn uses(db: &Db, place: Waiting, digest: &MediaId) -> Result<u64, StoreError> {
    let sql = match place {
        Waiting::Official | Waiting::Request => DOCUMENTS,
        Waiting::Letter => LETTERS,
        Waiting::Regulation => FORMS,
    };
    let (count,) = one!(db, (i64,), sql, digest.as_str())?;
    Ok(count.unsigned_abs())
}
