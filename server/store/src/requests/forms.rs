//! Versions of the forms of services (R7.1.2): a new one for every change, the earlier ones stay.

use crate::{Db, StoreError, Tx};
use domain::ids::{EserviceId, PersonId};
use domain::time::UnixMs;

row! {
    /// A version of a form.
    FormRow {
        /// The service.
        eservice: EserviceId = "eservice_id",
        /// From 1.
        version: u32 = "version",
        /// The form, as JSON.
        form: String = "form",
        /// The employee who saved it; `None` for the system.
        person: Option<PersonId> = "person_id",
        /// When.
        saved_ms: UnixMs = "saved_ms",
    }
}

statements! {
    SAVE = "insert into request_form (eservice_id, version, form, person_id, saved_ms) values ($1, $2, $3, $4, $5) \
        on conflict (eservice_id, version) do nothing";
    FORM = "select eservice_id, version, form, person_id, saved_ms from request_form where eservice_id = $1 and version = $2";
    NEWEST = "select eservice_id, version, form, person_id, saved_ms from request_form where eservice_id = $1 order by version desc limit 1";
}

/// Saves a version; false when there is one with this number.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn save_form(tx: &mut Tx, row: &FormRow) -> Result<bool, StoreError> {
    let r = row;
    let person = r.person.as_ref().map(PersonId::as_str);
    Ok(exec!(tx, SAVE, r.eservice.as_str(), i64::from(r.version), &r.form, person, r.saved_ms.0)? == 1)
}

/// A version.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn form(db: &Db, eservice: &EserviceId, version: u32) -> Result<Option<FormRow>, StoreError> {
    maybe!(db, FormRow, FORM, eservice.as_str(), i64::from(version))
}

/// The newest version.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn newest_form(db: &Db, eservice: &EserviceId) -> Result<Option<FormRow>, StoreError> {
    maybe!(db, FormRow, NEWEST, eservice.as_str())
}
