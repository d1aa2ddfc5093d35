//! A regulation that is in force from the beginning, for demo data.

use crate::{Error, Portal, stored};
use bytes::Bytes;
use domain::ids::{InstitutionId, RegulationId};
use domain::official::DocumentKind;
use domain::regulation::{FormFile, Stage, Text, What};
use domain::time::UnixMs;
use std::sync::Arc;
use store::regulation_events::RegulationEventRow;
use store::regulation_files::{self, RegulationFileRow, VARIANT};
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

/// A form that a planted regulation has attached (R-annex1, note 1 of 2.6).
pub struct PlantedForm {
    /// What it is called in the regulation.
    pub name: String,
    /// Name of the file.
    pub file_name: String,
    /// A PDF.
    pub bytes: Bytes,
}

/// Plants a regulation with a form attached, which an employee of its body stands for; where the body has nobody, without the form.
///
/// # Errors
/// As [`plant`]; [`Error::Internal`] when the disk fails.
pub async fn plant_with(
    portal: &Arc<Portal>,
    id: &RegulationId,
    provider: &InstitutionId,
    mut text: Text,
    form: PlantedForm,
    at: UnixMs,
) -> Result<(), Error> {
    let employee = store::people::staff_of(portal.db(), provider).await?.into_iter().next();
    let known = store::regulations::find(portal.db(), id).await?.is_some();
    let Some(employee) = employee.filter(|_| !known) else { return plant(portal, id, provider, text, at).await };
    let digest = store::files::content_id(&form.bytes);
    text.forms = vec![FormFile { name: form.name, file: digest.clone(), file_name: form.file_name.clone() }];
    plant(portal, id, provider, text, at).await?;
    let row = RegulationFileRow {
        regulation: id.clone(),
        digest: digest.clone(),
        kind: DocumentKind::Pdf,
        name: form.file_name,
        bytes: i64::try_from(form.bytes.len()).unwrap_or(i64::MAX),
        person: employee.id,
        added_ms: at,
    };
    let write = portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(regulation_files::add(tx, &row).await?) }));
    stored::keep(portal, &digest, VARIANT, form.bytes, write).await
}
