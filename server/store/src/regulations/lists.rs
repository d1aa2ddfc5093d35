//! Lists of versions: of a body's own, of those it is asked about, of those that everybody reads.

use super::{VersionRow, version_columns};
use crate::statement::Mark;
use crate::{Db, Page, StoreError};
use domain::ids::{InstitutionId, RegulationId};
use domain::regulation::Stage;

macro_rules! of_versions {
    () => {
        concat!(
            "select ",
            version_columns!(),
            " from regulation_version join regulation on regulation.id = regulation_version.regulation_id "
        )
    };
}

statements! {
    OWN = concat!(of_versions!(), "where regulation.institution_id = $1 and stage <> 'superseded' and ($2 = '' or stage = $2) \
        order by changed_ms desc, regulation_version.regulation_id, version desc limit $3");
    ASKED = concat!("select ", version_columns!(), " from regulation_version join regulation_agreement \
        on regulation_agreement.regulation_id = regulation_version.regulation_id and regulation_agreement.version = regulation_version.version \
        where regulation_agreement.institution_id = $1 and stage = 'agreement' order by asked_ms desc, regulation_version.regulation_id limit $2");
    DISCUSSED = concat!(of_versions!(), "where stage = 'discussion' and ($1 = '' or regulation.institution_id = $1) \
        order by published_ms desc, regulation_version.regulation_id desc limit $2");
    IN_FORCE_LIST = concat!(of_versions!(), "where stage = 'in_force' and ($1 = '' or regulation.institution_id = $1) \
        and (since_ms < $2 or (since_ms = $2 and regulation_version.regulation_id < $3)) \
        order by since_ms desc, regulation_version.regulation_id desc limit $4");
    COUNT_IN_FORCE = "select count(*) from regulation_version join regulation on regulation.id = regulation_version.regulation_id \
        where stage = 'in_force' and ($1 = '' or regulation.institution_id = $1)";
    INSTITUTIONS = "select distinct institution_id from regulation join regulation_version on regulation.id = regulation_version.regulation_id \
        where stage in ('discussion', 'in_force') order by institution_id";
}

/// A body's own versions, the ones that moved last first; of one stage, or all but superseded ones.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn own(db: &Db, institution: &InstitutionId, stage: Option<Stage>, limit: u32) -> Result<Vec<VersionRow>, StoreError> {
    all!(db, VersionRow, OWN, institution.as_str(), stage.map_or("", Stage::as_str), i64::from(limit))
}

/// Versions to which a body is asked to agree, the latest first (R9.2).
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn asked(db: &Db, institution: &InstitutionId, limit: u32) -> Result<Vec<VersionRow>, StoreError> {
    all!(db, VersionRow, ASKED, institution.as_str(), i64::from(limit))
}

/// Versions under discussion, of one body or of all (empty), the latest first (R9.7).
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn discussed(db: &Db, institution: &InstitutionId, limit: u32) -> Result<Vec<VersionRow>, StoreError> {
    all!(db, VersionRow, DISCUSSED, institution.as_str(), i64::from(limit))
}

/// A page of versions in force, of one body or of all (empty), the latest first (R9.8).
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn in_force_list(db: &Db, institution: &InstitutionId, after: Option<&str>, limit: u32) -> Result<Page<VersionRow>, StoreError> {
    let mark = Mark::read(after);
    let at = mark.as_ref().and_then(Mark::number).unwrap_or(i64::MAX);
    let id = RegulationId(mark.map(|mark| mark.id).unwrap_or_default());
    let rows = all!(db, VersionRow, IN_FORCE_LIST, institution.as_str(), at, id.as_str(), i64::from(limit) + 1)?;
    let (total,) = one!(db, (i64,), COUNT_IN_FORCE, institution.as_str())?;
    Ok(Page::cut(rows, limit, total, |row| format!("{}:{}", row.since_ms.unwrap_or_default().0, row.regulation)))
}

/// Bodies that have a regulation everybody may read.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn institutions(db: &Db) -> Result<Vec<InstitutionId>, StoreError> {
    let rows = all!(db, (String,), INSTITUTIONS)?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}
