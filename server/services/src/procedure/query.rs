//! Asking another institution (A8.10). It reads the question, the place and, if chosen, the photos: nothing of the person.

use super::held::Held;
use super::known;
use crate::institution::own_work;
use crate::permission::Function;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::appeal::view::What;
use domain::ids::{InstitutionId, QueryId};
use domain::lifecycle::Step;
use domain::procedure::{self, QueryForm};
use domain::refusal::{Code, Field, Refusal};
use domain::time::Date;
use store::events::Audience;
use store::queries::QueryRow;

/// Asks; gives the day by which it is to be answered. The persons are told that a query was sent, not what it says.
///
/// # Errors
/// [`Error::NotFound`] for what is not in the cabinet; [`Error::Refused`] with what is wrong, or with `NotNow` while another
/// query waits; [`Error::Conflict`] when a colleague was faster.
pub async fn send_query(ctx: &Ctx, form: QueryForm) -> Result<Date, Error> {
    ctx.may(Function::SendQuery)?;
    let form = form.tidied();
    procedure::query(&form)?;
    let to = form.to.clone().ok_or(Refusal::new(Field::Institutions, Code::Required))?;
    known(&ctx.portal.reference(), &to)?;
    let (_, work) = own_work(ctx, &form.appeal).await?;
    let ctx = ctx.clone();
    let db = ctx.portal.db().clone();
    let write = db.write(move |tx| {
        Box::pin(async move {
            let mut held = Held::take(tx, &form.appeal, &work.institution, form.seen_ms).await?;
            let next = held.next(&ctx, Step::SendQuery)?;
            may(&ctx, &held, &to, form.photos)?;
            crate::owner::route::in_use(tx, &to).await?;
            let row = row(&ctx, &held, to.clone(), form.text, form.photos)?;
            store::queries::add(tx, &row).await?;
            held.settle(&ctx, tx, next).await?;
            let particulars = Particulars { query: Some(row.id), inner: Some(row.text), ..Particulars::default() };
            let sent = event(&ctx, What::QuerySent, "A8.10", Audience::Public, &particulars);
            store::events::append(tx, &form.appeal, &[sent]).await?;
            held.tell(&ctx, tx, What::QuerySent, None, Some(&to)).await?;
            Ok::<_, Error>(row.due_on)
        })
    });
    write.await
}

/// Nobody asks the own house, nor without end; what the person wants kept confidential goes to nobody else (law 14, item 9).
fn may(ctx: &Ctx, held: &Held, to: &InstitutionId, photos: bool) -> Result<(), Refusal> {
    let own = &held.work.institution;
    let most = ctx.portal.config().procedure.queries;
    let before = held.queries.iter().filter(|one| one.institution == *own).count() as u32;
    let in_the_way = match () {
        () if to == own => Some((Field::Institutions, Code::NotYours)),
        () if before >= most => Some((Field::Form, Code::TooMany { max: most })),
        () if photos && held.appeal.confidential_ms.is_some() => Some((Field::Photos, Code::Confidential)),
        () => None,
    };
    in_the_way.map_or(Ok(()), |(field, code)| Err(Refusal::new(field, code)))
}

fn row(ctx: &Ctx, held: &Held, asked: InstitutionId, text: String, photos: bool) -> Result<QueryRow, Error> {
    let config = ctx.portal.config();
    Ok(QueryRow {
        id: QueryId(uuid::Uuid::now_v7().to_string()),
        appeal: held.appeal.id.clone(),
        institution: held.work.institution.clone(),
        asked,
        person: ctx.person()?.clone(),
        text,
        photos: photos && held.appeal.photo_count > 0,
        asked_ms: ctx.now,
        due_on: procedure::query_due(ctx.now, &config.procedure, config.from_day, &ctx.portal.reference().calendar).on,
        answer: None,
        answered_by: None,
        answered_ms: None,
    })
}
