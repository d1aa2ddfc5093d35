//! Questions about a service: who is signed in asks, the provider's staff answer, then everybody can read both.

use super::by_number;
use crate::official::{staff, stir, tell};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::appeal::validate::Tidy;
use domain::eservice::EserviceState;
use domain::eservice::portal::ServiceQuestion;
use domain::eservice::quality::{MOST_WAITING, ServiceAnswerForm, ServiceAskForm, answer_service, ask_service};
use domain::lang::Named;
use domain::official::Party;
use domain::refusal::{Code, Field, Refusal};
use store::eservice_questions::QuestionRow;
use store::eservices::EserviceRow;

/// Answered questions that a page shows.
const SHOWN: u32 = 30;
/// Waiting questions that staff see at a time.
const DESK: u32 = 100;

/// Asks the provider something. Sending again with the same id changes nothing.
///
/// # Errors
/// [`Error::Refused`] with every field that is wrong, with `TooMany` while [`MOST_WAITING`] wait, with `NotNow` for a cancelled service;
/// [`Error::Conflict`] when the id is another's; [`Error::Busy`] after too many in an hour.
pub async fn ask(ctx: &Ctx, form: ServiceAskForm) -> Result<(), Error> {
    ctx.may(Function::AskService)?;
    let person = ctx.person_in_good_standing().await?;
    let form = form.tidied();
    ask_service(&form)?;
    let (row, db) = (by_number(ctx, &form.number).await?, ctx.portal.db());
    match store::eservice_questions::find(db, &form.id).await? {
        Some(before) if before.person == person && before.eservice == row.id => return Ok(()),
        Some(_) => return Err(Error::Conflict),
        None => {}
    }
    if row.state == EserviceState::Cancelled {
        return Err(Refusal::form(Code::NotNow).into());
    }
    if store::eservice_questions::waiting_of(db, &row.id, &person).await?.len() >= MOST_WAITING as usize {
        return Err(Refusal::new(Field::Text, Code::TooMany { max: MOST_WAITING }).into());
    }
    ctx.portal.limiters.joins.take(&person)?;
    let staff = staff(db, &Party::Institution(row.provider.clone())).await?;
    let (number, now, id, asker) = (row.number, ctx.now, form.id.clone(), person.clone());
    let question = QuestionRow {
        id: form.id,
        eservice: row.id,
        institution: row.provider,
        person,
        text: form.question,
        asked_ms: now,
        answer: None,
        answered_by: None,
        answered_ms: None,
    };
    let write = db.write(move |tx| {
        Box::pin(async move {
            store::eservice_questions::add(tx, &question).await?;
            tell(tx, &staff, AccountWhat::ServiceAsked, &number, now).await?;
            stir(tx, staff);
            Ok::<_, Error>(())
        })
    });
    let Err(error) = write.await else { return Ok(()) };
    // Pressed twice at once: the other press was faster.
    match store::eservice_questions::find(ctx.portal.db(), &id).await? {
        Some(there) if there.person == asker => Ok(()),
        _ => Err(error),
    }
}

/// What waits for the own institution, the oldest first.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but an institution's staff.
pub async fn waiting(ctx: &Ctx) -> Result<Vec<ServiceQuestion>, Error> {
    ctx.may(Function::ServiceQuestions)?;
    let institution = ctx.actor.institution.as_ref().ok_or(Error::Forbidden)?;
    let rows = store::eservice_questions::waiting(ctx.portal.db(), institution, DESK).await?;
    let shelf = ctx.portal.eservices.shelf(&ctx.portal).await?;
    let service = |row: &QuestionRow| shelf.line(&row.eservice).map(|line| (line.number.clone(), line.name.clone())).unwrap_or_default();
    Ok(rows.iter().map(|row| question(row, service(row))).collect())
}

/// Answers a question; the person is told, and both stand on the service's page from then on.
///
/// # Errors
/// [`Error::NotFound`] for a question to another institution; [`Error::Refused`] with `AlreadyDone` when a colleague was faster.
pub async fn answer(ctx: &Ctx, form: ServiceAnswerForm) -> Result<(), Error> {
    ctx.may(Function::AnswerService)?;
    let form = form.tidied();
    answer_service(&form)?;
    let db = ctx.portal.db();
    let row = store::eservice_questions::find(db, &form.id).await?.ok_or(Error::NotFound)?;
    if ctx.actor.institution.as_ref() != Some(&row.institution) {
        return Err(Error::NotFound);
    }
    let number = store::eservices::find(db, &row.eservice).await?.ok_or(Error::NotFound)?.number;
    let (by, now) = (ctx.person()?.clone(), ctx.now);
    let write = db.write(move |tx| {
        Box::pin(async move {
            if !store::eservice_questions::answer(tx, &row.id, &form.text, &by, now).await? {
                return Err(Error::from(Refusal::form(Code::AlreadyDone)));
            }
            let asker = vec![row.person];
            tell(tx, &asker, AccountWhat::ServiceAnswered, &number, now).await?;
            stir(tx, asker);
            Ok(())
        })
    });
    write.await
}

/// Answered questions about a service.
pub(super) async fn answered(ctx: &Ctx, row: &EserviceRow) -> Result<Vec<ServiceQuestion>, Error> {
    let rows = store::eservice_questions::answered(ctx.portal.db(), &row.id, SHOWN).await?;
    Ok(rows.iter().map(|found| question(found, service(row))).collect())
}

/// The own ones that wait.
pub(super) async fn waiting_of(ctx: &Ctx, row: &EserviceRow) -> Result<Vec<ServiceQuestion>, Error> {
    let rows = store::eservice_questions::waiting_of(ctx.portal.db(), &row.id, ctx.person()?).await?;
    Ok(rows.iter().map(|found| question(found, service(row))).collect())
}

fn service(row: &EserviceRow) -> (String, Named) {
    (row.number.clone(), row.facts.name.clone())
}

/// Who asks is told to nobody.
fn question(row: &QuestionRow, service: (String, Named)) -> ServiceQuestion {
    let answer = row.answer.clone().zip(row.answered_ms);
    ServiceQuestion { id: row.id.clone(), service, text: row.text.clone(), asked_ms: row.asked_ms, answer }
}
