//! Administrative regulations and their versions (R9). A version's text is changed as long as it is a draft, and by whoever has read the
//! revision that is there.

mod lists;

pub use lists::{asked, discussed, in_force_list, institutions, own};

use crate::{Db, StoreError, Tx};
use domain::ids::{InstitutionId, PersonId, RegulationId};
use domain::regulation::{Stage, Text};
use domain::time::UnixMs;

/// The statements of the lists.
#[cfg_attr(not(feature = "testing"), allow(dead_code))]
pub(crate) const LISTS: &[(&str, &str)] = lists::STATEMENTS;

row! {
    /// A regulation.
    RegulationRow {
        /// Id (UUIDv7).
        id: RegulationId = "id",
        /// Who provides the service.
        institution: InstitutionId = "institution_id",
        /// When it was begun.
        created_ms: UnixMs = "created_ms",
        /// By whom; `None` for the system.
        created_by: Option<PersonId> = "created_by",
    }
}

row! {
    /// A version.
    VersionRow {
        /// Of which regulation.
        regulation: RegulationId = "regulation_id",
        /// Its number, from 1.
        version: u32 = "version",
        /// Where it stands.
        stage: Stage = "stage",
        /// Its text, as JSON; read by [`VersionRow::text`].
        json: String = "text",
        /// Clause 1.1.
        name: String = "name",
        /// How often the draft was saved.
        revision: u32 = "revision",
        /// When it was changed last.
        changed_ms: UnixMs = "changed_ms",
        /// By whom; `None` for the system.
        changed_by: Option<PersonId> = "changed_by",
        /// When it was put to discussion.
        published_ms: Option<UnixMs> = "published_ms",
        /// From when on it may be approved.
        discussed_until_ms: Option<UnixMs> = "discussed_until_ms",
        /// Since when it is in force, or was.
        since_ms: Option<UnixMs> = "since_ms",
        /// When a later one came into force.
        until_ms: Option<UnixMs> = "until_ms",
    }
}

/// The version by which a service is provided now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// Its text.
    pub text: Text,
    /// Its number.
    pub version: u32,
    /// Since when.
    pub since_ms: UnixMs,
    /// Who provides the service.
    pub provider: InstitutionId,
}

macro_rules! version_columns {
    () => {
        "regulation_version.regulation_id, regulation_version.version, stage, text, name, revision, changed_ms, changed_by, published_ms, discussed_until_ms, \
         since_ms, until_ms"
    };
}
pub(super) use version_columns;

statements! {
    ADD = "insert into regulation (id, institution_id, created_ms, created_by) values ($1, $2, $3, $4)";
    FIND = "select id, institution_id, created_ms, created_by from regulation where id = $1";
    // Both databases lock the row by this.
    LOCK = "update regulation set created_ms = created_ms where id = $1";
    PUT = "insert into regulation_version (regulation_id, version, stage, text, name, revision, changed_ms, changed_by, published_ms, \
        discussed_until_ms, since_ms, until_ms) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    VERSIONS = concat!("select ", version_columns!(), " from regulation_version where regulation_id = $1 order by version desc");
    VERSION = concat!("select ", version_columns!(), " from regulation_version where regulation_id = $1 and version = $2");
    SAVE = "update regulation_version set text = $4, name = $5, revision = revision + 1, changed_ms = $6, changed_by = $7 \
        where regulation_id = $1 and version = $2 and revision = $3 and stage = 'draft'";
    MOVE = "update regulation_version set stage = $5, changed_ms = $6, changed_by = $7, published_ms = $8, discussed_until_ms = $9, since_ms = $10 \
        where regulation_id = $1 and version = $2 and revision = $3 and stage = $4";
    SUPERSEDE = "update regulation_version set stage = 'superseded', until_ms = $2 where regulation_id = $1 and stage = 'in_force'";
    IN_FORCE = concat!("select ", version_columns!(), " from regulation_version where regulation_id = $1 and stage = 'in_force'");
}

impl VersionRow {
    /// Its text.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it can't be read.
    pub fn text(&self) -> Result<Text, StoreError> {
        let damaged = |_| StoreError::Damaged(format!("text of version {} of regulation {}", self.version, self.regulation));
        serde_json::from_str(&self.json).map_err(damaged)
    }
}

