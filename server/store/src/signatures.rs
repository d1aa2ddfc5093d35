//! Signatures (A6.0.6, A7.0.4), in one table for each thing that is signed, all with the columns of [`Signed`]. Only ever added to.
//! Results of requests for e-services carry theirs along ([`crate::requests::ResultRow`]).

use crate::{Db, StoreError, Tx};
use domain::ids::{AppealId, InstitutionId, OfficialFileId, OfficialId, PersonId, RegulationId};
use domain::official::Part;
use domain::time::UnixMs;

pub use domain::signature::SignedKind;

row! {
    /// What is kept of a signature, whatever it is under.
    Signed {
        /// Who signed.
        person: PersonId = "person_id",
        /// Exactly what was signed; empty where it is a file.
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

row! {
    /// A signature under an appeal's answer, refusal or what is left unconsidered.
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
        /// The employee's institution; `None` for the owner's staff.
        institution: Option<InstitutionId> = "institution_id",
        ..signed: Signed,
    }
}

row! {
    /// A signature under an official request or its answer (A5.0.4).
    OfficialSignatureRow {
        /// The request.
        request: OfficialId = "request_id",
        /// Under the request or under its answer.
        part: Part = "part",
        ..signed: Signed,
    }
}

row! {
    /// A sender's own signature under an official appeal (R12.1.2, R12.2).
    LetterSignatureRow {
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// The document that is signed; `None`: the text.
        file: Option<OfficialFileId> = "file_id",
        ..signed: Signed,
    }
}

row! {
    /// A signature under an approved regulation (R9.2), with the very document that was signed.
    RegulationSignatureRow {
        /// Under which regulation.
        regulation: RegulationId = "regulation_id",
        /// Under which version.
        version: u32 = "version",
        ..signed: Signed,
    }
}

/// Writes a row with a signature down: into a table, with columns of its own and their places after the eight of [`Signed`].
macro_rules! insert_signed {
    ($table:literal, $own:literal, $places:literal) => {
        concat!(
            "insert into ",
            $table,
            " (person_id, document, cms, signer, fin, demo, report, signed_ms, ",
            $own,
            ") \
             values ($1, $2, $3, $4, $5, $6, $7, $8, ",
            $places,
            ")"
        )
    };
}

/// Reads such rows.
macro_rules! select_signed {
    ($own:literal, $from:literal) => {
        concat!("select person_id, document, cms, signer, fin, demo, report, signed_ms, ", $own, " from ", $from)
    };
}

/// Runs an [`insert_signed!`].
macro_rules! exec_signed {
    ($tx:expr, $sql:expr, $row:expr, $($own:expr),*) => {{
        let signed: &crate::signatures::Signed = &$row.signed;
        let (person, demo, at) = (signed.person.as_str(), i64::from(signed.demo), signed.signed_ms.0);
        exec!($tx, $sql, person, &signed.document, &signed.cms, &signed.signer, &signed.fin, demo, &signed.report, at, $($own),*)?;
        Ok(())
    }};
}

statements! {
    COUNT = "select (select count(*) from signature) + (select count(*) from official_signature) + (select count(*) from letter_signature) \
        + (select count(*) from regulation_signature) + (select count(*) from request_result) + (select count(*) from request_sealed)";
    INSERT = insert_signed!("signature", "id, appeal_id, kind, answer_id, decision_id, institution_id", "$9, $10, $11, $12, $13, $14");
    OF_APPEAL = select_signed!("id, appeal_id, kind, answer_id, decision_id, institution_id", "signature where appeal_id = $1 \
        order by signed_ms, id");
    FIND = select_signed!("id, appeal_id, kind, answer_id, decision_id, institution_id", "signature where id = $1");
    AFTER = select_signed!("id, appeal_id, kind, answer_id, decision_id, institution_id", "signature where id > $1 order by id limit $2");
    INSERT_OFFICIAL = insert_signed!("official_signature", "request_id, part", "$9, $10");
    OFFICIAL = select_signed!("request_id, part", "official_signature where request_id = $1 order by part");
    OFFICIAL_AFTER = select_signed!("request_id, part", "official_signature where request_id > $1 or (request_id = $1 and part > $2) \
        order by request_id, part limit $3");
    INSERT_LETTER = insert_signed!("letter_signature", "appeal_id, file_id", "$9, $10");
    LETTER = select_signed!("appeal_id, file_id", "letter_signature where appeal_id = $1");
    LETTERS_AFTER = select_signed!("appeal_id, file_id", "letter_signature where appeal_id > $1 order by appeal_id limit $2");
    INSERT_REGULATION = insert_signed!("regulation_signature", "regulation_id, version", "$9, $10");
    REGULATION = select_signed!("regulation_id, version", "regulation_signature where regulation_id = $1 order by version");
    REGULATIONS_AFTER = select_signed!("regulation_id, version", "regulation_signature where regulation_id > $1 \
        or (regulation_id = $1 and version > $2) order by regulation_id, version limit $3");
}

/// How many there are, in all these tables and under results of requests.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count(db: &Db) -> Result<u64, StoreError> {
    let (count,) = one!(db, (i64,), COUNT)?;
    Ok(count.unsigned_abs())
}

