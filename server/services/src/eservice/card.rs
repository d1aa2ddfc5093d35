//! One application whole.

use super::desk::line;
use super::document::{as_sent, document};
use super::known;
use crate::house::Own;
use crate::permission::Function;
use crate::signature::held_bytes;
use crate::{Ctx, Error};
use domain::eservice::Act;
use domain::eservice::application::{
    ApplicationCard, ApplicationEntry, ApplicationForm, ApplicationState, ApplicationStep, ChangeLine, FactsForm, complete, steps,
};
use domain::fold::sort_key;
use domain::ids::{ApplicationId, EserviceId, RegulationId};
use domain::regulation::Stage;
use domain::role::Role;
use domain::signature::SignatureView;
use store::eservice_applications::{ApplicationRow, StepRow};

/// Regulations to choose from at the most.
const MOST_REGULATIONS: u32 = 300;

/// The application with its form, signature, steps and the history of its service (R10.5); for the operator as it was submitted. A signature is held against the application
/// as it stands now, put together again.
///
/// # Errors
/// [`Error::NotFound`] for one of others, and for the operator one that was never submitted; [`Error::Internal`] when the chain of the service
/// is damaged.
pub async fn application_card(ctx: &Ctx, id: &ApplicationId) -> Result<ApplicationCard, Error> {
    ctx.may(Function::ApplicationCard)?;
    let row = known(ctx, id).await?;
    let provider = ctx.actor.role == Role::InstitutionStaff;
    let signs = provider && Own::of(ctx).await?.place.heads_all();
    let db = ctx.portal.db();
    let taken = store::eservice_applications::steps(db, id).await?;
    let row = as_sent(ctx, row, submission(&taken))?;
    let service = match &row.eservice {
        Some(id) => store::eservices::find(db, id).await?,
        None => None,
    };
    let history = match &service {
        Some(service) => history(ctx, &service.id).await?,
        None => Vec::new(),
    };
    let form = form(&row);
    let may = steps(row.state, ctx.actor.role);
    let compares = row.act == Act::Amend && row.state == ApplicationState::Submitted;
    let writes = may.contains(&ApplicationStep::Write);
    let came_back = taken.iter().rev().find(|one| one.step == ApplicationStep::Return);
    Ok(ApplicationCard {
        before: service.as_ref().filter(|_| compares).map(|service| FactsForm::from(&service.facts)),
        service_number: service.map(|service| service.number),
        due: row.due_on.filter(|_| row.state != ApplicationState::Draft).zip(row.due_article.clone()),
        reported_late: row.reported_late,
        returned: came_back.filter(|_| row.state == ApplicationState::Returned).map(|one| one.reason.clone()),
        steps: may,
        signs,
        regulations: if writes { regulations(ctx, &row).await? } else { Vec::new() },
        missing: if writes { complete(row.act, &form, ctx.now.date()) } else { Vec::new() },
        signature: signature(ctx, &row, &taken).await?,
        entries: taken.into_iter().map(entry).collect(),
        history,
        form,
        line: line(ctx, row),
    })
}

/// The provider's regulations by which a service can be provided (R4.1), by name. One that the form names stays, whatever became of it.
async fn regulations(ctx: &Ctx, row: &ApplicationRow) -> Result<Vec<(RegulationId, String)>, Error> {
    let in_force = store::regulations::own(ctx.portal.db(), &row.provider, Some(Stage::InForce), MOST_REGULATIONS).await?;
    let mut all: Vec<(RegulationId, String)> = in_force.into_iter().map(|one| (one.regulation, one.name)).collect();
    all.sort_by_cached_key(|(_, name)| sort_key(name));
    let named = RegulationId::from(row.facts.regulation.as_str());
    if !row.facts.regulation.is_empty() && !all.iter().any(|(id, _)| *id == named) {
        // Nobody learns the name of another body's draft by its id.
        let own = store::regulations::find(ctx.portal.db(), &named).await?.is_some_and(|one| one.institution == row.provider);
        let versions = if own { store::regulations::versions(ctx.portal.db(), &named).await? } else { Vec::new() };
        let name = versions.into_iter().next().map_or_else(|| named.0.clone(), |version| version.name);
        all.push((named, name));
    }
    Ok(all)
}

fn form(row: &ApplicationRow) -> ApplicationForm {
    ApplicationForm {
        id: row.id.clone(),
        seen: row.revision,
        facts: row.facts.clone(),
        happened_on: row.happened_on.clone(),
        reason: row.reason.clone(),
        step: String::new(),
    }
}

/// What was submitted last is shown with its signature as long as nothing else was typed.
async fn signature(ctx: &Ctx, row: &ApplicationRow, taken: &[StepRow]) -> Result<Option<SignatureView>, Error> {
    if !matches!(row.state, ApplicationState::Submitted | ApplicationState::Granted) {
        return Ok(None);
    }
    let Some(last) = submission(taken) else { return Ok(None) };
    let (Some(fin), Some(cms)) = (&last.fin, &last.cms) else { return Ok(None) };
    let text = document(ctx, row).await?;
    Ok(Some(SignatureView { id: None, report: held_bytes(&ctx.portal, fin, last.at_ms, cms, text.as_bytes()) }))
}

/// The last time that it was submitted.
fn submission(taken: &[StepRow]) -> Option<&StepRow> {
    taken.iter().rev().find(|one| one.step == ApplicationStep::Submit)
}

fn entry(row: StepRow) -> ApplicationEntry {
    ApplicationEntry { at_ms: row.at_ms, step: row.step, by: row.signer, reason: row.reason }
}

async fn history(ctx: &Ctx, service: &EserviceId) -> Result<Vec<ChangeLine>, Error> {
    let changes = store::eservices::changes(ctx.portal.db(), service).await?;
    Ok((1..).zip(changes).map(|(version, one)| ChangeLine { version, act: one.act, at_ms: one.at_ms }).collect())
}
