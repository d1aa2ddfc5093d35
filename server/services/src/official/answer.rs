//! Answering an official request, once.

use super::documents::{attach, chosen};
use super::signed::signed;
use super::{entry, staff, stir, tell, us};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::appeal::validate::Tidy;
use domain::official::{self, OfficialAnswerForm, OfficialWhat, Part, word};
use domain::refusal::{Code, Refusal};

/// Answers; the staff of the side that asked are told. A late answer is taken all the same, and shown as late.
///
/// # Errors
/// [`Error::NotFound`] for a request to another side; [`Error::Refused`] with what is wrong, with `AlreadyDone`, or with `NotSigned`.
pub async fn answer(ctx: &Ctx, form: OfficialAnswerForm) -> Result<(), Error> {
    ctx.may(Function::AnswerOfficial)?;
    let us = us(ctx)?;
    let form = form.tidied();
    official::answer(&form)?;
    let db = ctx.portal.db().clone();
    let row = store::official::find(&db, &form.id).await?.filter(|row| row.asked == us).ok_or(Error::NotFound)?;
    // A second answer would be refused below; nobody is asked to sign it.
    if row.answered_ms.is_some() {
        return Err(Refusal::form(Code::AlreadyDone).into());
    }
    let files = chosen(ctx, row.id.as_str(), &form.documents).await?;
    let signature = signed(ctx, &row, Part::Answer, &form.text, &files).await?;
    let (theirs, ours) = (staff(&db, &row.asker).await?, staff(&db, &us).await?);
    let (person, now) = (ctx.person()?.clone(), ctx.now);
    let write = db.write(move |tx| {
        Box::pin(async move {
            if !store::official::answer(tx, &row.id, &person, &form.text, now).await? {
                return Err(Refusal::form(Code::AlreadyDone).into());
            }
            attach(tx, &files, &row.id, Part::Answer).await?;
            store::signatures::insert_official(tx, &signature).await?;
            store::official::append(tx, &entry(&row, &us, Some(person), OfficialWhat::Answered, now)).await?;
            tell(tx, &theirs, AccountWhat::OfficialAnswered, &word(&row.number, &row.id), now).await?;
            stir(tx, [theirs, ours].concat());
            Ok::<_, Error>(())
        })
    });
    write.await
}
