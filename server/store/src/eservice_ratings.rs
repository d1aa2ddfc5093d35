//! Ratings of e-services by who has used them: one each, the last one stands.

use crate::{Db, StoreError, Tx};
use domain::ids::{EserviceId, InstitutionId, PersonId};
use domain::time::{Date, UnixMs};
use std::collections::HashMap;

row! {
    /// A rating.
    RatingRow {
        /// The service.
        eservice: EserviceId = "eservice_id",
        /// 1 to 5.
        stars: u8 = "stars",
        /// Words for the provider.
        text: String = "text",
        /// When.
        rated_ms: UnixMs = "rated_ms",
    }
}

statements! {
    PUT = "insert into eservice_rating (person_id, eservice_id, stars, text, day, rated_ms) values ($1, $2, $3, $4, $5, $6) \
        on conflict (person_id, eservice_id) do update set stars = excluded.stars, text = excluded.text, day = excluded.day, rated_ms = excluded.rated_ms";
    FIND = "select eservice_id, stars, text, rated_ms from eservice_rating where person_id = $1 and eservice_id = $2";
    OF_PERSON = "select eservice_id, stars, text, rated_ms from eservice_rating where person_id = $1 order by rated_ms desc, eservice_id";
    WITH_WORDS = "select eservice_id, stars, text, rated_ms from eservice_rating where eservice_id = $1 and text <> '' \
        order by rated_ms desc limit $2";
    STARS = "select stars, count(*) from eservice_rating where eservice_id = $1 group by stars order by stars";
    STARS_OF_PROVIDER = "select r.eservice_id, r.stars, count(*) from eservice_rating r join eservice s on s.id = r.eservice_id \
        where s.provider_id = $1 group by r.eservice_id, r.stars";
    MONTHS = "select substr(day, 1, 7), count(*) from eservice_rating where eservice_id = $1 and day >= $2 \
        group by substr(day, 1, 7) order by substr(day, 1, 7)";
}

/// Keeps a rating; one that the person gave before goes.
///
/// # Errors
/// [`StoreError::Reference`] when person or service is unknown.
pub async fn put(tx: &mut Tx, person: &PersonId, row: &RatingRow) -> Result<(), StoreError> {
    let day = row.rated_ms.date().to_string();
    exec!(tx, PUT, person.as_str(), row.eservice.as_str(), i64::from(row.stars), &row.text, day, row.rated_ms.0)?;
    Ok(())
}

/// A person's rating of a service.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, person: &PersonId, eservice: &EserviceId) -> Result<Option<RatingRow>, StoreError> {
    maybe!(db, RatingRow, FIND, person.as_str(), eservice.as_str())
}

/// All ratings of a person, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Vec<RatingRow>, StoreError> {
    all!(db, RatingRow, OF_PERSON, person.as_str())
}

/// Ratings of a service that say something, the newest first; for the provider alone.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn with_words(db: &Db, eservice: &EserviceId, limit: u32) -> Result<Vec<RatingRow>, StoreError> {
    all!(db, RatingRow, WITH_WORDS, eservice.as_str(), i64::from(limit))
}

/// How many gave 1, 2 … 5 stars.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn stars(db: &Db, eservice: &EserviceId) -> Result<[u32; 5], StoreError> {
    let mut counts = [0; 5];
    for (stars, count) in all!(db, (i64, i64), STARS, eservice.as_str())? {
        put_down(&mut counts, stars, count);
    }
    Ok(counts)
}

/// The same for every service of a provider that anybody has rated.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn stars_of_provider(db: &Db, provider: &InstitutionId) -> Result<HashMap<EserviceId, [u32; 5]>, StoreError> {
    let mut all: HashMap<EserviceId, [u32; 5]> = HashMap::new();
    for (id, stars, count) in all!(db, (String, i64, i64), STARS_OF_PROVIDER, provider.as_str())? {
        put_down(all.entry(EserviceId(id)).or_default(), stars, count);
    }
    Ok(all)
}

fn put_down(counts: &mut [u32; 5], stars: i64, count: i64) {
    if let Some(own) = usize::try_from(stars - 1).ok().and_then(|at| counts.get_mut(at)) {
        *own = u32::try_from(count).unwrap_or(u32::MAX);
    }
}

/// Ratings by month (`2026-11`) since a day, the oldest first; months without any are left out.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn months(db: &Db, eservice: &EserviceId, since: Date) -> Result<Vec<(String, u32)>, StoreError> {
    let rows = all!(db, (String, i64), MONTHS, eservice.as_str(), since.to_string())?;
    Ok(rows.into_iter().map(|(month, count)| (month, u32::try_from(count).unwrap_or(u32::MAX))).collect())
}
