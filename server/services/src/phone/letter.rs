//! Writing an official appeal to an institution for who calls (A2.2.2, R11.7): the same checks, limits and record as an appeal by telephone.

use super::{call, caller, receipt, written_before};
use crate::correspondence::{Called, send_for_caller};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::validate::Tidy;
use domain::phone::{self, PhoneLetterForm, PhoneReceipt};

/// Writes it; the institution's clock begins at once, and the caller is told by a short message where one can be sent.
///
/// # Errors
/// [`Error::Refused`] with every field that is wrong, the caller's among them; [`Error::Conflict`] when the id is somebody else's;
/// [`Error::Busy`] after too many from one caller in an hour.
pub async fn letter(ctx: &Ctx, form: PhoneLetterForm) -> Result<PhoneReceipt, Error> {
    ctx.may(Function::WriteLetterForCaller)?;
    let form = form.tidied();
    phone::letter(&form)?;
    let id = form.letter.id.clone();
    if let Some(receipt) = written_before(ctx, id.as_str()).await? {
        return Ok(receipt);
    }
    let (person, number) = caller(ctx, &form.caller).await?;
    let kept = call(ctx, id.as_str(), &id, &person.id, number.clone())?;
    match send_for_caller(ctx, form.letter, Called { person, call: kept }).await {
        Err(error) => written_before(ctx, id.as_str()).await?.ok_or(error),
        Ok(()) => receipt(ctx, &id, &number, false).await,
    }
}