/// Writes a signature under an appeal's document down.
///
/// # Errors
/// [`StoreError::Reference`] when appeal, answer, decision, institution or person is unknown.
pub async fn insert(tx: &mut Tx, row: &SignatureRow) -> Result<(), StoreError> {
    let institution = row.institution.as_ref().map(InstitutionId::as_str);
    exec_signed!(tx, INSERT, row, &row.id, row.appeal.as_str(), row.kind.as_str(), &row.answer, &row.decision, institution)
}

/// An appeal's signatures, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Vec<SignatureRow>, StoreError> {
    all!(db, SignatureRow, OF_APPEAL, appeal.as_str())
}

/// A signature under an appeal's document by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &str) -> Result<Option<SignatureRow>, StoreError> {
    maybe!(db, SignatureRow, FIND, id)
}

/// All signatures under appeals' documents, a page at a time: those after `last`, by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn after(db: &Db, last: Option<&SignatureRow>, limit: u32) -> Result<Vec<SignatureRow>, StoreError> {
    all!(db, SignatureRow, AFTER, last.map_or("", |row| row.id.as_str()), i64::from(limit))
}

/// Writes a signature under an official request or answer down.
///
/// # Errors
/// [`StoreError::Unique`] when there is one, [`StoreError::Reference`] when request or person is unknown.
pub async fn insert_official(tx: &mut Tx, row: &OfficialSignatureRow) -> Result<(), StoreError> {
    exec_signed!(tx, INSERT_OFFICIAL, row, row.request.as_str(), row.part.as_str())
}

/// Those of an official request and its answer.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_official(db: &Db, request: &OfficialId) -> Result<Vec<OfficialSignatureRow>, StoreError> {
    all!(db, OfficialSignatureRow, OFFICIAL, request.as_str())
}

/// The next of them after `last`, by request and part.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn official_after(db: &Db, last: Option<&OfficialSignatureRow>, limit: u32) -> Result<Vec<OfficialSignatureRow>, StoreError> {
    let (request, part) = last.map_or(("", ""), |row| (row.request.as_str(), row.part.as_str()));
    all!(db, OfficialSignatureRow, OFFICIAL_AFTER, request, part, i64::from(limit))
}

/// Writes a sender's signature down.
///
/// # Errors
/// [`StoreError::Unique`] when there is one, [`StoreError::Reference`] when appeal, person or file is unknown.
pub async fn insert_letter(tx: &mut Tx, row: &LetterSignatureRow) -> Result<(), StoreError> {
    exec_signed!(tx, INSERT_LETTER, row, row.appeal.as_str(), row.file.as_ref().map(OfficialFileId::as_str))
}

/// The sender's under an official appeal.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_letter(db: &Db, appeal: &AppealId) -> Result<Option<LetterSignatureRow>, StoreError> {
    maybe!(db, LetterSignatureRow, LETTER, appeal.as_str())
}

/// The next of them after `last`, by appeal.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn letters_after(db: &Db, last: Option<&LetterSignatureRow>, limit: u32) -> Result<Vec<LetterSignatureRow>, StoreError> {
    all!(db, LetterSignatureRow, LETTERS_AFTER, last.map_or("", |row| row.appeal.as_str()), i64::from(limit))
}

/// Writes a signature under a regulation down.
///
/// # Errors
/// [`StoreError::Unique`] when there is one, [`StoreError::Reference`] when regulation or person is unknown.
pub async fn insert_regulation(tx: &mut Tx, row: &RegulationSignatureRow) -> Result<(), StoreError> {
    exec_signed!(tx, INSERT_REGULATION, row, row.regulation.as_str(), i64::from(row.version))
}

/// Those of a regulation, by version.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_regulation(db: &Db, id: &RegulationId) -> Result<Vec<RegulationSignatureRow>, StoreError> {
    all!(db, RegulationSignatureRow, REGULATION, id.as_str())
}

/// The next of them after `last`, by regulation and version.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn regulations_after(
    db: &Db,
    last: Option<&RegulationSignatureRow>,
    limit: u32,
) -> Result<Vec<RegulationSignatureRow>, StoreError> {
    let (regulation, version) = last.map_or(("", 0), |row| (row.regulation.as_str(), i64::from(row.version)));
    all!(db, RegulationSignatureRow, REGULATIONS_AFTER, regulation, version, i64::from(limit))
}
