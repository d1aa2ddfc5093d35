//! One step on several rows of the inbox: each by itself, with its own result; taken back together (A8.5, A8.6).

use super::{card, in_territory, refuse, route, taken};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::form::{RefuseForm, RouteForm};
use domain::desk::bulk::{self, BulkForm, BulkRow, BulkStep, Why};
use domain::ids::AppealId;
use store::appeals::AppealRow;

/// Takes the step on each row in turn; what became of each, in the order in which they were given. What the public may read is
/// decided on each card by a person, so nothing becomes public here, and what was
/// cleared before stays so.
///
/// # Errors
/// [`Error::Refused`] when the step lacks something for every row, [`Error::Forbidden`] for everybody but the owner's staff.
pub async fn bulk(ctx: &Ctx, form: BulkForm) -> Result<Vec<BulkRow>, Error> {
    ctx.may(Function::BulkStep)?;
    bulk::check(&form)?;
    let batch = taken::batch();
    let mut rows = Vec::with_capacity(form.appeals.len());
    for id in &form.appeals {
        // Each row has its own moment: signing many takes time, and a signature says when it was made.
        let ctx = &Ctx { now: ctx.portal.now(), ..ctx.clone() };
        let appeal = store::appeals::find(ctx.portal.db(), id).await?.filter(|appeal| in_territory(ctx, appeal));
        let number = appeal.as_ref().map(|appeal| appeal.known_number().to_owned()).unwrap_or_default();
        let result = match appeal {
            Some(appeal) => one(ctx, &form, &appeal, &batch).await,
            None => Err(Why::NotFound),
        };
        rows.push(BulkRow { appeal: id.clone(), number: result.as_ref().ok().cloned().flatten().unwrap_or(number), why: result.err() });
    }
    Ok(rows)
}

/// The official number where it got one.
async fn one(ctx: &Ctx, form: &BulkForm, appeal: &AppealRow, batch: &str) -> Result<Option<String>, Why> {
    let institution = match form.step {
        BulkStep::Refuse => {
            let refusal = RefuseForm { appeal: appeal.id.clone(), ground: form.ground, reason: form.reason.clone() };
            return refuse::refuse_in(ctx, refusal, batch).await.map(|()| None).map_err(|error| why(&appeal.id, error));
        }
        BulkStep::Route => form.institution.clone(),
        BulkStep::RouteProposed => card::first_proposal(&ctx.portal.reference(), appeal),
    };
    let institution = institution.ok_or(Why::NoProposal)?;
    let routing = RouteForm {
        appeal: appeal.id.clone(),
        institutions: vec![institution],
        public_text: appeal.public_text.clone().unwrap_or_default(),
        publish_photos: appeal.publish_photos,
        ..RouteForm::default()
    };
    route::route_in(ctx, routing, batch).await.map(Some).map_err(|error| why(&appeal.id, error))
}

fn why(appeal: &AppealId, error: Error) -> Why {
    match error {
        Error::Refused(refusals) => refusals.first().map_or(Why::Failed, |refusal| Why::Refused(*refusal)),
        Error::Conflict => Why::Conflict,
        Error::NotFound => Why::NotFound,
        error => {
            tracing::error!(%appeal, error = format!("{error:?}"), "a row of a step on several failed");
            Why::Failed
        }
    }
}
