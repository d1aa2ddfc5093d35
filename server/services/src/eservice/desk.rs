//! The page of a provider, and the operator's queue by remaining time.

use crate::house::Own;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::view::Rows;
use domain::deadline;
use domain::eservice::application::{ApplicationLine, ApplicationQuery, ApplicationState, OwnService, RegisterDesk};
use domain::role::Role;
use store::Page;
use store::eservice_applications::ApplicationRow;
use store::eservices::EserviceRow;

/// Rows of a page.
const PAGE: u32 = 30;

/// Own services and applications for a provider's staff; what waits for the operator, the first due first.
///
/// # Errors
/// [`Error::Forbidden`] for everybody else.
pub async fn desk(ctx: &Ctx, query: ApplicationQuery) -> Result<RegisterDesk, Error> {
    ctx.may(Function::RegisterDesk)?;
    let (db, after) = (ctx.portal.db(), query.after.as_deref());
    let waiting = store::eservice_applications::count_waiting(db, ctx.now.date()).await?;
    if ctx.actor.role == Role::RegistryOperator {
        let page = match query.over {
            true => store::eservice_applications::granted(db, after, PAGE).await?,
            false => store::eservice_applications::waiting(db, after, PAGE).await?,
        };
        let services = Rows { rows: Vec::new(), total: 0, next: None };
        return Ok(RegisterDesk { operator: true, signs: false, waiting, applications: rows(page, |row| line(ctx, row)), services });
    }
    let own = Own::of(ctx).await?;
    let page = store::eservice_applications::of_provider(db, &own.institution, query.over, after, PAGE).await?;
    let services = store::eservices::of_provider(db, &own.institution, query.services_after.as_deref(), PAGE).await?;
    let Page { rows: found, total, next } = services;
    let mut services = Rows { rows: Vec::with_capacity(found.len()), total, next };
    for row in found {
        let form_outdated = crate::request::form_outdated(db, &row).await?;
        services.rows.push(service(row, form_outdated));
    }
    Ok(RegisterDesk { operator: false, signs: own.place.heads_all(), waiting, applications: rows(page, |row| line(ctx, row)), services })
}

fn rows<T, V>(page: Page<T>, shown: impl Fn(T) -> V) -> Rows<V> {
    Rows { rows: page.rows.into_iter().map(shown).collect(), total: page.total, next: page.next }
}

/// An application in a list.
pub(super) fn line(ctx: &Ctx, row: ApplicationRow) -> ApplicationLine {
    let reference = ctx.portal.reference();
    let waits = row.state == ApplicationState::Submitted;
    let decided = row.decided_ms.zip(row.due_on);
    ApplicationLine {
        clock: row.due_on.filter(|_| waits).map(|day| deadline::clock(day, ctx.now, &reference.calendar)),
        late: decided.is_some_and(|(at, due)| at > due.ends_at()),
        provider: reference.institution_name(&row.provider),
        id: row.id,
        number: row.number.unwrap_or_default(),
        act: row.act,
        service: row.facts.name_az,
        state: row.state,
        submitted_ms: row.submitted_ms,
        changed_ms: row.changed_ms,
    }
}

fn service(row: EserviceRow, form_outdated: bool) -> OwnService {
    OwnService {
        id: row.id,
        number: row.number,
        name: row.facts.name,
        kind: row.facts.kind,
        state: row.state,
        version: row.version,
        changed_ms: row.changed_ms,
        form_outdated,
    }
}
