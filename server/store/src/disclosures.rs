//! To which body a person's data were given, and when its staff first opened them (T3.4). Employees are not named here.

use crate::{Db, StoreError, Tx};
use domain::ids::{AppealId, InstitutionId, PersonId};
use domain::time::UnixMs;

row! {
    /// A disclosure.
    DisclosureRow {
        /// The appeal the data came with.
        appeal: AppealId = "appeal_id",
        /// Its number now.
        number: String = "number",
        /// The body.
        institution: InstitutionId = "institution_id",
        /// `given` or `opened`.
        what: String = "what",
        /// When, the first time.
        at_ms: UnixMs = "at_ms",
    }
}

macro_rules! to_all {
    ($what:literal) => {
        concat!(
            "insert into disclosure (person_id, appeal_id, institution_id, what, at_ms) select person_id, id, cast($2 as text), '",
            $what,
            "', cast($3 as bigint) from appeal where id = $1 union select person_id, appeal_id, cast($2 as text), '",
            $what,
            "', cast($3 as bigint) from appeal_join where appeal_id = $1 and left_ms is null \
            on conflict (person_id, appeal_id, institution_id, what) do nothing"
        )
    };
}

statements! {
    GIVEN = to_all!("given");
    OPENED = to_all!("opened");
    JOINED = "insert into disclosure (person_id, appeal_id, institution_id, what, at_ms) \
        select cast($2 as text), appeal_id, institution_id, 'given', cast($3 as bigint) from assignment \
        where appeal_id = $1 and status not in ('forwarded', 'recalled') \
        on conflict (person_id, appeal_id, institution_id, what) do nothing";
    UNOPENED = "select count(*) from (select person_id from appeal where id = $1 \
        union select person_id from appeal_join where appeal_id = $1 and left_ms is null) as told where not exists (select 1 from disclosure \
        where disclosure.person_id = told.person_id and appeal_id = $1 and institution_id = $2 and what = 'opened')";
    OF_PERSON = "select disclosure.appeal_id, coalesce(appeal.number, appeal.receipt_number) as number, disclosure.institution_id, \
        disclosure.what, disclosure.at_ms from disclosure join appeal on appeal.id = disclosure.appeal_id \
        where disclosure.person_id = $1 order by disclosure.at_ms desc, disclosure.appeal_id, disclosure.what desc limit $2";
}

/// The data of an appeal's author and joined persons lie in a body's cabinet from now on.
pub(crate) async fn given(tx: &mut Tx, appeal: &AppealId, institution: &InstitutionId, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, GIVEN, appeal.as_str(), institution.as_str(), now.0)?;
    Ok(())
}

/// A person joined an appeal that bodies have already.
pub(crate) async fn joined(tx: &mut Tx, appeal: &AppealId, person: &PersonId, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, JOINED, appeal.as_str(), person.as_str(), now.0)?;
    Ok(())
}

/// Staff of a body opened the appeal. Only the first time is kept.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn opened(tx: &mut Tx, appeal: &AppealId, institution: &InstitutionId, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, OPENED, appeal.as_str(), institution.as_str(), now.0)?;
    Ok(())
}

/// Whether there is somebody in the appeal whose data this body has not opened yet.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn is_unopened(db: &Db, appeal: &AppealId, institution: &InstitutionId) -> Result<bool, StoreError> {
    let (count,) = one!(db, (i64,), UNOPENED, appeal.as_str(), institution.as_str())?;
    Ok(count > 0)
}

/// A person's disclosures, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId, limit: u32) -> Result<Vec<DisclosureRow>, StoreError> {
    all!(db, DisclosureRow, OF_PERSON, person.as_str(), i64::from(limit))
}
