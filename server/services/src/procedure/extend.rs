//! Extending the own term (A8.8): extra study (law 10.1), and one extension for information or a query (law 10.2).

use super::barred;
use super::held::Held;
use super::term::term;
use crate::institution::own_work;
use crate::permission::Function;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::appeal::view::What;
use domain::procedure::{self, ExtendForm};
use domain::refusal::{Code, Field, Refusal};
use domain::time::Date;
use store::decisions::DecisionRow;
use store::events::Audience;

/// Extends; gives the new last day. The person's clock follows when it is the latest of all institutions.
///
/// # Errors
/// [`Error::NotFound`] for what is not in the cabinet; [`Error::Refused`] with what is wrong, or with the bar of the law;
/// [`Error::Conflict`] when a colleague was faster.
pub async fn extend(ctx: &Ctx, form: ExtendForm) -> Result<Date, Error> {
    ctx.may(Function::ExtendAppeal)?;
    let form = form.tidied();
    procedure::extend(&form)?;
    let kind = form.kind.ok_or(Refusal::new(Field::Ground, Code::Required))?;
    let (_, work) = own_work(ctx, &form.appeal).await?;
    let ctx = ctx.clone();
    let db = ctx.portal.db().clone();
    let write = db.write(move |tx| {
        Box::pin(async move {
            let mut held = Held::take(tx, &form.appeal, &work.institution, form.seen_ms).await?;
            let next = held.next(&ctx, kind.step())?;
            let (reference, from_day) = (ctx.portal.reference(), ctx.portal.config().from_day);
            let term = term(&ctx, &held.appeal, &held.work, &held.additions, &held.decisions);
            let due = procedure::extended(kind, form.days, &term, ctx.now, from_day, &reference.calendar)
                .map_err(|bar| barred(Field::Form, bar))?;
            let decision = DecisionRow {
                due_before: Some(term.due),
                due_on: Some(due.on),
                due_article: Some(due.article.to_owned()),
                ..held.decision(&ctx, kind, &form.reason)?
            };
            store::decisions::insert(tx, &decision).await?;
            store::assignments::set_due(tx, &held.work.id, due.on, due.article).await?;
            if due.on > held.appeal.due_on {
                store::appeals::set_due(tx, &form.appeal, due.on, due.article, ctx.now).await?;
            }
            held.settle(&ctx, tx, next).await?;
            let clause = format!("A8.8, law {}", due.article);
            let events = [
                held.decided(&ctx, &decision, &clause),
                event(&ctx, What::DeadlineSet, "A8.8", Audience::Public, &Particulars::due(due.on, due.article)),
            ];
            store::events::append(tx, &form.appeal, &events).await?;
            held.tell(&ctx, tx, What::Extended, Some(due.on), None).await?;
            Ok::<_, Error>(due.on)
        })
    });
    write.await
}
