//! The words of voice messages and videos, written down by staff (A8.3). Only ever added to.

use crate::{Db, StoreError, Tx};
use domain::ids::{AppealId, InstitutionId, MediaId, PersonId};
use domain::time::UnixMs;

row! {
    /// The words of one recording.
    TranscriptRow {
        /// Id.
        id: String = "id",
        /// The appeal it came with.
        appeal: AppealId = "appeal_id",
        /// The recording.
        media: MediaId = "media_id",
        /// Who wrote them down.
        person: PersonId = "person_id",
        /// Of which institution; `None`: the owner's staff.
        institution: Option<InstitutionId> = "institution_id",
        /// The words.
        text: String = "text",
        /// When.
        written_ms: UnixMs = "written_ms",
    }
}

statements! {
    ADD = "insert into transcript (id, appeal_id, media_id, person_id, institution_id, text, written_ms) values ($1, $2, $3, $4, $5, $6, $7)";
    OF_APPEAL = "select id, appeal_id, media_id, person_id, institution_id, text, written_ms from transcript where appeal_id = $1 \
        order by written_ms, id";
}

/// Writes the words of a recording; those before them stay.
///
/// # Errors
/// [`StoreError::Reference`] when appeal, recording, person or institution is unknown.
pub async fn add(tx: &mut Tx, transcript: &TranscriptRow) -> Result<(), StoreError> {
    let t = transcript;
    let institution = t.institution.as_ref().map(InstitutionId::as_str);
    exec!(tx, ADD, &t.id, t.appeal.as_str(), t.media.as_str(), t.person.as_str(), institution, &t.text, t.written_ms.0)?;
    Ok(())
}

/// All of an appeal's, the newest last.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal(db: &Db, appeal: &AppealId) -> Result<Vec<TranscriptRow>, StoreError> {
    all!(db, TranscriptRow, OF_APPEAL, appeal.as_str())
}

/// [`of_appeal`] within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeal_in(tx: &mut Tx, appeal: &AppealId) -> Result<Vec<TranscriptRow>, StoreError> {
    all!(tx, TranscriptRow, OF_APPEAL, appeal.as_str())
}
