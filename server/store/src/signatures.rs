//! Signatures under answers, refusals and what is left unconsidered (A6.0.6, A7.0.4). Only ever added to.

use crate::{Db, StoreError, Tx};
use domain::ids::{AppealId, InstitutionId, PersonId};
use domain::time::UnixMs;

pub use domain::signature::SignedKind;

row! {
    /// A signature.
    SignatureRow {
        /// Id (UUIDv7).
        id: String = "id",
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// What is signed.
        kind: SignedKind = "kind",
        /// The answer it is under.
        answer: Option<String> = "answer_id",
        /// The decision it is under.
        decision: Option<String> = "decision_id",
        /// The employee.
        person: PersonId = "person_id",
        /// The employee's institution; `None` for the owner's staff.
        institution: Option<InstitutionId> = "institution_id",
        /// Exactly what was signed.
        document: String = "document",
        /// The detached signature, base64 of its DER.
        cms: String = "cms",
        /// Name of the signer.
        signer: String = "signer",
        /// The signer's personal identification number, as it was at that moment: the certificate is held against it.
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
        "id, appeal_id, kind, answer_id, decision_id, person_id, institution_id, document, cms, signer, fin, demo, report, signed_ms"
    };
}

statements! {
    INSERT = concat!("insert into signature (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)");
    OF_APPEAL = concat!("select ", columns!(), " from signature where appeal_id = $1 order by signed_ms, id");
    FIND = concat!("select ", columns!(), " from signature where id = $1");
    COUNT = "select count(*) from signature";
    AFTER = concat!("select ", columns!(), " from signature where id > $1 order by id limit $2");
}

/// Writes a signature down.
///
/// # Errors
/// [`StoreError::Reference`] when appeal, answer, decision, institution or person is unknown.
pub async fn insert(tx: &mut Tx, signature: &SignatureRow) -> Result<(), StoreError> {
    let s = signature;
    let institution = s.institution.as_ref().map(InstitutionId::as_str);
    #[rustfmt::skip]
    exec!(tx, INSERT, &s.id, s.appeal.as_str(), s.kind.as_str(), &s.answer, &s.decision, s.person.as_str(), institution, &s.document,
        &s.cms, &s.signer, &s.fin, i64::from(s.demo), &s.report, s.signed_ms.0)?;
    Ok(())
}

/// An appeal's signatures, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Vec<SignatureRow>, StoreError> {
    all!(db, SignatureRow, OF_APPEAL, appeal.as_str())
}

/// A signature by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &str) -> Result<Option<SignatureRow>, StoreError> {
    maybe!(db, SignatureRow, FIND, id)
}

/// How many there are.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count(db: &Db) -> Result<u64, StoreError> {
    let (count,) = one!(db, (i64,), COUNT)?;
    Ok(count.unsigned_abs())
}

/// All signatures by their id, a page at a time: those after `id`, which is empty at the first page.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn after(db: &Db, id: &str, limit: u32) -> Result<Vec<SignatureRow>, StoreError> {
    all!(db, SignatureRow, AFTER, id, i64::from(limit))
}
