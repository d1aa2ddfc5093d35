//! What the other bodies say of a version (R9.2).

use crate::{Db, StoreError, Tx};
use domain::ids::{InstitutionId, PersonId, RegulationId};
use domain::regulation::AgreementState;
use domain::time::UnixMs;

row! {
    /// What one body says.
    AgreementRow {
        /// Of which regulation.
        regulation: RegulationId = "regulation_id",
        /// Of which version.
        version: u32 = "version",
        /// Who is asked.
        institution: InstitutionId = "institution_id",
        /// What it says.
        state: AgreementState = "state",
        /// The reasons of an objection.
        reason: String = "reason",
        /// The employee who said it.
        person: Option<PersonId> = "person_id",
        /// When it was asked.
        asked_ms: UnixMs = "asked_ms",
        /// When it said so.
        decided_ms: Option<UnixMs> = "decided_ms",
    }
}

statements! {
    FORGET = "delete from regulation_agreement where regulation_id = $1 and version = $2";
    ASK = "insert into regulation_agreement (regulation_id, version, institution_id, state, reason, asked_ms) values ($1, $2, $3, 'waiting', '', $4)";
    DECIDE = "update regulation_agreement set state = $4, reason = $5, person_id = $6, decided_ms = $7 \
        where regulation_id = $1 and version = $2 and institution_id = $3";
    OF_VERSION = "select regulation_id, version, institution_id, state, reason, person_id, asked_ms, decided_ms from regulation_agreement \
        where regulation_id = $1 and version = $2 order by institution_id";
}

/// Asks these bodies; what was said of an earlier wording counts no more.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such body.
pub async fn ask(tx: &mut Tx, id: &RegulationId, version: u32, institutions: &[InstitutionId], now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, FORGET, id.as_str(), i64::from(version))?;
    for institution in institutions {
        exec!(tx, ASK, id.as_str(), i64::from(version), institution.as_str(), now.0)?;
    }
    Ok(())
}

/// Writes down what a body says; false when it was not asked.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn decide(tx: &mut Tx, row: &AgreementRow) -> Result<bool, StoreError> {
    let r = row;
    let (person, at) = (r.person.as_ref().map(PersonId::as_str), r.decided_ms.map(|at| at.0));
    let (id, version) = (r.regulation.as_str(), i64::from(r.version));
    Ok(exec!(tx, DECIDE, id, version, r.institution.as_str(), r.state.as_str(), &r.reason, person, at)? == 1)
}

/// What everybody who was asked says.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_version(db: &Db, id: &RegulationId, version: u32) -> Result<Vec<AgreementRow>, StoreError> {
    all!(db, AgreementRow, OF_VERSION, id.as_str(), i64::from(version))
}
