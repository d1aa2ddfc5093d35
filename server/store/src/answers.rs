//! Signed answers (A8.9). What was signed is kept word for word.

use crate::{Db, StoreError, Tx, media};
use domain::ids::{AppealId, InstitutionId, MediaId, PersonId};
use domain::time::UnixMs;

row! {
    /// An answer.
    AnswerRow {
        /// Id.
        id: String = "id",
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// Who answers.
        institution: InstitutionId = "institution_id",
        /// The employee.
        person: PersonId = "person_id",
        /// The text.
        text: String = "text",
        /// Exactly what was signed, in the old form; since then it stands in [`crate::signatures`], and this and the next two are empty.
        payload: String = "payload",
        /// The signature, encoded by the signing device.
        signature: String = "signature",
        /// Certificate or public key by which it is verified.
        certificate: String = "certificate",
        /// Name of the signer.
        signer: String = "signer",
        /// Signed by the demo device: no legal force.
        demo: bool = "demo",
        /// When.
        signed_ms: UnixMs = "signed_ms",
    }
}

macro_rules! columns {
    () => {
        "id, appeal_id, institution_id, person_id, text, payload, signature, certificate, signer, demo, signed_ms"
    };
}

statements! {
    INSERT = concat!("insert into answer (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
    OF_APPEAL = concat!("select ", columns!(), " from answer where appeal_id = $1 order by signed_ms, id");
    FIND = concat!("select ", columns!(), " from answer where id = $1");
}

/// Writes an answer and its proof photos.
///
/// # Errors
/// [`StoreError::Reference`] when appeal, institution, person or a photo is unknown.
pub async fn insert(tx: &mut Tx, answer: &AnswerRow, photos: &[MediaId]) -> Result<(), StoreError> {
    let a = answer;
    #[rustfmt::skip]
    exec!(tx, INSERT, &a.id, a.appeal.as_str(), a.institution.as_str(), a.person.as_str(), &a.text, &a.payload, &a.signature,
        &a.certificate, &a.signer, i64::from(a.demo), a.signed_ms.0)?;
    media::link(tx, &a.appeal, None, Some(&a.id), photos).await
}

/// An appeal's answers, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Vec<AnswerRow>, StoreError> {
    all!(db, AnswerRow, OF_APPEAL, appeal.as_str())
}

/// An answer by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &str) -> Result<Option<AnswerRow>, StoreError> {
    maybe!(db, AnswerRow, FIND, id)
}
