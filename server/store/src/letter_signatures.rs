//! Senders' own signatures under official appeals (R12.1.2, R12.2). Only ever added to.

use crate::{Db, StoreError, Tx};
use domain::ids::{AppealId, OfficialFileId, PersonId};
use domain::time::UnixMs;

row! {
    /// A signature.
    LetterSignatureRow {
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// Who sent it, and signed.
        person: PersonId = "person_id",
        /// The document that is signed; `None`: the text.
        file: Option<OfficialFileId> = "file_id",
        /// The text exactly as it was signed; empty where a document is.
        document: String = "document",
        /// The detached signature, base64 of its DER.
        cms: String = "cms",
        /// Name of the signer, as in the certificate.
        signer: String = "signer",
        /// The sender's personal identification number, as it was at that moment.
        fin: String = "fin",
        /// The certificate is the demo's: no legal force.
        demo: bool = "demo",
        /// The report on the check at sending, as JSON.
        report: String = "report",
        /// The moment of signing, as the signature says.
        signed_ms: UnixMs = "signed_ms",
    }
}

macro_rules! columns {
    () => {
        "appeal_id, person_id, file_id, document, cms, signer, fin, demo, report, signed_ms"
    };
}

statements! {
    INSERT = concat!("insert into letter_signature (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    OF_APPEAL = concat!("select ", columns!(), " from letter_signature where appeal_id = $1");
    COUNT = "select count(*) from letter_signature";
    AFTER = concat!("select ", columns!(), " from letter_signature where appeal_id > $1 order by appeal_id limit $2");
}

/// Writes a signature down.
///
/// # Errors
/// [`StoreError::Unique`] when there is one, [`StoreError::Reference`] when appeal, person or file is unknown.
pub async fn insert(tx: &mut Tx, row: &LetterSignatureRow) -> Result<(), StoreError> {
    let (r, file) = (row, row.file.as_ref().map(OfficialFileId::as_str));
    #[rustfmt::skip]
    exec!(tx, INSERT, r.appeal.as_str(), r.person.as_str(), file, &r.document, &r.cms, &r.signer, &r.fin, i64::from(r.demo), &r.report, r.signed_ms.0)?;
    Ok(())
}

/// The one under an appeal.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Option<LetterSignatureRow>, StoreError> {
    maybe!(db, LetterSignatureRow, OF_APPEAL, appeal.as_str())
}

/// How many there are.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count(db: &Db) -> Result<u64, StoreError> {
    let (count,) = one!(db, (i64,), COUNT)?;
    Ok(count.unsigned_abs())
}

/// Signatures after this one, by their appeal.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn after(db: &Db, appeal: &AppealId, limit: u32) -> Result<Vec<LetterSignatureRow>, StoreError> {
    all!(db, LetterSignatureRow, AFTER, appeal.as_str(), i64::from(limit))
}
