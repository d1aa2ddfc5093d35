//! News that wait are told: at most one notice an hour for each thing followed, with their number.

use super::words::numbers;
use crate::notices::fresh_id;
use crate::{Error, Portal};
use domain::alert::PAUSE_MS;
use domain::ids::AppealId;
use domain::live::Change;
use domain::time::UnixMs;
use std::collections::HashMap;
use store::alerts::AlertRow;
use store::notices::NoticeRow;

/// Followers told in one turn.
const BATCH: u32 = 200;

/// Tells who may be told now; how many were.
///
/// # Errors
/// [`Error::Internal`] when the database fails; who was not told is told in the next turn.
pub async fn tell(portal: &Portal) -> Result<u32, Error> {
    let now = portal.now();
    let ripe = store::alerts::ripe(portal.db(), UnixMs(now.0 - PAUSE_MS), BATCH).await?;
    let numbers = numbers(portal, ripe.iter().filter_map(|alert| alert.news_appeal.clone())).await?;
    let mut told = 0;
    for alert in ripe {
        let Some(notice) = notice(&alert, &numbers, now) else { continue };
        let write = portal.db().write(move |tx| {
            Box::pin(async move {
                let mine = store::alerts::told(tx, &alert, now).await?;
                if mine {
                    store::notices::add(tx, &[notice]).await?;
                    tx.publish(Change::of_cabinet(alert.person));
                }
                Ok::<_, Error>(mine)
            })
        });
        told += u32::from(write.await?);
    }
    Ok(told)
}

fn notice(alert: &AlertRow, numbers: &HashMap<AppealId, String>, now: UnixMs) -> Option<NoticeRow> {
    let appeal = alert.news_appeal.clone()?;
    Some(NoticeRow {
        id: fresh_id(),
        person: alert.person.clone(),
        what: alert.news_what?,
        number: numbers.get(&appeal).cloned()?,
        appeal,
        day: None,
        sent_ms: now,
        read_ms: None,
        alert: Some(alert.id.clone()),
        count: u32::try_from(alert.news).unwrap_or(u32::MAX),
    })
}
