//! Forms attached to regulations (R-annex1, note 1 of 2.6): which there are. The contents are in [`crate::files`], named by their hash.

use crate::{Db, StoreError, Tx};
use domain::ids::{MediaId, PersonId, RegulationId};
use domain::official::DocumentKind;
use domain::time::UnixMs;

/// The variant under which a form's content is stored.
pub const VARIANT: &str = "form";

row! {
    /// A form.
    RegulationFileRow {
        /// Of which regulation.
        regulation: RegulationId = "regulation_id",
        /// SHA-256 of the content.
        digest: MediaId = "digest",
        /// Of what kind, by its content.
        kind: DocumentKind = "kind",
        /// What it is called when it is taken.
        name: String = "name",
        /// Size in bytes.
        bytes: i64 = "bytes",
        /// Who has added it.
        person: PersonId = "person_id",
        /// When.
        added_ms: UnixMs = "added_ms",
    }
}

statements! {
    ADD = "insert into regulation_file (regulation_id, digest, kind, name, bytes, person_id, added_ms) values ($1, $2, $3, $4, $5, $6, $7) \
        on conflict (regulation_id, digest) do update set added_ms = excluded.added_ms";
    FIND = "select regulation_id, digest, kind, name, bytes, person_id, added_ms from regulation_file where regulation_id = $1 and digest = $2";
    COUNT_OF = "select count(*) from regulation_file where regulation_id = $1";
}

/// Adds a form; the same one again is the same, added anew.
///
/// # Errors
/// [`StoreError::Reference`] when regulation or person is unknown.
pub async fn add(tx: &mut Tx, row: &RegulationFileRow) -> Result<(), StoreError> {
    let r = row;
    exec!(tx, ADD, r.regulation.as_str(), r.digest.as_str(), r.kind.as_str(), &r.name, r.bytes, r.person.as_str(), r.added_ms.0)?;
    Ok(())
}

/// A form of this regulation.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &RegulationId, digest: &MediaId) -> Result<Option<RegulationFileRow>, StoreError> {
    maybe!(db, RegulationFileRow, FIND, id.as_str(), digest.as_str())
}

/// How many forms were ever added to a regulation.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn count_of(db: &Db, id: &RegulationId) -> Result<u64, StoreError> {
    let (count,) = one!(db, (i64,), COUNT_OF, id.as_str())?;
    Ok(count.unsigned_abs())
}
