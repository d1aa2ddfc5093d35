//! Overdue duties of providers and of the operator, for everybody (R4.1, R5.1.1, R9.1, R10.4, R10.6, R10.8).

use crate::permission::Function;
use crate::{Ctx, Error};
use domain::eservice::application::{Duties, ProviderDuty, ServiceDuty};
use domain::eservice::{EserviceState, Kind};
use domain::ids::InstitutionId;
use domain::time::{DAY_MS, UnixMs};
use std::collections::HashMap;
use store::Db;
use store::eservices::EserviceRow;
use tokio::sync::Mutex;

/// How long the figures are kept before they are counted again, in milliseconds.
const FRESH_MS: i64 = 60_000;
/// Days that the figures look back.
const BACK_DAYS: i64 = 365;
/// Services and providers named at most.
const NAMED: usize = 200;

/// The figures as they were counted last; whoever asks meanwhile waits for the same count.
#[derive(Default)]
pub(crate) struct Kept(Mutex<Option<(UnixMs, Duties)>>);

impl Kept {
    /// The register has changed.
    pub async fn forget(&self) {
        *self.0.lock().await = None;
    }
}

/// The duties that are overdue now, at most a minute old. Nothing personal.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn duties(ctx: &Ctx) -> Result<Duties, Error> {
    ctx.may(Function::EserviceDuties)?;
    let mut kept = ctx.portal.duties.0.lock().await;
    if let Some((at, found)) = kept.as_ref()
        && ctx.now.0 - at.0 < FRESH_MS
    {
        return Ok(found.clone());
    }
    let found = counted(ctx).await?;
    *kept = Some((ctx.now, found.clone()));
    Ok(found)
}

async fn counted(ctx: &Ctx) -> Result<Duties, Error> {
    let (db, reference) = (ctx.portal.db(), ctx.portal.reference());
    let since = UnixMs(ctx.now.0 - BACK_DAYS * DAY_MS);
    let services: Vec<EserviceRow> =
        store::eservices::all(db).await?.into_iter().filter(|row| row.state == EserviceState::Registered).collect();
    let without = without_regulation(db, &services).await?;
    let (waiting, late) = store::eservice_applications::count_waiting(db, ctx.now.date()).await?;
    let reports = store::eservice_applications::late_reports(db, since).await?;
    let late_requests = store::requests::late(db, ctx.now.date()).await?;
    let of_provider =
        |(provider, count): (InstitutionId, u32)| ProviderDuty { name: reference.institution_name(&provider), provider, count };
    let named = |row: &EserviceRow| ServiceDuty {
        number: row.number.clone(),
        service: row.facts.name.clone(),
        provider: reference.institution_name(&row.provider),
    };
    Ok(Duties {
        services: u32::try_from(services.len()).unwrap_or(u32::MAX),
        waiting,
        late,
        decided_late: store::eservice_applications::decided_late(db, since).await?,
        late_reports: reports.into_iter().take(NAMED).map(of_provider).collect(),
        late_requests: late_requests.into_iter().take(NAMED).map(of_provider).collect(),
        without_count: u32::try_from(without.len()).unwrap_or(u32::MAX),
        without_regulation: without.into_iter().take(NAMED).map(named).collect(),
    })
}

/// Interactive services that are provided without a regulation in force (R4.1, R9.1). Services of one regulation ask for it once.
async fn without_regulation<'a>(db: &Db, services: &'a [EserviceRow]) -> Result<Vec<&'a EserviceRow>, Error> {
    let (mut asked, mut without) = (HashMap::new(), Vec::new());
    for row in services.iter().filter(|row| row.facts.kind == Kind::Interactive) {
        let in_force = match &row.facts.regulation {
            None => false,
            Some(id) => match asked.get(id) {
                Some(known) => *known,
                None => {
                    let found = store::regulations::in_force(db, id).await?.is_some();
                    asked.insert(id.clone(), found);
                    found
                }
            },
        };
        if !in_force {
            without.push(row);
        }
    }
    Ok(without)
}
