//! A regulation that is in force from the beginning, for demo data.

use crate::{Error, Portal};
use domain::ids::{InstitutionId, RegulationId};
use domain::regulation::{Stage, Text, What};
use domain::time::UnixMs;
use std::sync::Arc;
use store::regulation_events::RegulationEventRow;
use store::regulations::{RegulationRow, VersionRow, json};

/// Writes a regulation down with one version that is in force since then. The same id twice is written once. Nobody has signed it.
///
/// # Errors
/// [`Error::Internal`] when there is no such institution, or the database fails.
pub async fn plant(portal: &Arc<Portal>, id: &RegulationId, provider: &InstitutionId, text: Text, at: UnixMs) -> Result<(), Error> {
    if store::regulations::find(portal.db(), id).await?.is_some() {
        return Ok(());
    }
    let row = RegulationRow { id: id.clone(), institution: provider.clone(), created_ms: at, created_by: None };
    let version = VersionRow {
        regulation: id.clone(),
        version: 1,
        stage: Stage::InForce,
        json: json(&text),
        name: text.name,
        revision: 0,
        changed_ms: at,
        changed_by: None,
        published_ms: None,
        discussed_until_ms: None,
        since_ms: Some(at),
        until_ms: None,
    };
    let event = RegulationEventRow {
        regulation: id.clone(),
        at_ms: at,
        person: None,
        institution: provider.clone(),
        version: 1,
        what: What::Approved,
        note: String::new(),
    };
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            store::regulations::add(tx, &row).await?;
            store::regulations::put(tx, &version).await?;
            Ok::<_, Error>(store::regulation_events::append(tx, &event).await?)
        })
    });
    write.await
}
