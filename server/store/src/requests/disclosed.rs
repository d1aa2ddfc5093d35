//! To which body a sender's data were given with a request, and when its staff first opened them (T3.4). Employees are not named here.

use crate::{Db, StoreError, Tx};
use domain::ids::{InstitutionId, PersonId, RequestId};
use domain::time::UnixMs;

row! {
    /// A disclosure.
    RequestDisclosureRow {
        /// The request the data came with.
        request: RequestId = "request_id",
        /// Its number.
        number: String = "number",
        /// The body.
        institution: InstitutionId = "institution_id",
        /// `given` or `opened`.
        what: String = "what",
        /// What state registers had said, as words with commas between them.
        held: String = "held",
        /// When, the first time.
        at_ms: UnixMs = "at_ms",
    }
}

statements! {
    GIVEN = "insert into request_disclosure (person_id, request_id, institution_id, what, held, at_ms) \
        select person_id, id, provider_id, 'given', cast($2 as text), cast($3 as bigint) from service_request where id = $1 \
        on conflict (person_id, request_id, institution_id, what) do nothing";
    OPENED = "insert into request_disclosure (person_id, request_id, institution_id, what, held, at_ms) \
        select person_id, id, provider_id, 'opened', '', cast($2 as bigint) from service_request where id = $1 \
        on conflict (person_id, request_id, institution_id, what) do nothing";
    COUNT_OPENED = "select count(*) from request_disclosure where request_id = $1 and what = 'opened'";
    OF_PERSON = "select request_disclosure.request_id, service_request.number, request_disclosure.institution_id, request_disclosure.what, \
        request_disclosure.held, request_disclosure.at_ms from request_disclosure \
        join service_request on service_request.id = request_disclosure.request_id where request_disclosure.person_id = $1 \
        order by request_disclosure.at_ms desc, request_disclosure.request_id, request_disclosure.what desc limit $2";
}

/// The sender's data lie with the provider from now on; `held` is what state registers had said of the sender.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn given(tx: &mut Tx, request: &RequestId, held: &str, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, GIVEN, request.as_str(), held, now.0)?;
    Ok(())
}

/// The provider's staff opened the request. Only the first time is kept.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn opened(tx: &mut Tx, request: &RequestId, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, OPENED, request.as_str(), now.0)?;
    Ok(())
}

/// Whether they have opened it.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn is_opened(db: &Db, request: &RequestId) -> Result<bool, StoreError> {
    let (count,) = one!(db, (i64,), COUNT_OPENED, request.as_str())?;
    Ok(count > 0)
}

/// A person's disclosures with requests, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn disclosed(db: &Db, person: &PersonId, limit: u32) -> Result<Vec<RequestDisclosureRow>, StoreError> {
    all!(db, RequestDisclosureRow, OF_PERSON, person.as_str(), i64::from(limit))
}
