//! The machines of a centre, by who manages it: entering one, its code, switching it off, who may go first.

use crate::people::token;
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::ids::{CentreId, KioskId};
use domain::queue::kiosk::book::Conflict;
use domain::queue::kiosk::printer::Printer;
use domain::queue::kiosk::view::{ConflictLine, KioskForm, KioskLine, KioskList, LONGEST_NAME, Priority, PriorityForm};
use domain::queue::ticket::written;
use domain::refusal::{Code, Field, Refusal};
use domain::time::UnixMs;
use rand::Rng;
use store::kiosks::KioskRow;

/// How long a machine's code is good, milliseconds.
const CODE_MS: i64 = 15 * 60_000;
/// Conflicts shown.
const CONFLICTS: u32 = 50;

/// The centre that the employee manages.
fn managed(ctx: &Ctx) -> Result<CentreId, Error> {
    let post = ctx.actor.post.as_ref().filter(|post| post.manager).ok_or(Error::Forbidden)?;
    Ok(post.centre.clone())
}

/// The machines, and what they did alone that the server knew otherwise.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the centre's manager.
pub async fn list(ctx: &Ctx) -> Result<KioskList, Error> {
    ctx.may(Function::Kiosks)?;
    let (id, db) = (managed(ctx)?, ctx.portal.db());
    let centre = store::centres::find(db, &id).await?.ok_or(Error::NotFound)?;
    let rows = store::kiosks::of_centre(db, &id).await?;
    let found = store::kiosks::conflicts(db, &id, CONFLICTS).await?;
    let conflicts = found.iter().filter_map(|row| {
        Some(ConflictLine {
            number: written(&row.letter, row.number),
            kiosk: rows.iter().find(|kiosk| kiosk.id == row.kiosk)?.name.clone(),
            conflict: Conflict::read(&row.what, &row.value)?,
            at_ms: row.at_ms,
        })
    });
    let conflicts = conflicts.collect();
    let line = |row: KioskRow| KioskLine {
        conflicts: u32::try_from(found.iter().filter(|one| one.kiosk == row.id).count()).unwrap_or(u32::MAX),
        paired: row.paired_ms.is_some(),
        revoked: row.revoked_ms.is_some(),
        id: row.id,
        name: row.name,
        printer: row.printer,
        seen_ms: row.seen_ms,
    };
    let priorities = Priority::classes(&store::kiosks::classes(db, &id).await?);
    Ok(KioskList { centre: centre.name(), kiosks: rows.into_iter().map(line).collect(), priorities, conflicts })
}

/// Enters a machine; the code to type into it once.
///
/// # Errors
/// [`Error::Refused`] when it has no name, or it has no printer of a way that there is.
pub async fn register(ctx: &Ctx, form: KioskForm) -> Result<String, Error> {
    ctx.may(Function::RegisterKiosk)?;
    let centre = managed(ctx)?;
    let name = form.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let printer = printer(ctx, &form.printer);
    let length = name.chars().count();
    let mut wrong = Vec::new();
    match length {
        0 => wrong.push(Refusal::new(Field::Text, Code::Required)),
        _ if length > LONGEST_NAME => wrong.push(Refusal::new(Field::Text, Code::TooLong { max: LONGEST_NAME as u32, is: length as u32 })),
        _ => {}
    }
    let Some(printer) = printer.filter(|_| wrong.is_empty()) else {
        if printer.is_none() {
            wrong.push(Refusal::new(Field::Address, Code::BadFormat));
        }
        return Err(wrong.into());
    };
    let row = KioskRow {
        id: KioskId(uuid::Uuid::now_v7().to_string()),
        centre,
        name,
        printer: printer.written(),
        paired_ms: None,
        seen_ms: None,
        wrong: 0,
        wrong_ms: None,
        created_ms: ctx.now,
        created_by: Some(ctx.person()?.clone()),
        revoked_ms: None,
    };
    let (code, hash, until) = code(ctx.now);
    let write =
        ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::kiosks::add(tx, &row, (&hash, until)).await?) }));
    write.await?;
    Ok(code)
}

