//! Administrative regulations.

use crate::{Db, StoreError};
use domain::ids::{InstitutionId, RegulationId};
use domain::regulation::Text;
use domain::time::UnixMs;

/// A version in force.
#[derive(Clone, Debug, PartialEq)]
pub struct InForce {
    /// The text.
    pub text: Text,
    /// Number of the version.
    pub version: u32,
    /// Since when.
    pub since_ms: UnixMs,
    /// Who provides the service.
    pub provider: InstitutionId,
}

/// The version in force.
///
/// # Errors
/// [`StoreError`] of the database.
#[allow(clippy::unused_async)]
pub async fn in_force(_db: &Db, _id: &RegulationId) -> Result<Option<InForce>, StoreError> {
    Ok(None)
}
