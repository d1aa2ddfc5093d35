//! Services of a new installation, without an application.

use super::entry::{By, register};
use crate::{Error, Portal};
use domain::eservice::Facts;
use domain::ids::EserviceId;
use domain::time::UnixMs;
use std::sync::Arc;

/// Registers a service at this moment with the next number of its year, which it gives, and the first entry of its chain.
///
/// # Errors
/// [`Error::Refused`] with `Taken` when the provider has one of this name; [`Error::Internal`] when the provider is unknown.
pub async fn plant(portal: &Arc<Portal>, id: &EserviceId, facts: Facts, at: UnixMs) -> Result<String, Error> {
    let id = id.clone();
    let by = By { person: None, application: None, at };
    portal.db().write(move |tx| Box::pin(async move { register(tx, &id, facts, by).await })).await
}
