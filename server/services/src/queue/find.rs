//! An order found again by its code and the surname, without the letter.

use crate::people::token;
use crate::permission::Function;
use crate::queue::link;
use crate::{Ctx, Error};
use domain::fold::fold;
use domain::number::NumberError;
use domain::queue::OrderCode;
use domain::refusal::{Code, Field, Refusal};

/// A network may give so many times the wrong answers of one browser: a whole town may stand behind one address.
const OF_NETWORK: u32 = 3;

/// The secret of the order. A wrong code and a wrong surname are one answer. What was found counts for nothing; wrong answers are counted
/// for the code, and for who gives them: the person, or else the browser and the network it comes from.
///
/// # Errors
/// [`Error::Refused`]; [`Error::Busy`] when too many wrong answers were given for one code, or by one person, browser or network.
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
    let guess = Guess::begin(ctx, &code)?;
    // What could not be looked up is nobody's wrong answer.
    let row = store::bookings::find_by_code(ctx.portal.db(), &code).await.inspect_err(|_| guess.was_right())?;
    let said = fold(surname.trim().get(..200).unwrap_or(surname.trim()));
    if row.is_none_or(|row| fold(&row.surname) != said) {
        return Err(Refusal::new(Field::Order, Code::Unknown).into());
    }
    guess.was_right();
    Ok(link::secret(&ctx.portal, &code))
}

/// An answer that is being looked at, counted as a wrong one in each of these names until it was right.
struct Guess<'a> {
    ctx: &'a Ctx,
    names: Vec<String>,
}

impl Guess<'_> {
    fn begin<'a>(ctx: &'a Ctx, code: &str) -> Result<Guess<'a>, Error> {
        let limits = ctx.portal.config().limits;
        let own = match (&ctx.actor.person, &ctx.browser) {
            (Some(person), _) => Some((format!("find:person:{person}"), limits.finds_per_hour)),
            (None, Some(browser)) => Some((format!("find:browser:{}", token::hash(browser)), limits.finds_per_hour)),
            (None, None) => None,
        };
        // Whoever has signed in answers for oneself, and is not stopped by a neighbour.
        let network = ctx.network.as_ref().filter(|_| ctx.actor.person.is_none());
        let network = network.map(|network| (format!("find:network:{network}"), limits.finds_per_hour.saturating_mul(OF_NETWORK)));
        let of_code = (format!("find:code:{}", token::hash(code)), limits.codes_per_hour);
        let mut guess = Guess { ctx, names: Vec::new() };
        for (name, most) in own.into_iter().chain(network).chain([of_code]) {
            if let Err(busy) = ctx.portal.limiters.misses.begin(&name, most, ctx.now) {
                // It was not looked at: nobody has guessed.
                guess.was_right();
                return Err(busy);
            }
            guess.names.push(name);
        }
        Ok(guess)
    }

    fn was_right(&self) {
        self.names.iter().for_each(|name| self.ctx.portal.limiters.misses.right(name));
    }
}