/// A text as it is kept.
pub fn json(text: &Text) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// Writes a regulation down.
///
/// # Errors
/// [`StoreError::Unique`] when the id was used before, [`StoreError::Reference`] when institution or person is unknown.
pub async fn add(tx: &mut Tx, row: &RegulationRow) -> Result<(), StoreError> {
    let by = row.created_by.as_ref().map(PersonId::as_str);
    exec!(tx, ADD, row.id.as_str(), row.institution.as_str(), row.created_ms.0, by)?;
    Ok(())
}

/// A regulation by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &RegulationId) -> Result<Option<RegulationRow>, StoreError> {
    maybe!(db, RegulationRow, FIND, id.as_str())
}

/// Whatever else changes this regulation waits until this transaction ends.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn lock(tx: &mut Tx, id: &RegulationId) -> Result<(), StoreError> {
    exec!(tx, LOCK, id.as_str())?;
    Ok(())
}

/// Writes a version down.
///
/// # Errors
/// [`StoreError::Unique`] when there is such a version, another one on its way, or another one in force.
pub async fn put(tx: &mut Tx, row: &VersionRow) -> Result<(), StoreError> {
    let r = row;
    let at = |moment: Option<UnixMs>| moment.map(|at| at.0);
    let by = r.changed_by.as_ref().map(PersonId::as_str);
    #[rustfmt::skip]
    exec!(tx, PUT, r.regulation.as_str(), i64::from(r.version), r.stage.as_str(), &r.json, &r.name, i64::from(r.revision), r.changed_ms.0, by,
        at(r.published_ms), at(r.discussed_until_ms), at(r.since_ms), at(r.until_ms))?;
    Ok(())
}

/// All versions of a regulation, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn versions(db: &Db, id: &RegulationId) -> Result<Vec<VersionRow>, StoreError> {
    all!(db, VersionRow, VERSIONS, id.as_str())
}

/// One version, as it stands in this transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn version(tx: &mut Tx, id: &RegulationId, version: u32) -> Result<Option<VersionRow>, StoreError> {
    maybe!(tx, VersionRow, VERSION, id.as_str(), i64::from(version))
}

/// One version, for whoever reads what it said.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn at_version(db: &Db, id: &RegulationId, version: u32) -> Result<Option<VersionRow>, StoreError> {
    maybe!(db, VersionRow, VERSION, id.as_str(), i64::from(version))
}

/// Saves a draft; false when it was saved by somebody else since `seen` was read, or is a draft no more.
///
/// # Errors
/// [`StoreError::Reference`] when the person is unknown.
pub async fn save(tx: &mut Tx, seen: &VersionRow, text: &Text, person: &PersonId, now: UnixMs) -> Result<bool, StoreError> {
    let s = seen;
    let (id, version, revision) = (s.regulation.as_str(), i64::from(s.version), i64::from(s.revision));
    Ok(exec!(tx, SAVE, id, version, revision, json(text), &text.name, now.0, person.as_str())? == 1)
}

/// Moves a version to the stage and moments of `to`; false when it is not as it was seen any more.
///
/// # Errors
/// [`StoreError::Unique`] when another version is in force already.
pub async fn advance(tx: &mut Tx, seen: &VersionRow, to: &VersionRow) -> Result<bool, StoreError> {
    let at = |moment: Option<UnixMs>| moment.map(|at| at.0);
    let (id, version, revision) = (seen.regulation.as_str(), i64::from(seen.version), i64::from(seen.revision));
    let by = to.changed_by.as_ref().map(PersonId::as_str);
    #[rustfmt::skip]
    let moved = exec!(tx, MOVE, id, version, revision, seen.stage.as_str(), to.stage.as_str(), to.changed_ms.0, by, at(to.published_ms),
        at(to.discussed_until_ms), at(to.since_ms))?;
    Ok(moved == 1)
}

/// The version in force is in force no more; whether there was one.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn supersede(tx: &mut Tx, id: &RegulationId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, SUPERSEDE, id.as_str(), now.0)? == 1)
}

/// The version in force, if there is one (R4.1).
///
/// # Errors
/// [`StoreError::Damaged`] when its text can't be read.
pub async fn in_force(db: &Db, id: &RegulationId) -> Result<Option<InForce>, StoreError> {
    let (Some(row), Some(regulation)) = (maybe!(db, VersionRow, IN_FORCE, id.as_str())?, find(db, id).await?) else { return Ok(None) };
    let since_ms = row.since_ms.unwrap_or(row.changed_ms);
    Ok(Some(InForce { text: row.text()?, version: row.version, since_ms, provider: regulation.institution }))
}