/// The printer that was typed; the server writes to printers of the own network alone.
fn printer(ctx: &Ctx, typed: &str) -> Option<Printer> {
    let any_port = ctx.portal.config().demo || ctx.portal.config().environment.is_test();
    Printer::read(typed, any_port)
}

/// Changes where a machine prints; its page knows it when it is next shown.
///
/// # Errors
/// [`Error::Refused`] when it is no printer; [`Error::NotFound`] when the machine is another centre's, or switched off.
pub async fn set_printer(ctx: &Ctx, id: &KioskId, typed: &str) -> Result<(), Error> {
    ctx.may(Function::SetPrinter)?;
    let (centre, id) = (managed(ctx)?, id.clone());
    let printer = printer(ctx, typed).ok_or(Refusal::new(Field::Address, Code::BadFormat))?.written();
    let write = ctx
        .portal
        .db()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(store::kiosks::set_printer(tx, &centre, &id, &printer).await?) }));
    if write.await? { Ok(()) } else { Err(Error::NotFound) }
}

/// A new code for a machine whose browser has lost its key.
///
/// # Errors
/// [`Error::NotFound`] when it is another centre's, or switched off.
pub async fn pair_again(ctx: &Ctx, id: &KioskId) -> Result<String, Error> {
    ctx.may(Function::PairAgain)?;
    let (centre, id) = (managed(ctx)?, id.clone());
    let (code, hash, until) = code(ctx.now);
    let write = ctx
        .portal
        .db()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(store::kiosks::pair_again(tx, &centre, &id, (&hash, until)).await?) }));
    if write.await? { Ok(code) } else { Err(Error::NotFound) }
}

/// Switches a machine off: its key opens nothing any more.
///
/// # Errors
/// [`Error::NotFound`] when it is another centre's, or off already.
pub async fn revoke(ctx: &Ctx, id: &KioskId) -> Result<(), Error> {
    ctx.may(Function::RevokeKiosk)?;
    let (centre, id, person, now) = (managed(ctx)?, id.clone(), ctx.person()?.clone(), ctx.now);
    let write = ctx
        .portal
        .db()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(store::kiosks::revoke(tx, &centre, &id, &person, now).await?) }));
    if write.await? { Ok(()) } else { Err(Error::NotFound) }
}

/// Who may go first in the centre, by their own word.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the centre's manager.
pub async fn set_classes(ctx: &Ctx, form: PriorityForm) -> Result<(), Error> {
    ctx.may(Function::SetClasses)?;
    let centre = managed(ctx)?;
    let write = ctx
        .portal
        .db()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(store::kiosks::set_classes(tx, &centre, &form.setting()).await?) }));
    write.await
}

/// Makes the browser a machine: the key that its cookie will hold. The code is good once.
///
/// # Errors
/// [`Error::Refused`] when the code is wrong, used or old.
pub async fn pair(ctx: &Ctx, code: &str) -> Result<String, Error> {
    ctx.may(Function::PairKiosk)?;
    let digits: String = code.chars().filter(char::is_ascii_digit).take(16).collect();
    let (key, now) = (token::new(), ctx.now);
    let (code_hash, key_hash) = (token::hash(&digits), token::hash(&key));
    let write = ctx
        .portal
        .db()
        .write(move |tx| Box::pin(async move { Ok::<_, Error>(store::kiosks::pair(tx, &code_hash, &key_hash, now).await?) }));
    write.await?.map(|_| key).ok_or_else(|| Refusal::new(Field::Code, Code::Unknown).into())
}

/// A code of ten digits, its hash, and until when it is good.
fn code(now: UnixMs) -> (String, String, UnixMs) {
    let code = format!("{:010}", rand::rngs::OsRng.gen_range(0..10_000_000_000_u64));
    let hash = token::hash(&code);
    (code, hash, UnixMs(now.0 + CODE_MS))
}
