//! What was done with an application: only ever added to. A submission keeps exactly what was signed, and the signature.

use crate::signatures::Signed;
use crate::{Db, StoreError, Tx};
use domain::eservice::application::ApplicationStep;
use domain::ids::{ApplicationId, PersonId};
use domain::time::UnixMs;

row! {
    /// A step.
    StepRow {
        /// The application.
        application: ApplicationId = "application_id",
        /// When.
        at_ms: UnixMs = "at_ms",
        /// Who.
        person: PersonId = "person_id",
        /// What.
        step: ApplicationStep = "step",
        /// With which reasons.
        reason: String = "reason",
        /// Exactly what was signed.
        document: Option<String> = "document",
        /// The detached signature, base64 of its DER.
        cms: Option<String> = "cms",
        /// Name of who took the step.
        signer: String = "signer",
        /// The signer's personal identification number, as it was at that moment.
        fin: Option<String> = "fin",
        /// Signed by the demo device: no legal force.
        demo: bool = "demo",
        /// The report on the check before it was kept, as JSON.
        report: Option<String> = "report",
    }
}

row! {
    /// A signature under a submission, for whoever checks it.
    StepSignature {
        /// The application.
        application: ApplicationId = "application_id",
        /// Number of the step.
        nr: i64 = "nr",
        ..signed: Signed,
    }
}

statements! {
    LAST = "select coalesce(max(nr), 0) from eservice_application_step where application_id = $1";
    ADD = "insert into eservice_application_step \
        (application_id, nr, at_ms, person_id, step, reason, document, cms, signer, fin, demo, report) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    OF_APPLICATION = "select application_id, at_ms, person_id, step, reason, document, cms, signer, fin, demo, report \
        from eservice_application_step where application_id = $1 order by nr";
    SIGNED = "select application_id, nr, person_id, document, cms, signer, fin, demo, report, at_ms as signed_ms \
        from eservice_application_step where cms is not null \
        and (application_id > $1 or (application_id = $1 and nr > $2)) order by application_id, nr limit $3";
}

/// Adds a step. The application's row is locked, so steps of one application wait for each other.
///
/// # Errors
/// [`StoreError::Reference`] when application or person is unknown.
pub async fn add_step(tx: &mut Tx, row: &StepRow) -> Result<(), StoreError> {
    let r = row;
    let (last,) = one!(tx, (i64,), LAST, r.application.as_str())?;
    #[rustfmt::skip]
    exec!(tx, ADD, r.application.as_str(), last + 1, r.at_ms.0, r.person.as_str(), r.step.as_str(), &r.reason, &r.document, &r.cms, &r.signer, &r.fin,
        i64::from(r.demo), &r.report)?;
    Ok(())
}

/// An application's steps, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn steps(db: &Db, application: &ApplicationId) -> Result<Vec<StepRow>, StoreError> {
    all!(db, StepRow, OF_APPLICATION, application.as_str())
}

/// Signatures after `last`, by application and step.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn signed_after(db: &Db, last: Option<&StepSignature>, limit: u32) -> Result<Vec<StepSignature>, StoreError> {
    let (application, nr) = last.map_or(("", 0), |row| (row.application.as_str(), row.nr));
    all!(db, StepSignature, SIGNED, application, nr, i64::from(limit))
}
