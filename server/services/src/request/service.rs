//! The service that is asked for: it is registered, interactive, used here, and has a regulation in force (R4.1, R4.4, R11.5.3).

use crate::{Error, Portal};
use domain::eservice::{EserviceState, Kind, Manner};
use domain::ids::{EserviceId, InstitutionId};
use domain::lang::Named;
use domain::regulation::Text;
use store::eservices::EserviceRow;
use store::requests::RequestRow;

/// A service with its regulation.
pub(super) struct Service {
    pub id: EserviceId,
    pub number: String,
    pub name: Named,
    pub provider: InstitutionId,
    pub text: Text,
    pub regulation_version: u32,
}

/// The service of this number.
///
/// # Errors
/// [`Error::NotFound`] when there is none of this number that is used here.
pub(super) async fn find(portal: &Portal, number: &str) -> Result<Service, Error> {
    let row = store::eservices::by_number(portal.db(), number).await?.ok_or(Error::NotFound)?;
    if row.state != EserviceState::Registered || row.facts.kind != Kind::Interactive || row.facts.manner != Manner::Here {
        return Err(Error::NotFound);
    }
    with_text(portal, row).await?.ok_or(Error::NotFound)
}

async fn with_text(portal: &Portal, row: EserviceRow) -> Result<Option<Service>, Error> {
    let Some(regulation) = &row.facts.regulation else { return Ok(None) };
    let in_force = store::regulations::in_force(portal.db(), regulation).await?;
    Ok(in_force.map(|in_force| Service {
        id: row.id,
        number: row.number,
        name: row.facts.name,
        provider: row.provider,
        text: in_force.text,
        regulation_version: in_force.version,
    }))
}

/// Grounds on which a request is refused (3.3.1). A service that is cancelled meanwhile goes on with the requests that it has.
pub(super) async fn grounds(portal: &Portal, request: &RequestRow) -> Result<Vec<String>, Error> {
    let Some(row) = store::eservices::find(portal.db(), &request.eservice).await? else { return Ok(Vec::new()) };
    Ok(with_text(portal, row).await?.map(|service| service.text.refusals).unwrap_or_default())
}
