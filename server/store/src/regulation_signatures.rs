//! Signatures under approved regulations (R9.2), each with the very document that was signed.

use crate::{Db, StoreError, Tx};
use domain::ids::{PersonId, RegulationId};
use domain::time::UnixMs;

row! {
    /// A signature.
    RegulationSignatureRow {
        /// Under which regulation.
        regulation: RegulationId = "regulation_id",
        /// Under which version.
        version: u32 = "version",
        /// Who approved.
        person: PersonId = "person_id",
        /// What was signed.
        document: String = "document",
        /// The detached signature, base64.
        cms: String = "cms",
        /// The signer's name.
        signer: String = "signer",
        /// Personal identification number.
        fin: String = "fin",
        /// No legal force.
        demo: bool = "demo",
        /// What the check said then.
        report: String = "report",
        /// When.
        signed_ms: UnixMs = "signed_ms",
    }
}

macro_rules! columns {
    () => {
        "regulation_id, version, person_id, document, cms, signer, fin, demo, report, signed_ms"
    };
}

statements! {
    INSERT = concat!("insert into regulation_signature (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    OF_REGULATION = concat!("select ", columns!(), " from regulation_signature where regulation_id = $1 order by version");
    COUNT = "select count(*) from regulation_signature";
    AFTER = concat!("select ", columns!(), " from regulation_signature where regulation_id > $1 or (regulation_id = $1 and version > $2) \
        order by regulation_id, version limit $3");
}

/// Writes a signature down.
///
/// # Errors
/// [`StoreError::Unique`] when there is one, [`StoreError::Reference`] when regulation or person is unknown.
pub async fn insert(tx: &mut Tx, row: &RegulationSignatureRow) -> Result<(), StoreError> {
    let r = row;
    #[rustfmt::skip]
    exec!(tx, INSERT, r.regulation.as_str(), i64::from(r.version), r.person.as_str(), &r.document, &r.cms, &r.signer, &r.fin, i64::from(r.demo),
        &r.report, r.signed_ms.0)?;
    Ok(())
}

/// Those of a regulation, by version.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_regulation(db: &Db, id: &RegulationId) -> Result<Vec<RegulationSignatureRow>, StoreError> {
    all!(db, RegulationSignatureRow, OF_REGULATION, id.as_str())
}

/// How many there are.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count(db: &Db) -> Result<u64, StoreError> {
    let (count,) = one!(db, (i64,), COUNT)?;
    Ok(count.unsigned_abs())
}

/// Signatures after this one, by regulation and version.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn after(db: &Db, id: &RegulationId, version: u32, limit: u32) -> Result<Vec<RegulationSignatureRow>, StoreError> {
    all!(db, RegulationSignatureRow, AFTER, id.as_str(), i64::from(version), i64::from(limit))
}
