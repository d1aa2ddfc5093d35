//! Sending an official request.

use super::documents::{attach, chosen};
use super::signed::signed;
use super::{entry, staff, stir, tell, us};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::appeal::validate::Tidy;
use domain::ids::OfficialId;
use domain::official::{self, OfficialForm, OfficialWhat, Part, Party, word};
use domain::refusal::{Code, Field, Refusal};
use store::official::OfficialRow;

/// Sends a request; gives its number. The staff of the side that is asked are told.
///
/// # Errors
/// [`Error::Refused`] with what is wrong, with `Unknown` for a side that does not exist, with `NotYours` for one that may not
/// be asked, with `NotSigned` when there is no signature.
pub async fn send(ctx: &Ctx, form: OfficialForm) -> Result<String, Error> {
    ctx.may(Function::SendOfficial)?;
    let us = us(ctx)?;
    let form = form.tidied();
    official::request(&form)?;
    let files = chosen(ctx, "", &form.documents).await?;
    let row = row(ctx, us, form)?;
    let signature = signed(ctx, &row, Part::Request, &row.text, &files).await?;
    let db = ctx.portal.db().clone();
    let (theirs, ours) = (staff(&db, &row.asked).await?, staff(&db, &row.asker).await?);
    let (person, now) = (row.person.clone(), ctx.now);
    let write = db.write(move |tx| {
        Box::pin(async move {
            let number = store::official::add(tx, &row).await?;
            attach(tx, &files, &row.id, Part::Request).await?;
            store::signatures::insert_official(tx, &signature).await?;
            store::official::append(tx, &entry(&row, &row.asker, Some(person), OfficialWhat::Sent, now)).await?;
            tell(tx, &theirs, AccountWhat::OfficialAsked, &word(&number, &row.id), now).await?;
            stir(tx, [theirs, ours].concat());
            Ok::<_, Error>(number)
        })
    });
    write.await
}

fn row(ctx: &Ctx, us: Party, form: OfficialForm) -> Result<OfficialRow, Error> {
    let asked = known(ctx, &form.to)?;
    let clause = official::clause(&us, &asked).ok_or(Refusal::new(Field::Institutions, Code::NotYours))?;
    let days = form.working_days().ok_or(Refusal::new(Field::Days, Code::BadFormat))?;
    let calendar = &ctx.portal.reference().calendar;
    let due_on = official::due(clause, ctx.now, days, ctx.portal.config().from_day, calendar).on;
    Ok(OfficialRow {
        id: OfficialId(uuid::Uuid::now_v7().to_string()),
        number: String::new(),
        asker: us,
        asked,
        person: ctx.person()?.clone(),
        clause: clause.to_owned(),
        subject: form.subject,
        text: form.text,
        asked_ms: ctx.now,
        due_on,
        remind_on: official::remind_on(ctx.now, due_on, calendar),
        answer: None,
        answered_by: None,
        answered_ms: None,
        reminded_ms: None,
        late_told_ms: None,
    })
}

/// A side that is there: an institution that works now, or one of the other two.
fn known(ctx: &Ctx, word: &str) -> Result<Party, Refusal> {
    let party = Party::parse(word).filter(|party| match party {
        Party::Institution(id) => ctx.portal.reference().institution(id).is_some_and(|found| found.active),
        Party::Owner | Party::Operator => true,
    });
    party.ok_or(Refusal::new(Field::Institutions, Code::Unknown))
}
