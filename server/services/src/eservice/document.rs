//! The exact text that is signed: the items of annex 2 in their order (R-annex2).

use crate::{Ctx, Error};
use anyhow::Context;
use domain::eservice::Facts;
use domain::eservice::application::{ApplicationState, FactsForm};
use domain::role::Role;
use serde::{Deserialize, Serialize};
use store::eservice_applications::{ApplicationRow, StepRow};

/// Fields in the order in which they are signed; never reorder, a new form gets a new `form` word.
#[derive(Serialize)]
struct Application<'a> {
    form: &'static str,
    id: &'a str,
    provider: String,
    act: &'a str,
    number: Option<String>,
    facts: Facts,
    happened_on: &'a str,
    reason: &'a str,
}

/// What is signed under this application: put together again each time the signature is shown.
pub(super) async fn document(ctx: &Ctx, row: &ApplicationRow) -> Result<String, Error> {
    // A service that is yet to be registered has no number when the application is signed, and none in what was signed.
    let number = match &row.eservice {
        Some(id) if row.act != domain::eservice::Act::Register => store::eservices::find(ctx.portal.db(), id).await?.map(|one| one.number),
        _ => None,
    };
    let whole = Application {
        form: "muraciet-eservice-1",
        id: row.id.as_str(),
        provider: row.provider.0.clone(),
        act: row.act.as_str(),
        number,
        facts: row.facts.facts(&row.provider),
        happened_on: &row.happened_on,
        reason: &row.reason,
    };
    Ok(serde_json::to_string(&whole).context("text of an application to the register")?)
}

/// What the operator reads of what was signed.
#[derive(Deserialize)]
struct Sent {
    facts: Facts,
    happened_on: String,
    reason: String,
}

/// The application as the actor may read it: for the operator it is what was signed and submitted last. What the provider is mending
/// is the provider's draft until it is submitted again (R10.3).
pub(super) fn as_sent(ctx: &Ctx, row: ApplicationRow, last: Option<&StepRow>) -> Result<ApplicationRow, Error> {
    let mended = !matches!(row.state, ApplicationState::Submitted | ApplicationState::Granted);
    if ctx.actor.role != Role::RegistryOperator || !mended {
        return Ok(row);
    }
    let Some(step) = last else { return Err(Error::NotFound) };
    let text = step.document.as_deref().context("a submission without what was signed")?;
    let Sent { facts, happened_on, reason } = serde_json::from_str(text).context("what was signed of an application")?;
    Ok(ApplicationRow { facts: FactsForm::from(&facts), happened_on, reason, changed_ms: row.decided_ms.unwrap_or(step.at_ms), ..row })
}
