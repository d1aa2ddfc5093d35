//! Sending an official appeal (R11.7): receipt, registration and the institution's cabinet in one write.

use super::files::{attach, chosen};
use super::signed::signature;
use crate::appeals::{Placed, searchable, submit};
use crate::official::{staff, stir, tell};
use crate::owner::route;
use crate::permission::Function;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::appeal::category::OFFICIAL;
use domain::appeal::form::{AppealForm, RouteForm};
use domain::appeal::validate::Tidy;
use domain::appeal::view::{Receipt, What};
use domain::correspondence::{self, LetterForm};
use domain::ids::{InstitutionId, PersonId};
use domain::lifecycle::{self, Status};
use domain::live::Change;
use domain::official::{Party, word};
use domain::refusal::{Code, Field, Refusal};
use domain::role::{Actor, Role};
use store::appeals::NewAppeal;
use store::events::Audience;
use store::letter_files::LetterFileRow;
use store::people::PersonRow;
use store::phone_calls::PhoneCallRow;
use store::signatures::LetterSignatureRow;

/// Sends an official appeal with the files that wait in its form. The institution's clock of the law begins at once (A8.8), its staff are
/// told. Sending again after a lost answer gives the same receipt and no second appeal.
///
/// # Errors
/// [`Error::Refused`] with every field that is wrong, with `BadSignature` for a signature that doesn't stand its check; [`Error::Busy`]
/// after too many in an hour; [`Error::Conflict`] when the id is another person's.
pub async fn send(ctx: &Ctx, form: LetterForm) -> Result<Receipt, Error> {
    ctx.may(Function::SendLetter)?;
    let person = ctx.person_in_good_standing().await?;
    let status = lifecycle::addressed(ctx.actor.role)?;
    let form = form.tidied();
    if let Some(receipt) = submit::sent_before(ctx, &form.id, &person).await? {
        return Ok(receipt);
    }
    let letter = checked(ctx, form, person).await?;
    submit::once(ctx, &letter.new.clone(), write(ctx, letter, status, None)).await
}

/// Who calls 108, and what is kept of the call.
#[derive(Clone)]
pub(crate) struct Called {
    /// As a person of the system, new or known.
    pub person: PersonRow,
    /// The call; its caller is set where it is written.
    pub call: PhoneCallRow,
}

/// Sends an official appeal for who calls 108 (A2.2.2, R11.7): the same checks, the same write, the call kept beside it.
///
/// # Errors
/// [`Error::Refused`] with every field that is wrong; [`Error::Busy`] after too many from one caller in an hour.
pub(crate) async fn send_for_caller(ctx: &Ctx, form: LetterForm, called: Called) -> Result<(), Error> {
    let status = lifecycle::addressed(Role::Citizen)?;
    let letter = checked(ctx, form, called.person.id.clone()).await?;
    ctx.portal.limiters.submits.take(&called.person.id)?;
    let letter = Letter { new: NewAppeal { channel: "phone".to_owned(), ..letter.new }, ..letter };
    write(ctx, letter, status, Some(called)).await.map(drop)
}

/// Everything that is written.
struct Letter {
    new: NewAppeal,
    institution: InstitutionId,
    files: Vec<LetterFileRow>,
    signature: Option<LetterSignatureRow>,
}

async fn checked(ctx: &Ctx, form: LetterForm, person: PersonId) -> Result<Letter, Error> {
    let mut refusals = correspondence::check(&form).err().unwrap_or_default();
    let active = ctx.portal.reference().institution(&form.institution).is_some_and(|found| found.active);
    if !active && !refusals.iter().any(|refusal| refusal.field == Field::Institutions) {
        refusals.push(Refusal::new(Field::Institutions, Code::Unknown));
    }
    let (files, signature) = match with_files(ctx, &form, &person).await {
        Err(Error::Refused(wrong)) => {
            refusals.extend(wrong);
            Default::default()
        }
        other => other?,
    };
    if !refusals.is_empty() {
        return Err(refusals.into());
    }
    Ok(Letter { institution: form.institution.clone(), new: new_appeal(ctx, form, person), files, signature })
}

async fn with_files(ctx: &Ctx, form: &LetterForm, person: &PersonId) -> Result<(Vec<LetterFileRow>, Option<LetterSignatureRow>), Error> {
    let files = chosen(ctx, &form.id, &form.files).await?;
    let signature = signature(ctx, &form.id, person, &form.text, &files).await?;
    Ok((files, signature))
}

/// The appeal that it is: in a category of its own, without a place.
fn new_appeal(ctx: &Ctx, form: LetterForm, person: PersonId) -> NewAppeal {
    let appeal = AppealForm {
        id: form.id,
        category: OFFICIAL.into(),
        text: form.text,
        answer_mode: form.answer_mode,
        postal_address: form.postal_address,
        ..AppealForm::default()
    };
    let new = submit::new_appeal(ctx, appeal, person, Placed::nowhere(), false);
    NewAppeal { text_folded: searchable(&[&form.subject, &new.text]), subject: form.subject, ..new }
}

/// As [`submit`] writes and [`route`] puts, only at once; the receipt number.
async fn write(ctx: &Ctx, letter: Letter, status: Status, called: Option<Called>) -> Result<String, Error> {
    let Letter { mut new, institution, files, signature } = letter;
    let db = ctx.portal.db().clone();
    let told = staff(&db, &Party::Institution(institution.clone())).await?;
    let sent = event(ctx, What::Sent, "R11.7", Audience::Public, &Particulars::default());
    // Nobody routes it: what follows from the sender's choice is the system's doing.
    let system = Ctx { actor: Actor::system(), session: None, ..ctx.clone() };
    let form = RouteForm { appeal: new.id.clone(), institutions: vec![institution.clone()], ..RouteForm::default() };
    let work = db.write(move |tx| {
        Box::pin(async move {
            let call = match called {
                // Somebody may have called from this number, under this name, in the same instant.
                Some(Called { person, call }) => {
                    new.person = store::people::sign_in(tx, &person).await?;
                    Some(PhoneCallRow { caller: new.person.clone(), ..call })
                }
                None => None,
            };
            let receipt = submit::keep(tx, &new, sent).await?;
            if let Some(call) = &call {
                store::phone_calls::add(tx, call).await?;
            }
            attach(tx, &files, &new.id).await?;
            if let Some(signature) = &signature {
                store::signatures::insert_letter(tx, signature).await?;
            }
            let appeal = store::appeals::lock(tx, &new.id).await?.ok_or(Error::NotFound)?;
            let put = route::put(&system, tx, &form, &appeal, &[], status, std::slice::from_ref(&new.person)).await?;
            tell(tx, &told, AccountWhat::LetterCame, &word(&put.number, &new.id.as_str().into()), system.now).await?;
            stir(tx, told);
            tx.publish(Change { appeal: new.id, persons: vec![new.person], institutions: vec![institution] });
            Ok::<_, Error>(receipt)
        })
    });
    work.await
}
