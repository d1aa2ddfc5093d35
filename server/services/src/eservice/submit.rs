//! Submitting an application: complete, signed by the head of the institution, with a number and the operator's last day (R10.3, R10.4).

use super::document::document;
use super::write::typed;
use super::{head_alone, keep, operators, staff, step_row, stepped, word};
use crate::house::Own;
use crate::signature::sign;
use crate::{Ctx, Error, official};
use domain::account::AccountWhat;
use domain::deadline::due;
use domain::eservice::application::{ApplicationForm, ApplicationStep, Written, complete, deadline, next, reported_late};
use domain::eservice::{Act, Item};
use domain::ids::RegulationId;
use domain::refusal::{Code, Field, Refusal};
use domain::time::Date;
use store::eservice_applications::{ApplicationRow, StepRow};

pub(super) async fn submit(ctx: &Ctx, own: &Own, row: ApplicationRow, form: ApplicationForm) -> Result<Written, Error> {
    head_alone(own.place.heads_all())?;
    next(row.state, ApplicationStep::Submit, ctx.actor.role)?;
    let wrong = complete(row.act, &form, ctx.now.date());
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    if row.revision != form.seen {
        return Err(Error::Conflict);
    }
    own_regulation(ctx, own, row.act, &form.facts.regulation).await?;
    let whole = typed(row, &form);
    let signed = sign(ctx, document(ctx, &whole).await?).await?;
    let step = step_row(ctx, &whole.id, ApplicationStep::Submit, "").await?;
    let step = StepRow {
        document: Some(signed.document),
        cms: Some(signed.cms),
        signer: signed.signer,
        fin: Some(signed.fin),
        demo: signed.demo,
        report: Some(signed.report),
        ..step
    };
    let (db, ctx_in) = (ctx.portal.db(), ctx.clone());
    let (theirs, ours) = (operators(db).await?, staff(db, &own.institution).await?);
    let person = own.person.clone();
    let write = db.write(move |tx| {
        Box::pin(async move {
            let (row, state) = stepped(&ctx_in, tx, &form.id, form.seen, ApplicationStep::Submit).await?;
            let number = match row.number.clone() {
                Some(number) => number,
                None => store::eservice_applications::next_number(tx, ctx_in.now).await?,
            };
            let row = ApplicationRow { state, written_by: person, number: Some(number.clone()), ..typed(row, &form) };
            let row = received(&ctx_in, row);
            keep(tx, &row, Some(&step)).await?;
            official::tell(tx, &theirs, AccountWhat::EserviceAsked, &word(&number, &row.id), ctx_in.now).await?;
            official::stir(tx, [theirs, ours].concat());
            Ok::<_, Error>(Written { revision: row.revision, number: Some(number) })
        })
    });
    write.await
}

/// A service is provided by a regulation of its own provider (R9.1).
async fn own_regulation(ctx: &Ctx, own: &Own, act: Act, typed: &str) -> Result<(), Error> {
    if act == Act::Cancel || typed.is_empty() {
        return Ok(());
    }
    let found = store::regulations::find(ctx.portal.db(), &RegulationId::from(typed)).await?;
    let is_own = found.is_some_and(|found| found.institution == own.institution);
    is_own.then_some(()).ok_or_else(|| Refusal::new(Field::Eservice(Item::Regulation), Code::Unknown).into())
}

/// The operator's clock begins; whether the provider was late is settled at the first submission.
fn received(ctx: &Ctx, row: ApplicationRow) -> ApplicationRow {
    let (calendar, from_day) = (&ctx.portal.reference().calendar, ctx.portal.config().from_day);
    let last = due(deadline(row.act), ctx.now, from_day, calendar);
    let happened = row.happened_on.parse::<Date>().ok();
    let tells = row.act != Act::Register && row.submitted_ms.is_none();
    let late = tells && happened.is_some_and(|day| reported_late(day, ctx.now, from_day, calendar));
    ApplicationRow {
        submitted_ms: Some(ctx.now),
        due_on: Some(last.on),
        due_article: Some(last.article.to_owned()),
        reported_late: row.reported_late || late,
        decided_ms: None,
        ..row
    }
}
