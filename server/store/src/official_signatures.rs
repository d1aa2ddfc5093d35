//! Signatures under official requests and their answers (A5.0.4, A6.0.6, A7.0.4). Only ever added to.

use crate::{Db, StoreError, Tx};
use domain::ids::{OfficialId, PersonId};
use domain::official::Part;
use domain::time::UnixMs;

row! {
    /// A signature.
    OfficialSignatureRow {
        /// The request.
        request: OfficialId = "request_id",
        /// Under the request or under its answer.
        part: Part = "part",
        /// The employee.
        person: PersonId = "person_id",
        /// Exactly what was signed.
        document: String = "document",
        /// The detached signature, base64 of its DER.
        cms: String = "cms",
        /// Name of the signer.
        signer: String = "signer",
        /// The signer's personal identification number, as it was at that moment.
        fin: String = "fin",
        /// Signed by the demo device: no legal force.
        demo: bool = "demo",
        /// The report on the check before it was sent, as JSON.
        report: String = "report",
        /// When.
        signed_ms: UnixMs = "signed_ms",
    }
}

macro_rules! columns {
    () => {
        "request_id, part, person_id, document, cms, signer, fin, demo, report, signed_ms"
    };
}

statements! {
    INSERT = concat!("insert into official_signature (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    OF_REQUEST = concat!("select ", columns!(), " from official_signature where request_id = $1 order by part");
    COUNT = "select count(*) from official_signature";
    AFTER = concat!("select ", columns!(), " from official_signature where request_id > $1 or (request_id = $1 and part > $2) \
        order by request_id, part limit $3");
}

/// Writes a signature down.
///
/// # Errors
/// [`StoreError::Unique`] when there is one, [`StoreError::Reference`] when request or person is unknown.
pub async fn insert(tx: &mut Tx, row: &OfficialSignatureRow) -> Result<(), StoreError> {
    let r = row;
    #[rustfmt::skip]
    exec!(tx, INSERT, r.request.as_str(), r.part.as_str(), r.person.as_str(), &r.document, &r.cms, &r.signer, &r.fin, i64::from(r.demo), &r.report, r.signed_ms.0)?;
    Ok(())
}

/// Those of a request.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_request(db: &Db, request: &OfficialId) -> Result<Vec<OfficialSignatureRow>, StoreError> {
    all!(db, OfficialSignatureRow, OF_REQUEST, request.as_str())
}

/// How many there are.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count(db: &Db) -> Result<u64, StoreError> {
    let (count,) = one!(db, (i64,), COUNT)?;
    Ok(count.unsigned_abs())
}

/// Signatures after this one, by request and part.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn after(db: &Db, request: &OfficialId, part: &str, limit: u32) -> Result<Vec<OfficialSignatureRow>, StoreError> {
    all!(db, OfficialSignatureRow, AFTER, request.as_str(), part, i64::from(limit))
}
