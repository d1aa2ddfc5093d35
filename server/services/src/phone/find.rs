//! Finding a caller's appeals again: by the telephone number, or by the number of the appeal.

use crate::account::entry;
use crate::permission::Function;
use crate::views::{Reader, Whole, lines};
use crate::{Ctx, Error};
use domain::account::Act;
use domain::appeal::view::AppealLine;
use domain::number::Number;
use domain::phone::{self, CallerAppeal};
use domain::refusal::{Code, Field, Refusal};
use std::collections::HashSet;
use store::phone_calls::PhoneCallRow;

/// Most shown.
const MOST: u32 = 20;

/// The appeals that were written at 108 for a telephone number, the newest first, or the one of a receipt or registration number. Everybody
/// may know the number of an appeal: by it nobody is found but who sent it by telephone; others who joined it are named to nobody.
/// What is found is written down with the callers: they may ask who looked.
///
/// # Errors
/// [`Error::Refused`] for what is neither kind of number; [`Error::Forbidden`] for everybody but 108.
pub async fn find(ctx: &Ctx, typed: &str) -> Result<Vec<CallerAppeal>, Error> {
    ctx.may(Function::FindCaller)?;
    let db = ctx.portal.db();
    match (typed.trim().parse::<Number>(), phone::number(typed)) {
        (Ok(number), _) => match store::appeals::by_number(db, &number.to_string()).await? {
            Some(row) => of_number(ctx, store::phone_calls::of_appeal(db, &row.id).await?).await,
            None => Ok(Vec::new()),
        },
        (_, Ok(phone)) => named(ctx, store::phone_calls::of_phone(db, &phone, MOST).await?).await,
        (Err(_), Err(_)) => Err(Refusal::new(Field::Number, Code::BadFormat).into()),
    }
}

/// The appeal with who sent it by telephone; of one that was only joined by telephone, the appeal alone.
async fn of_number(ctx: &Ctx, calls: Vec<PhoneCallRow>) -> Result<Vec<CallerAppeal>, Error> {
    match (calls.iter().find(|call| !is_joining(call)), calls.first()) {
        (Some(sent), _) => named(ctx, vec![sent.clone()]).await,
        (None, Some(joined)) => {
            let appeal = view(ctx, joined, Reader::Public).await?;
            Ok(vec![CallerAppeal { caller: String::new(), ..appeal }])
        }
        (None, None) => Ok(Vec::new()),
    }
}

/// With their callers, who may ask later who looked.
async fn named(ctx: &Ctx, calls: Vec<PhoneCallRow>) -> Result<Vec<CallerAppeal>, Error> {
    note(ctx, &calls).await?;
    let mut found = Vec::with_capacity(calls.len());
    for call in &calls {
        found.push(view(ctx, call, Reader::Inside).await?);
    }
    Ok(found)
}

fn is_joining(call: &PhoneCallRow) -> bool {
    call.id != call.appeal.0
}

/// Each caller once.
async fn note(ctx: &Ctx, calls: &[PhoneCallRow]) -> Result<(), Error> {
    let callers: HashSet<_> = calls.iter().map(|call| &call.caller).collect();
    let entries: Vec<_> = callers.into_iter().map(|caller| entry(ctx, caller, Act::FoundAt108, "")).collect();
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            for entry in &entries {
                store::account_events::append(tx, entry).await?;
            }
            Ok::<_, Error>(())
        })
    });
    write.await
}

/// What is read aloud. For [`Reader::Public`] it holds nothing that a caller has said.
async fn view(ctx: &Ctx, call: &PhoneCallRow, reader: Reader) -> Result<CallerAppeal, Error> {
    let whole = Whole::read(ctx, &call.appeal).await?;
    let inside = reader == Reader::Inside;
    let caller = store::people::find(ctx.portal.db(), &call.caller).await?.map(|row| crate::people::name_of(&row)).unwrap_or_default();
    let joined = is_joining(call);
    let own = if joined && inside { whole.joins.iter().find(|join| join.id.0 == call.id).map(|join| join.text.clone()) } else { None };
    // Of an appeal that was only joined, the author's words are nobody's business.
    let reader = if joined { Reader::Public } else { reader };
    let line = lines(ctx, std::slice::from_ref(&whole.appeal), reader).await?.pop().ok_or(Error::NotFound)?;
    let open = whole.appeal.status.is_open();
    Ok(CallerAppeal {
        line: AppealLine { text: own.or(line.text), ..line },
        receipt: whole.appeal.receipt_number.clone(),
        caller,
        joined,
        due: open.then_some(whole.appeal.due_on),
        answers: whole.answer_views(ctx).into_iter().map(|answer| (answer.institution, answer.text)).collect(),
        refusal: whole.appeal.refusal_reason,
    })
}
