//! Incidents of the system (A6.0.3): the operator writes them down, the owner's staff are told at once and when they are over.

use crate::official::{staff, stir, tell};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::appeal::validate::Tidy;
use domain::ids::IncidentId;
use domain::incident::{IncidentEndForm, IncidentForm, IncidentView, Service, incident, incident_end};
use domain::official::Party;
use domain::refusal::{Code, Field, Refusal};
use store::incidents::IncidentRow;

/// Incidents shown at a time.
const MOST: u32 = 50;

/// Writes an incident down; the owner's staff are told in the same moment.
///
/// # Errors
/// [`Error::Refused`] with what is wrong.
pub async fn open(ctx: &Ctx, form: IncidentForm) -> Result<(), Error> {
    ctx.may(Function::OpenIncident)?;
    let form = form.tidied();
    incident(&form, ctx.now)?;
    let row = IncidentRow {
        id: IncidentId(uuid::Uuid::now_v7().to_string()),
        service: Service::parse(&form.service).ok_or(Refusal::new(Field::Ground, Code::Required))?,
        since_ms: form.since(ctx.now)?,
        text: form.text,
        opened_ms: ctx.now,
        opened_by: ctx.person()?.clone(),
        closed_ms: None,
        closed_by: None,
        closed_text: None,
    };
    let db = ctx.portal.db().clone();
    let (owners, operators) = (staff(&db, &Party::Owner).await?, staff(&db, &Party::Operator).await?);
    let write = db.write(move |tx| {
        Box::pin(async move {
            store::incidents::open(tx, &row).await?;
            tell(tx, &owners, AccountWhat::IncidentOpened, row.service.as_str(), row.opened_ms).await?;
            stir(tx, [owners, operators].concat());
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// An incident is over; the owner's staff are told what it was.
///
/// # Errors
/// [`Error::NotFound`] when there is none; [`Error::Refused`] with what is wrong, or with `AlreadyDone`.
pub async fn close(ctx: &Ctx, form: IncidentEndForm) -> Result<(), Error> {
    ctx.may(Function::CloseIncident)?;
    let form = form.tidied();
    incident_end(&form)?;
    let db = ctx.portal.db().clone();
    let row = store::incidents::find(&db, &form.id).await?.ok_or(Error::NotFound)?;
    let (owners, operators) = (staff(&db, &Party::Owner).await?, staff(&db, &Party::Operator).await?);
    let (person, now) = (ctx.person()?.clone(), ctx.now);
    let write = db.write(move |tx| {
        Box::pin(async move {
            if !store::incidents::close(tx, &row.id, &person, &form.text, now).await? {
                return Err(Refusal::form(Code::AlreadyDone).into());
            }
            tell(tx, &owners, AccountWhat::IncidentClosed, row.service.as_str(), now).await?;
            stir(tx, [owners, operators].concat());
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// The latest incidents, the newest first.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the owner's and the operator's staff.
pub async fn list(ctx: &Ctx) -> Result<Vec<IncidentView>, Error> {
    ctx.may(Function::Incidents)?;
    Ok(store::incidents::latest(ctx.portal.db(), MOST).await?.into_iter().map(view).collect())
}

/// Those that are not over.
pub(crate) async fn standing(ctx: &Ctx) -> Result<Vec<IncidentView>, Error> {
    Ok(store::incidents::standing(ctx.portal.db(), MOST).await?.into_iter().map(view).collect())
}

fn view(row: IncidentRow) -> IncidentView {
    let IncidentRow { id, service, text, since_ms, opened_ms, closed_ms, closed_text, .. } = row;
    IncidentView { id, service, text, since_ms, opened_ms, closed: closed_ms.map(|at| (at, closed_text.unwrap_or_default())) }
}
