//! Deciding a complaint: by somebody who did not make the decision, once, with reasons; what falls is looked at anew.

use super::{may_consider, reopen};
use crate::notices::{Told, for_all};
use crate::owner::in_territory;
use crate::permission::Function;
use crate::views::Whole;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::appeal::validate::Tidy;
use domain::appeal::view::What;
use domain::complaint::{self, DecideForm, Outcome};
use domain::ids::{AppealId, PersonId};
use domain::live::Change;
use domain::refusal::{Code, Field, Refusal};
use store::Tx;
use store::complaints::ComplaintRow;
use store::events::Audience;

/// Decides; the person is told, and with a granted complaint everybody who takes part in the appeal.
///
/// # Errors
/// [`Error::NotFound`] for a complaint that does not exist or lies outside the territory; [`Error::Refused`] with what is wrong,
/// with `OwnDecision` for who made the decision, with `AlreadyDone` when a colleague was faster.
pub async fn decide(ctx: &Ctx, form: DecideForm) -> Result<(), Error> {
    ctx.may(Function::DecideComplaint)?;
    let form = form.tidied();
    complaint::decide(&form)?;
    let outcome = form.outcome.ok_or(Refusal::new(Field::Ground, Code::Required))?;
    let row = store::complaints::find(ctx.portal.db(), &form.id).await?.ok_or(Error::NotFound)?;
    let whole = match &row.appeal {
        Some(appeal) => Some(Whole::read(ctx, appeal).await?),
        None => None,
    };
    if whole.as_ref().is_some_and(|whole| !in_territory(ctx, &whole.appeal)) {
        return Err(Error::NotFound);
    }
    may_consider(ctx, &row).await??;
    let concerned = whole.as_ref().map(Concerned::of);
    let (ctx, db) = (ctx.clone(), ctx.portal.db().clone());
    let write = db.write(move |tx| {
        Box::pin(async move {
            // The appeal first, as everywhere: nobody waits for the other crosswise.
            if let Some(appeal) = &row.appeal {
                store::appeals::lock(tx, appeal).await?.ok_or(Error::NotFound)?;
            }
            let held = store::complaints::hold(tx, &row.id).await?.ok_or(Error::NotFound)?;
            let by = (ctx.person()?, ctx.now);
            if !store::complaints::decide(tx, &held.id, outcome, &form.reasons, by).await? {
                return Err(Refusal::form(Code::AlreadyDone).into());
            }
            match concerned {
                Some(concerned) => on_appeal(&ctx, tx, concerned, &held, outcome, &form.reasons).await,
                None => on_service(&ctx, tx, &held).await,
            }
        })
    });
    write.await
}

/// The appeal that a complaint is about, and whom its course concerns.
#[derive(Clone)]
struct Concerned {
    id: AppealId,
    number: String,
    persons: Vec<PersonId>,
    change: Change,
}

impl Concerned {
    fn of(whole: &Whole) -> Concerned {
        let appeal = &whole.appeal;
        Concerned { id: appeal.id.clone(), number: appeal.known_number().to_owned(), persons: whole.persons(), change: whole.change() }
    }
}

/// The decision stands in the appeal's chain; its words reach who complained, and with a granted complaint who works on it again.
async fn on_appeal(ctx: &Ctx, tx: &mut Tx, on: Concerned, row: &ComplaintRow, outcome: Outcome, reasons: &str) -> Result<(), Error> {
    let word = Some(outcome.as_str().to_owned());
    let particulars = Particulars { number: Some(row.number.clone()), word, ..Particulars::text(reasons) };
    let mut events = vec![event(ctx, What::ComplaintDecided, "A9.1, law 14", Audience::Staff, &particulars)];
    let reopened = match outcome {
        Outcome::Granted => reopen::reopen(ctx, tx, &on.id, row.institution.as_ref(), reasons).await?,
        Outcome::Rejected => reopen::Reopened::default(),
    };
    let begun = !reopened.events.is_empty();
    events.extend(reopened.events);
    store::events::append(tx, &on.id, &events).await?;
    let told = |what, day| Told { what, appeal: on.id.clone(), number: on.number.clone(), day };
    let complains = std::slice::from_ref(&row.person);
    store::notices::add(tx, &for_all(ctx, complains, &told(What::ComplaintDecided, reopened.due))).await?;
    if begun {
        let others: Vec<PersonId> = on.persons.iter().filter(|person| **person != row.person).cloned().collect();
        store::notices::add(tx, &for_all(ctx, &others, &told(What::Reopened, reopened.due))).await?;
    }
    let mut change = on.change;
    change.persons.push(row.person.clone());
    tx.publish(change);
    Ok(())
}

/// About how a person was served nothing else stands in the system: the person is told.
async fn on_service(ctx: &Ctx, tx: &mut Tx, row: &ComplaintRow) -> Result<(), Error> {
    let notice = crate::account::notice(ctx, &row.person, AccountWhat::ComplaintDecided, &row.number);
    store::account_notices::add(tx, &notice).await?;
    tx.publish(Change::of_cabinet(row.person.clone()));
    Ok(())
}
