//! What all tables of documents have in common ([`crate::official_files`], [`crate::letter_files`], [`crate::requests`],
//! [`crate::regulation_files`]): each can be walked, and what waits in a form that nobody goes on with goes by one rule.

use crate::{Db, StoreError, Tx, letter_files, official_files, regulation_files, requests};
use domain::ids::{MediaId, PersonId};
use domain::time::UnixMs;

row! {
    /// A document.
    DocumentRow {
        /// Its id; of a regulation's form the regulation's, in which its content is there once.
        id: String = "id",
        /// SHA-256 of the content.
        digest: MediaId = "digest",
        /// Size in bytes.
        bytes: i64 = "bytes",
    }
}

/// Whose documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Documents {
    /// Of official requests and answers.
    Official,
    /// Of official appeals, and the signatures over them.
    Letter,
    /// Of requests for e-services and their results.
    Request,
    /// Forms of regulations.
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
        concat!("select ", $id, " as id, digest, bytes from ", $table, " where added_ms < $1 and ", $($waits)+,
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
    COUNT = "select (select count(*) from official_file) + (select count(*) from letter_file) + (select count(*) from request_file) \
        + (select count(*) from regulation_file)";
    OFFICIAL_AFTER = "select id, digest, bytes from official_file where id > $1 order by id limit $2";
    LETTERS_AFTER = "select id, digest, bytes from letter_file where id > $1 order by id limit $2";
    REQUESTS_AFTER = "select id, digest, bytes from request_file where id > $1 order by id limit $2";
    REGULATIONS_AFTER = "select regulation_id as id, digest, bytes from regulation_file \
        where regulation_id > $1 or (regulation_id = $1 and digest > $2) order by regulation_id, digest limit $3";
    OWN_LETTERS = "select id, digest, bytes from letter_file where owner = $1 and appeal_id is null order by added_ms, id";
    OWN_REQUESTS = "select id, digest, bytes from request_file where person_id = $1 and sent_ms is null order by added_ms, id";
    DOCUMENTS = "select (select count(*) from official_file where digest = $1) + (select count(*) from request_file where digest = $1)";
    LETTERS = "select count(*) from letter_file where digest = $1";
    FORMS = "select count(*) from regulation_file where digest = $1";
}

impl Documents {
    /// All of them.
    pub const ALL: [Documents; 4] = [Documents::Official, Documents::Letter, Documents::Request, Documents::Regulation];

    /// The variant under which the contents are stored.
    pub fn variant(self) -> &'static str {
        match self {
            Documents::Official => official_files::VARIANT,
            Documents::Letter => letter_files::VARIANT,
            Documents::Request => requests::VARIANT,
            Documents::Regulation => regulation_files::VARIANT,
        }
    }
}

/// How many there are in all.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count(db: &Db) -> Result<u64, StoreError> {
    let (count,) = one!(db, (i64,), COUNT)?;
    Ok(count.unsigned_abs())
}

/// Those after `last`, by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn after(db: &Db, of: Documents, last: Option<&DocumentRow>, limit: u32) -> Result<Vec<DocumentRow>, StoreError> {
    let (id, digest) = last.map_or(("", ""), |row| (row.id.as_str(), row.digest.as_str()));
    let limit = i64::from(limit);
    match of {
        Documents::Official => all!(db, DocumentRow, OFFICIAL_AFTER, id, limit),
        Documents::Letter => all!(db, DocumentRow, LETTERS_AFTER, id, limit),
        Documents::Request => all!(db, DocumentRow, REQUESTS_AFTER, id, limit),
        Documents::Regulation => all!(db, DocumentRow, REGULATIONS_AFTER, id, digest, limit),
    }
}

/// Documents that have waited since before this moment, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn old(db: &Db, of: Documents, before: UnixMs, limit: u32) -> Result<Vec<DocumentRow>, StoreError> {
    let sql = match of {
        Documents::Official => OLD_OFFICIAL,
        Documents::Letter => OLD_LETTER,
        Documents::Request => OLD_REQUEST,
        Documents::Regulation => OLD_REGULATION,
    };
    all!(db, DocumentRow, sql, before.0, i64::from(limit))
}

/// Everything that waits in a citizen's forms, for whoever closes the account.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn own(db: &Db, person: &PersonId) -> Result<Vec<(Documents, DocumentRow)>, StoreError> {
    let letters = all!(db, DocumentRow, OWN_LETTERS, person.as_str())?;
    let requests = all!(db, DocumentRow, OWN_REQUESTS, person.as_str())?;
    let letters = letters.into_iter().map(|row| (Documents::Letter, row));
    Ok(letters.chain(requests.into_iter().map(|row| (Documents::Request, row))).collect())
}

/// Takes a waiting document away that was added before this moment; false when it waits no more, or was added anew.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn forget(tx: &mut Tx, of: Documents, row: &DocumentRow, before: UnixMs) -> Result<bool, StoreError> {
    let sql = match of {
        Documents::Official => FORGET_OFFICIAL,
        Documents::Letter => FORGET_LETTER,
        Documents::Request => FORGET_REQUEST,
        Documents::Regulation => FORGET_REGULATION,
    };
    Ok(exec!(tx, sql, &row.id, row.digest.as_str(), before.0)? == 1)
}

/// Under how many names a content is known in all tables that store it in the same place.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn uses(db: &Db, of: Documents, digest: &MediaId) -> Result<u64, StoreError> {
    let sql = match of {
        Documents::Official | Documents::Request => DOCUMENTS,
        Documents::Letter => LETTERS,
        Documents::Regulation => FORMS,
    };
    let (count,) = one!(db, (i64,), sql, digest.as_str())?;
    Ok(count.unsigned_abs())
}
