//! An order found again by its code and the surname, without the letter.

use super::hold::own_key;
use super::link;
use crate::people::token;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::fold::fold;
use domain::ids::PersonId;
use domain::number::NumberError;
use domain::queue::OrderCode;
use domain::refusal::{Code, Field, Refusal};

/// The secret of the order. A wrong code and a wrong surname are one answer.
///
/// # Errors
/// [`Error::Refused`]; [`Error::Busy`] when one code was tried too often, or one person or browser tried too many.
pub async fn find(ctx: &Ctx, code: &str, surname: &str) -> Result<String, Error> {
    ctx.may(Function::FindOrder)?;
    let mut refusals = Vec::new();
    let read = match code.trim() {
        "" => Err(Code::Required),
        code => code.parse::<OrderCode>().map_err(|error| match error {
            NumberError::BadFormat => Code::BadFormat,
            NumberError::BadCheckDigit => Code::BadCheckDigit,
        }),
    };
    refusals.extend(read.err().map(|code| Refusal::new(Field::Order, code)));
    if surname.trim().is_empty() {
        refusals.push(Refusal::new(Field::Surname, Code::Required));
    }
    let Some(code) = read.ok().filter(|_| refusals.is_empty()) else { return Err(refusals.into()) };
    let code = code.plain();
    if let Some(key) = own_key(ctx) {
        ctx.portal.limiters.finds.take(&PersonId(key))?;
    }
    ctx.portal.limiters.codes_to.take(&PersonId(format!("find:{}", token::hash(&code))))?;
    let row = store::bookings::find_by_code(ctx.portal.db(), &code).await?;
    let said = fold(surname.trim().get(..200).unwrap_or(surname.trim()));
    let own = row.filter(|row| fold(&row.surname) == said);
    own.map(|_| link::secret(&ctx.portal, &code)).ok_or_else(|| Refusal::new(Field::Order, Code::Unknown).into())
}
