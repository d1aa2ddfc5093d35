//! Notices as their reader sees them: with the ways they went, and the names of what is followed.

use crate::alerts::words_of;
use crate::{Ctx, Error};
use domain::alert::AlertWords;
use domain::ids::{AlertId, NoticeId};
use domain::notice::{Followed, Notice};
use std::collections::HashMap;
use store::notices::NoticeRow;

/// In the order of the rows.
pub(crate) async fn views(ctx: &Ctx, rows: Vec<NoticeRow>) -> Result<Vec<Notice>, Error> {
    let ids: Vec<NoticeId> = rows.iter().map(|row| row.id.clone()).collect();
    let mut deliveries = store::deliveries::of_notices(ctx.portal.db(), &ids).await?;
    let words = followed(ctx, &rows).await?;
    let view = |row: NoticeRow| {
        let followed = row.alert.map(|alert| Followed { count: row.count, words: words.get(&alert).cloned().unwrap_or_default() });
        let deliveries = deliveries.remove(&row.id).unwrap_or_default();
        let NoticeRow { id, what, appeal, number, day, sent_ms, read_ms, .. } = row;
        Notice { id, what, appeal, number, day, sent_ms, read_ms, deliveries, followed }
    };
    Ok(rows.into_iter().map(view).collect())
}

async fn followed(ctx: &Ctx, rows: &[NoticeRow]) -> Result<HashMap<AlertId, AlertWords>, Error> {
    let mut ids: Vec<AlertId> = rows.iter().filter_map(|row| row.alert.clone()).collect();
    ids.sort();
    ids.dedup();
    let alerts = store::alerts::find_many(ctx.portal.db(), &ids).await?;
    let words = words_of(&ctx.portal, &alerts).await?;
    Ok(alerts.into_iter().map(|alert| alert.id).zip(words).collect())
}
