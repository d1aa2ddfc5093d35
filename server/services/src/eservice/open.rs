//! Opening an application: the draft is kept on the server from its first moment.

use crate::house::Own;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::eservice::application::{ApplicationState, FactsForm};
use domain::eservice::{Act, EserviceState, Item};
use domain::ids::{ApplicationId, EserviceId};
use domain::refusal::{Code, Field, Refusal};
use store::eservice_applications::ApplicationRow;
use store::eservices::EserviceRow;

/// Applications of a provider that are on their way, at most.
const MOST_OPEN: u32 = 200;

/// Opens an application and gives its id: for a new service, or to amend or cancel the own one of this registry number, whose facts it
/// then holds. An application that the service has on its way already is given instead of a second one.
///
/// # Errors
/// [`Error::NotFound`] for a service of others; [`Error::Refused`] with `Unknown` for an act that is none, with `NotNow` for a service that
/// is cancelled, with `TooMany`.
pub async fn open(ctx: &Ctx, act: &str, number: &str) -> Result<ApplicationId, Error> {
    ctx.may(Function::OpenApplication)?;
    let act = Act::parse(act).ok_or(Refusal::form(Code::Unknown))?;
    let own = Own::of(ctx).await?;
    let service = match act {
        Act::Register => None,
        Act::Amend | Act::Cancel => Some(own_service(ctx, &own, number).await?),
    };
    let db = ctx.portal.db();
    let open = store::eservice_applications::of_provider(db, &own.institution, false, None, 1).await?;
    if open.total >= MOST_OPEN {
        return Err(Refusal::new(Field::Eservice(Item::Provider), Code::TooMany { max: MOST_OPEN }).into());
    }
    let row = fresh(ctx, &own, act, service.as_ref());
    let write = db.write(move |tx| {
        Box::pin(async move {
            let there = match &row.eservice {
                Some(service) => {
                    store::eservices::lock(tx, service).await?.ok_or(Error::NotFound)?;
                    store::eservice_applications::open_of(tx, service).await?
                }
                None => store::eservice_applications::untouched(tx, &row.provider, &row.written_by).await?,
            };
            if let Some(there) = there {
                return Ok(there.id);
            }
            store::eservice_applications::insert(tx, &row).await?;
            Ok::<_, Error>(row.id)
        })
    });
    write.await
}

async fn own_service(ctx: &Ctx, own: &Own, number: &str) -> Result<EserviceRow, Error> {
    let found = store::eservices::by_number(ctx.portal.db(), number.trim()).await?;
    let found = found.filter(|row| row.provider == own.institution).ok_or(Error::NotFound)?;
    let registered = found.state == EserviceState::Registered;
    registered.then_some(found).ok_or_else(|| Refusal::form(Code::NotNow).into())
}

fn fresh(ctx: &Ctx, own: &Own, act: Act, service: Option<&EserviceRow>) -> ApplicationRow {
    ApplicationRow {
        id: ApplicationId(uuid::Uuid::now_v7().to_string()),
        number: None,
        provider: own.institution.clone(),
        eservice: service.map(|row| EserviceId(row.id.0.clone())),
        act,
        state: ApplicationState::Draft,
        facts: service.map(|row| FactsForm::from(&row.facts)).unwrap_or_default(),
        happened_on: String::new(),
        reason: String::new(),
        revision: 1,
        written_by: own.person.clone(),
        opened_ms: ctx.now,
        changed_ms: ctx.now,
        submitted_ms: None,
        due_on: None,
        due_article: None,
        reported_late: false,
        decided_ms: None,
    }
}
