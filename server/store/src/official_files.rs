//! Documents of official requests and their answers (A5.0.7): which there are, and who took which when. The contents are in
//! [`crate::files`], named by their hash.

use crate::{Db, StoreError, Tx};
use domain::ids::{MediaId, OfficialFileId, OfficialId, PersonId};
use domain::official::{DocumentKind, Part, Party};
use domain::time::UnixMs;

/// The variant under which a document's content is stored.
pub const VARIANT: &str = "document";

row! {
    /// A document.
    OfficialFileRow {
        /// Id (UUIDv7).
        id: OfficialFileId = "id",
        /// SHA-256 of the content.
        digest: MediaId = "digest",
        /// Of what kind, by its content.
        kind: DocumentKind = "kind",
        /// Its name.
        name: String = "name",
        /// Size in bytes.
        bytes: i64 = "bytes",
        /// Who has added it.
        person: PersonId = "person_id",
        /// For which side.
        side: Party = "side",
        /// In the form of which request's answer it waits; empty for a new request.
        meant_for: String = "meant_for",
        /// With which request it was sent; `None` while it waits.
        request: Option<OfficialId> = "request_id",
        /// With the request or with its answer.
        part: Option<Part> = "part",
        /// Order.
        position: i64 = "position",
        /// When it was added.
        added_ms: UnixMs = "added_ms",
    }
}

macro_rules! columns {
    () => {
        "id, digest, kind, name, bytes, person_id, side, meant_for, request_id, part, position, added_ms"
    };
}

statements! {
    ADD = concat!("insert into official_file (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, null, null, 0, $9)");
    FIND = concat!("select ", columns!(), " from official_file where id = $1");
    WAITING = concat!("select ", columns!(), " from official_file where request_id is null and person_id = $1 and side = $2 and meant_for = $3 \
        order by added_ms, id");
    OF_REQUEST = concat!("select ", columns!(), " from official_file where request_id = $1 order by part, position, id");
    ATTACH = "update official_file set request_id = $2, part = $3, position = $4 \
        where id = $1 and request_id is null and person_id = $5 and side = $6 and meant_for = $7";
    FETCHED = "insert into official_fetch (file_id, person_id, side, at_ms) values ($1, $2, $3, $4)";
    FETCHES = "select official_fetch.file_id, official_fetch.side, count(*) as how_many from official_fetch \
        join official_file on official_file.id = official_fetch.file_id where official_file.request_id = $1 \
        group by official_fetch.file_id, official_fetch.side order by official_fetch.file_id, official_fetch.side";
}

/// A document waits in a form.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn add(tx: &mut Tx, row: &OfficialFileRow) -> Result<(), StoreError> {
    let r = row;
    #[rustfmt::skip]
    exec!(tx, ADD, r.id.as_str(), r.digest.as_str(), r.kind.as_str(), &r.name, r.bytes, r.person.as_str(), r.side.word(), &r.meant_for, r.added_ms.0)?;
    Ok(())
}

/// One document.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &OfficialFileId) -> Result<Option<OfficialFileRow>, StoreError> {
    maybe!(db, OfficialFileRow, FIND, id.as_str())
}

/// What waits in a person's form, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting(db: &Db, person: &PersonId, side: &Party, meant_for: &str) -> Result<Vec<OfficialFileRow>, StoreError> {
    all!(db, OfficialFileRow, WAITING, person.as_str(), side.word(), meant_for)
}

/// The documents of a request and of its answer.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_request(db: &Db, request: &OfficialId) -> Result<Vec<OfficialFileRow>, StoreError> {
    all!(db, OfficialFileRow, OF_REQUEST, request.as_str())
}

/// Sends a waiting document along; false when it waits no more.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such request.
pub async fn attach(tx: &mut Tx, row: &OfficialFileRow, request: &OfficialId, part: Part, position: i64) -> Result<bool, StoreError> {
    let (person, side) = (row.person.as_str(), row.side.word());
    Ok(exec!(tx, ATTACH, row.id.as_str(), request.as_str(), part.as_str(), position, person, side, &row.meant_for)? == 1)
}

/// Writes down that somebody takes a document.
///
/// # Errors
/// [`StoreError::Reference`] when document or person is unknown.
pub async fn fetched(tx: &mut Tx, id: &OfficialFileId, person: &PersonId, side: &Party, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, FETCHED, id.as_str(), person.as_str(), side.word(), now.0)?;
    Ok(())
}

/// How often each side has taken each document of a request.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn fetches(db: &Db, request: &OfficialId) -> Result<Vec<(OfficialFileId, Party, u32)>, StoreError> {
    let rows = all!(db, (String, String, i64), FETCHES, request.as_str())?;
    let read =
        |(file, side, count): (String, String, i64)| Some((file.into(), Party::parse(&side)?, u32::try_from(count).unwrap_or(u32::MAX)));
    Ok(rows.into_iter().filter_map(read).collect())
}
