//! Appeals by telephone: an employee of 108 writes for who calls (A2.2.2; decision 23). Who wrote what for whom is kept, and every
//! look at a caller's appeals is written down with the caller.

mod find;
mod join;
mod letter;
mod write;

pub use find::find;
pub use join::join;
pub use letter::letter;
pub use write::write;

use crate::{Ctx, Error};
use domain::appeal::view::Receipt;
use domain::fold::fold;
use domain::ids::{AppealId, PersonId};
use domain::phone::{self, Caller, PhoneReceipt};
use domain::refusal::{Code, Refusal};
use store::people::PersonRow;
use store::phone_calls::PhoneCallRow;

/// Under which issuer callers are known: nobody signs in with it.
const ISSUER: &str = "108";

/// Who calls, as a person of the system: one for each number and name, so that two who share a telephone stay two.
async fn caller(ctx: &Ctx, caller: &Caller) -> Result<(PersonRow, String), Error> {
    let number = phone::number(&caller.phone)?;
    let subject = format!("{number} {}", fold(&format!("{} {}", caller.given_name, caller.surname)));
    let known = store::people::by_subject(ctx.portal.db(), ISSUER, &subject).await?;
    if known.as_ref().is_some_and(|row| row.restricted_at(ctx.now).is_some()) {
        return Err(Refusal::form(Code::Restricted).into());
    }
    let row = known.unwrap_or_else(|| PersonRow {
        id: PersonId(uuid::Uuid::now_v7().to_string()),
        issuer: ISSUER.to_owned(),
        subject,
        fin: None,
        given_name: caller.given_name.clone(),
        surname: caller.surname.clone(),
        patronymic: String::new(),
        voen: None,
        legal_name: None,
        // What no message reaches stands with the call alone.
        phone: Some(number.clone()).filter(|number| phone::takes_messages(number)),
        email: None,
        language: ctx.lang,
        created_ms: ctx.now,
        terms_version: None,
        terms_accepted_ms: None,
        restricted_until_ms: None,
        restricted_reason: None,
    });
    Ok((row, number))
}

/// What is kept of the call.
fn call(ctx: &Ctx, id: &str, appeal: &AppealId, caller: &PersonId, phone: String) -> Result<PhoneCallRow, Error> {
    Ok(PhoneCallRow {
        id: id.to_owned(),
        appeal: appeal.clone(),
        caller: caller.clone(),
        phone,
        written_by: ctx.person()?.clone(),
        session: ctx.session.clone(),
        consent_ms: ctx.now,
    })
}

/// The receipt of what was written under this id before, by the same employee: a lost answer makes nothing twice.
async fn written_before(ctx: &Ctx, id: &str) -> Result<Option<PhoneReceipt>, Error> {
    let Some(call) = store::phone_calls::find(ctx.portal.db(), id).await? else { return Ok(None) };
    if call.written_by != *ctx.person()? {
        return Err(Error::Conflict);
    }
    let joined = call.id != call.appeal.0;
    receipt(ctx, &call.appeal, &call.phone, joined).await.map(Some)
}

/// What is read aloud. Of a joining no message is sent, as of any other: its number has to be written down.
async fn receipt(ctx: &Ctx, appeal: &AppealId, number: &str, joined: bool) -> Result<PhoneReceipt, Error> {
    let row = store::appeals::find(ctx.portal.db(), appeal).await?.ok_or(Error::NotFound)?;
    let sms = !joined && phone::takes_messages(number) && ctx.portal.is_open(domain::notice::Channel::Sms);
    let receipt = Receipt {
        triage_due: row.triage_due_ms.date(),
        due: row.due_on,
        received_ms: row.sent_ms,
        number: row.receipt_number,
        appeal: row.id,
    };
    Ok(PhoneReceipt { receipt, sms })
}
