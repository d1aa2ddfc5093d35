//! Documents of requests and results. The contents are in [`crate::files`], named by their hash.

use crate::{Db, StoreError, Tx};
use domain::ids::{MediaId, PersonId, RequestFileId, RequestId};
use domain::official::{DocumentKind, Part};
use domain::time::UnixMs;

/// The variant under which a document's content is stored: the same as of other documents, so that one content is kept once.
pub const VARIANT: &str = crate::official_files::VARIANT;

row! {
    /// A document. With the request ([`Part::Request`]) or with its result ([`Part::Answer`]).
    RequestFileRow {
        /// Id (UUIDv7).
        id: RequestFileId = "id",
        /// The request; it may not be sent yet.
        request: RequestId = "request_id",
        /// With what it goes.
        part: Part = "part",
        /// Key of the field; empty for a result's.
        field: String = "field",
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
        /// When.
        added_ms: UnixMs = "added_ms",
        /// When it was sent; `None` while it waits.
        sent_ms: Option<UnixMs> = "sent_ms",
        /// When a better one took its place (R7.4).
        replaced_ms: Option<UnixMs> = "replaced_ms",
        /// The sender's signature over it (CMS in Base64; R12.1.3).
        cms: Option<String> = "cms",
        /// What its check found, as JSON.
        report: Option<String> = "report",
    }
}

macro_rules! columns {
    () => {
        "id, request_id, part, field, digest, kind, name, bytes, person_id, added_ms, sent_ms, replaced_ms, cms, report"
    };
}

statements! {
    ADD = concat!("insert into request_file (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, null, null, $11, $12)");
    FIND = concat!("select ", columns!(), " from request_file where id = $1");
    WAITING = concat!("select ", columns!(), " from request_file where request_id = $1 and part = $2 and person_id = $3 and sent_ms is null \
        order by added_ms, id");
    OF_REQUEST = concat!("select ", columns!(), " from request_file where request_id = $1 and part = $2 and sent_ms is not null \
        order by field, sent_ms, added_ms, id");
    SEND = "update request_file set sent_ms = $2 where id = $1 and sent_ms is null and person_id = $3";
    REPLACE = "update request_file set replaced_ms = $3 where request_id = $1 and part = 'request' and field = $2 and sent_ms is not null \
        and replaced_ms is null";
    SIGN = "update request_file set cms = $2, report = $3 where id = $1 and sent_ms is null and person_id = $4";
}

/// A document waits in a form.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn add_file(tx: &mut Tx, row: &RequestFileRow) -> Result<(), StoreError> {
    let r = row;
    #[rustfmt::skip]
    exec!(tx, ADD, r.id.as_str(), r.request.as_str(), r.part.as_str(), &r.field, r.digest.as_str(), r.kind.as_str(), &r.name, r.bytes,
        r.person.as_str(), r.added_ms.0, &r.cms, &r.report)?;
    Ok(())
}

/// One document.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn file(db: &Db, id: &RequestFileId) -> Result<Option<RequestFileRow>, StoreError> {
    maybe!(db, RequestFileRow, FIND, id.as_str())
}

/// What waits in a person's form, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn waiting_files(db: &Db, request: &RequestId, part: Part, person: &PersonId) -> Result<Vec<RequestFileRow>, StoreError> {
    all!(db, RequestFileRow, WAITING, request.as_str(), part.as_str(), person.as_str())
}

/// What was sent, replaced ones too.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn files_of(db: &Db, request: &RequestId, part: Part) -> Result<Vec<RequestFileRow>, StoreError> {
    all!(db, RequestFileRow, OF_REQUEST, request.as_str(), part.as_str())
}

/// Sends a waiting document along; false when it waits no more.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn send_file(tx: &mut Tx, id: &RequestFileId, person: &PersonId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, SEND, id.as_str(), now.0, person.as_str())? == 1)
}

/// The documents of a field are replaced by those that are sent next; how many.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn replace_files(tx: &mut Tx, request: &RequestId, field: &str, now: UnixMs) -> Result<u64, StoreError> {
    exec!(tx, REPLACE, request.as_str(), field, now.0)
}

/// Keeps the sender's signature over a waiting document, with what its check found; false when it waits no more.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn sign_file(tx: &mut Tx, id: &RequestFileId, person: &PersonId, cms: &str, report: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, SIGN, id.as_str(), cms, report, person.as_str())? == 1)
}
