//! What a provider's staff read of the quality of their services: numbers of each, and the words of ratings, without who gave them.

use super::{by_number, quality};
use crate::permission::Function;
use crate::{Ctx, Error};
use domain::appeal::view::Rows;
use domain::eservice::EserviceState;
use domain::eservice::judged::{Judged, JudgedLine, JudgedQuery, Said, SaidLine};
use domain::ids::InstitutionId;
use store::eservice_ratings::RatingRow;

/// Services of a page.
const PAGE: u32 = 50;
/// Ratings with words that are shown of one service.
const SHOWN: u32 = 200;

/// The services of the own institution with their numbers; of the chosen one what was said, too.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but a provider's staff; [`Error::NotFound`] for a service of others.
pub async fn judged(ctx: &Ctx, query: JudgedQuery) -> Result<Judged, Error> {
    ctx.may(Function::ServiceQuality)?;
    let institution = ctx.actor.institution.clone().ok_or(Error::Forbidden)?;
    let said = match &query.service {
        Some(number) => Some(said(ctx, &institution, number).await?),
        None => None,
    };
    let (db, since) = (ctx.portal.db(), quality::since(ctx.now.date()));
    let page = store::eservices::of_provider(db, &institution, query.after.as_deref(), PAGE).await?;
    let stars = store::eservice_ratings::stars_of_provider(db, &institution).await?;
    let uses = store::eservice_uses::of_provider(db, &institution, since).await?;
    let requests = store::eservice_index::requests_of_provider(db, &institution, since.starts_at()).await?;
    let waiting = store::eservice_questions::waiting_by_service(db, &institution).await?;
    let lines = page.rows.into_iter().map(|row| JudgedLine {
        stars: stars.get(&row.id).copied().unwrap_or_default().to_vec(),
        uses: uses.get(&row.id).copied().unwrap_or_default(),
        requests: requests.get(&row.id).copied().unwrap_or_default(),
        waiting: waiting.get(&row.id).copied().unwrap_or_default(),
        number: row.number,
        name: row.facts.name,
        cancelled: row.state == EserviceState::Cancelled,
    });
    let services = Rows { rows: lines.collect(), total: page.total, next: page.next };
    Ok(Judged { services, waiting: waiting.values().sum(), said })
}

async fn said(ctx: &Ctx, institution: &InstitutionId, number: &str) -> Result<Said, Error> {
    let row = by_number(ctx, number).await?;
    if row.provider != *institution {
        return Err(Error::NotFound);
    }
    let db = ctx.portal.db();
    let mut rows = store::eservice_ratings::with_words(db, &row.id, SHOWN + 1).await?;
    let more = rows.len() > SHOWN as usize;
    rows.truncate(SHOWN as usize);
    Ok(Said {
        stars: store::eservice_ratings::stars(db, &row.id).await?.to_vec(),
        lines: rows.into_iter().map(line).collect(),
        more,
        months: quality::months(ctx, &row).await?,
        number: row.number,
        name: row.facts.name,
    })
}

/// Of its moment the month alone.
fn line(row: RatingRow) -> SaidLine {
    SaidLine { stars: row.stars, text: row.text, month: row.rated_ms.date().to_string().chars().take(7).collect() }
}
