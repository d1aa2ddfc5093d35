//! The service that is asked for: it is registered, interactive, used here, and has a regulation in force (R4.1, R4.4, R11.5.3).

use crate::{Error, Portal};
use domain::eservice::request::{CardWords, Side};
use domain::eservice::{EserviceState, Kind, Manner};
use domain::ids::{EserviceId, InstitutionId, RegulationId};
use domain::lang::Named;
use domain::refusal::{Code, Field, Refusal};
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
    pub regulation: RegulationId,
    pub regulation_version: u32,
}

/// The service of this number.
///
/// # Errors
/// [`Error::NotFound`] when there is none of this number that is used here; [`Error::Refused`] when its registration was cancelled: whoever
/// comes by an old link, or was filling its form in, is told so.
pub(super) async fn find(portal: &Portal, number: &str) -> Result<Service, Error> {
    let row = store::eservices::by_number(portal.db(), number).await?.ok_or(Error::NotFound)?;
    if row.state == EserviceState::Cancelled {
        return Err(Refusal::new(Field::Service, Code::NotNow).into());
    }
    if row.facts.kind != Kind::Interactive || row.facts.manner != Manner::Here {
        return Err(Error::NotFound);
    }
    with_text(portal, row).await?.ok_or(Error::NotFound)
}

async fn with_text(portal: &Portal, row: EserviceRow) -> Result<Option<Service>, Error> {
    let Some(regulation) = row.facts.regulation else { return Ok(None) };
    let in_force = store::regulations::in_force(portal.db(), &regulation).await?;
    Ok(in_force.map(|in_force| Service {
        regulation,
        id: row.id,
        number: row.number,
        name: row.facts.name,
        provider: row.provider,
        text: in_force.text,
        regulation_version: in_force.version,
    }))
}

/// The regulation in the version under which a request was sent: a later version, another regulation, or the service's cancellation change
/// nothing for it. Empty when it is not known any more.
pub(super) async fn rule_of(portal: &Portal, request: &RequestRow) -> Result<Text, Error> {
    let id = match &request.regulation {
        Some(id) => Some(id.clone()),
        // From before it was kept: the one that the service names.
        None => store::eservices::find(portal.db(), &request.eservice).await?.and_then(|row| row.facts.regulation),
    };
    let Some(id) = id else { return Ok(Text::default()) };
    let row = store::regulations::at_version(portal.db(), &id, request.regulation_version).await?;
    Ok(row.map(|row| row.text()).transpose()?.unwrap_or_default())
}

/// What of it both sides read; grounds of refusal (3.3.1) are the provider's alone.
pub(super) fn words(rule: Text, request: &RequestRow, side: Side) -> CardWords {
    let known = !rule.name.is_empty();
    let complaint = [rule.complaint_right, rule.complaint_needs, rule.complaint_term].into_iter().filter(|words| !words.trim().is_empty());
    CardWords {
        grounds: if side == Side::Provider { rule.refusals } else { Vec::new() },
        version: request.regulation_version,
        span: known.then_some(rule.span),
        complaint: complaint.collect(),
    }
}
