//! The operator's desk (A6.0.1): what waits on the channels, what runs, what is full, and who signs in at odd hours. Numbers,
//! never persons.

mod disk;
mod jobs;

pub(crate) use jobs::JobBook;

use crate::permission::Function;
use crate::{Ctx, Error};
use domain::notice::Channel;
use domain::operator::{OddSignIn, OperatorDesk, QueueView, StorageView, at_work};
use domain::time::{DAY_MS, UnixMs};

/// Days of sign-ins looked at.
const DAYS: i64 = 30;
/// Sign-ins looked at.
const LOOKED_AT: u32 = 1_000;
/// Odd ones shown.
const SHOWN: usize = 20;
const MEGABYTE: u64 = 1_000_000;

/// The desk.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but the operator's staff.
pub async fn desk(ctx: &Ctx) -> Result<OperatorDesk, Error> {
    ctx.may(Function::OperatorDesk)?;
    Ok(OperatorDesk {
        queues: queues(ctx).await?,
        jobs: ctx.portal.jobs.views(),
        storage: storage(ctx).await?,
        second_site: crate::second_site::view(&ctx.portal, ctx.now),
        odd_sign_ins: odd_sign_ins(ctx).await?,
    })
}

async fn queues(ctx: &Ctx) -> Result<Vec<QueueView>, Error> {
    let db = ctx.portal.db();
    let (waiting, given_up) = tokio::try_join!(store::outbox::queues(db), store::deliveries::given_up(db))?;
    let queue = |channel: Channel| {
        let waits = waiting.iter().find(|row| row.kind == channel.as_str());
        let lost = given_up.iter().find(|(kind, _)| kind == channel.as_str()).map_or(0, |(_, count)| *count);
        QueueView {
            channel,
            open: ctx.portal.is_open(channel),
            waiting: waits.map_or(0, |row| row.count),
            oldest_ms: waits.map(|row| row.oldest_ms),
            given_up: u32::try_from(lost).unwrap_or(u32::MAX),
        }
    };
    Ok(Channel::ALL.into_iter().map(queue).collect())
}

async fn storage(ctx: &Ctx) -> Result<StorageView, Error> {
    let db = ctx.portal.db();
    let (bytes, appeals, archived) = tokio::try_join!(db.size(), store::appeals::count(db), store::archive::count(db))?;
    Ok(StorageView {
        postgres: db.is_postgres(),
        database_mb: bytes / MEGABYTE,
        appeals,
        archived,
        disk_mb: disk::room(&ctx.portal.config().data).map(|(free, all)| (free / MEGABYTE, all / MEGABYTE)),
    })
}

async fn odd_sign_ins(ctx: &Ctx) -> Result<Vec<OddSignIn>, Error> {
    let since = UnixMs(ctx.now.0 - DAYS * DAY_MS);
    let rows = store::sign_ins::of_staff(ctx.portal.db(), since, LOOKED_AT).await?;
    let reference = ctx.portal.reference();
    let odd = rows.into_iter().filter(|row| !at_work(row.at_ms, &reference.calendar)).take(SHOWN);
    let view = odd.map(|row| OddSignIn {
        at_ms: row.at_ms,
        role: row.role,
        institution: row.institution.as_ref().map(|id| reference.institution_name(id)),
    });
    Ok(view.collect())
}
