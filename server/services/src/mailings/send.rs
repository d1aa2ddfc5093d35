//! Sending: letters are planned for a day, taken one by one, and what became of each is written down. A letter is written down as
//! "going" before it leaves; one of which nothing was heard afterwards isn't sent again, so that nobody gets it twice.

use crate::{Ctx, Error, Portal, people, reports};
use domain::ids::PersonId;
use domain::lang::Lang;
use domain::notice::{Channel, Trouble, pause_after};
use domain::official::Party;
use domain::reports::Report;
use domain::reports::mailing::{LetterState, Table, due_until};
use domain::time::{DAY_MS, UnixMs};
use std::sync::Arc;
use store::report_mails::{self, LetterRow, MailRow};

/// Reports planned in one turn.
const TURN: u32 = 50;
/// Longer than the slowest letter takes, milliseconds.
const PATIENCE_MS: i64 = 600_000;
/// Days for which it is kept what became of a letter.
const KEPT_DAYS: i32 = 400;

/// A letter to be sent. It can't be printed: it holds an address.
pub struct Letter {
    row: LetterRow,
    /// Where to.
    pub to: String,
    /// In which language.
    pub lang: Lang,
    /// The report's query.
    pub query: String,
    /// The report as this reader may see it.
    pub report: Report,
    /// What is attached.
    pub file: Table,
}

impl Letter {
    /// The key by which the mail server knows the letter.
    pub fn key(&self) -> &str {
        &self.row.id
    }
}

/// Writes down the letters of the reports whose day has come; how many. A day that was missed is made up for once, not once for
/// each day.
///
/// # Errors
/// [`Error::Internal`] when the database fails; what was planned stays planned.
pub async fn plan(portal: &Portal) -> Result<u32, Error> {
    let now = portal.now();
    let today = due_until(now);
    let tidy = portal.db().write(move |tx| {
        Box::pin(async move {
            report_mails::sweep(tx, today.plus(-KEPT_DAYS)).await?;
            Ok::<_, Error>(report_mails::stuck(tx, UnixMs(now.0 - PATIENCE_MS), now).await?)
        })
    });
    let lost = tidy.await?;
    if lost > 0 {
        tracing::warn!(lost, "reports may or may not have gone out by e-mail; they aren't sent again");
    }
    let mut planned = 0;
    for row in report_mails::due(portal.db(), today, TURN).await? {
        planned += plan_one(portal, row, now).await?;
    }
    Ok(planned)
}

async fn plan_one(portal: &Portal, row: MailRow, now: UnixMs) -> Result<u32, Error> {
    let day = due_until(now);
    let next = row.rhythm.next(day, &portal.reference().calendar);
    let readers = report_mails::readers(portal.db(), &row.id).await?;
    let (id, from) = (row.id, row.next_on);
    let letter = |person: PersonId| LetterRow {
        id: uuid::Uuid::now_v7().to_string(),
        mail: id.clone(),
        person,
        day,
        state: LetterState::Waiting,
        tries: 0,
        at_ms: now,
    };
    let letters: Vec<LetterRow> = readers.into_iter().map(letter).collect();
    let write = portal.db().write(move |tx| {
        Box::pin(async move {
            if !report_mails::move_on(tx, &id, from, next).await? {
                return Ok(0);
            }
            let mut written = 0;
            for letter in &letters {
                written += u32::from(report_mails::write(tx, letter).await?);
            }
            Ok::<_, Error>(written)
        })
    });
    write.await
}

/// The next letter that can be sent; those that can't are settled on the way.
///
/// # Errors
/// [`Error::Internal`] when the database fails.
pub async fn take(portal: &Arc<Portal>) -> Result<Option<Letter>, Error> {
    loop {
        let Some(row) = report_mails::waiting(portal.db(), portal.now(), 1).await?.into_iter().next() else { return Ok(None) };
        let (id, now) = (row.id.clone(), portal.now());
        let claim = portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(report_mails::take(tx, &id, now).await?) }));
        if !claim.await? {
            continue;
        }
        let row = LetterRow { tries: row.tries + 1, ..row };
        match made(portal, &row).await {
            Ok(Ok(letter)) => return Ok(Some(letter)),
            Ok(Err(state)) => write_down(portal, &row, state, portal.now()).await?,
            // Nothing has left yet, so it can be tried again.
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "a report for e-mail was not made");
                again(portal, &row).await?;
            }
        }
    }
}

/// The letter, if its reader may still see reports, works where whoever has set it up works, and has an address.
async fn made(portal: &Arc<Portal>, row: &LetterRow) -> Result<Result<Letter, LetterState>, Error> {
    if !portal.is_open(Channel::Email) {
        return Ok(Err(LetterState::Closed));
    }
    let mail = report_mails::find(portal.db(), &row.mail).await?.ok_or(Error::NotFound)?;
    let (reader, maker) = tokio::try_join!(people::staff_actor(portal, &row.person), people::staff_actor(portal, &mail.person))?;
    let Some((reader, lang)) = reader else { return Ok(Err(LetterState::NotAllowed)) };
    if maker.is_none_or(|(maker, _)| Party::of(&maker) != Party::of(&reader)) {
        return Ok(Err(LetterState::NotAllowed));
    }
    let ctx: Ctx = portal.ctx(reader, lang, None);
    let report = match reports::report(&ctx, mail.query.clone()).await {
        Err(Error::Forbidden | Error::SignIn) => return Ok(Err(LetterState::NotAllowed)),
        report => report?,
    };
    let Some(to) = store::deliveries::address(portal.db(), &row.person, Channel::Email).await? else {
        return Ok(Err(LetterState::NoAddress));
    };
    Ok(Ok(Letter { row: row.clone(), to, lang, query: mail.query, report, file: mail.file }))
}

/// Writes down what became of a letter.
///
/// # Errors
/// [`Error::Internal`] when the database fails; after a while the letter counts as one that may have gone out.
pub async fn settle(portal: &Portal, letter: Letter, outcome: Result<(), Trouble>) -> Result<LetterState, Error> {
    let state = match outcome {
        Ok(()) => LetterState::Sent,
        // The server has said no before it took anything.
        Err(Trouble::Unreachable | Trouble::NotNow) => return again(portal, &letter.row).await,
        Err(Trouble::Timeout) => LetterState::Unclear,
        Err(Trouble::BadAddress | Trouble::NoAddress) => LetterState::NoAddress,
        Err(Trouble::Closed) => LetterState::Closed,
        Err(Trouble::Rejected | Trouble::TooLate) => LetterState::Failed,
    };
    write_down(portal, &letter.row, state, portal.now()).await?;
    Ok(state)
}

/// Tried again after a pause, within the day.
async fn again(portal: &Portal, row: &LetterRow) -> Result<LetterState, Error> {
    let now = portal.now();
    let pause = pause_after(row.tries).filter(|pause| *pause < DAY_MS);
    let (state, at) = pause.map_or((LetterState::Failed, now), |pause| (LetterState::Waiting, UnixMs(now.0 + pause)));
    write_down(portal, row, state, at).await?;
    Ok(state)
}

async fn write_down(portal: &Portal, row: &LetterRow, state: LetterState, at: UnixMs) -> Result<(), Error> {
    let id = row.id.clone();
    let write = portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(report_mails::settle(tx, &id, state, at).await?) }));
    write.await.map(|_| ())
}
