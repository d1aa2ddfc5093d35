//! Loading very many appeals at once, for trials with synthetic data: rows without history, in large transactions.

use crate::{Db, StoreError, Tx, counters};
use domain::geo::Point;
use domain::ids::{AppealId, CategoryId, DistrictId, InstitutionId, PersonId};
use domain::lifecycle::Status;
use domain::number::Series;
use domain::time::{Date, UnixMs};
use std::collections::BTreeMap;

/// Rows in one statement: SQLite takes 32,766 values, PostgreSQL 65,535.
const ROWS: usize = 200;
/// Rows in one transaction.
const CHUNK: usize = 20_000;

const HEAD: &str = "insert into appeal (id, receipt_number, person_id, lat, lon, district_id, place, address, category_id, text, \
    text_folded, answer_mode, postal_address, status, status_ms, sent_ms, triage_due_ms, due_on, due_article, urgent, channel, \
    language, lead_institution_id, changed_ms, answered_on) ";

/// An appeal without history.
#[derive(Clone, Debug, PartialEq)]
pub struct BulkAppeal {
    /// Id.
    pub id: AppealId,
    /// Author.
    pub person: PersonId,
    /// The place.
    pub point: Point,
    /// District.
    pub district: Option<DistrictId>,
    /// Nearest settlement in words.
    pub place: String,
    /// Category.
    pub category: CategoryId,
    /// Text.
    pub text: String,
    /// Folded.
    pub text_folded: String,
    /// Status.
    pub status: Status,
    /// When it was sent.
    pub sent_ms: UnixMs,
    /// By when staff determine the institution.
    pub triage_due_ms: UnixMs,
    /// The day by which the law wants the answer.
    pub due_on: Date,
    /// Leading institution.
    pub lead_institution: Option<InstitutionId>,
    /// The day of the answer.
    pub answered_on: Option<Date>,
}

/// Loads rows, telling `progress` how many are in; how many there were. Load the map afterwards, not before.
///
/// # Errors
/// [`StoreError`]; the transactions that ended before it stay.
pub async fn bulk_insert(db: &Db, rows: impl IntoIterator<Item = BulkAppeal>, mut progress: impl FnMut(u64)) -> Result<u64, StoreError> {
    let mut rows = rows.into_iter();
    let mut loaded = 0;
    loop {
        let chunk: std::sync::Arc<[BulkAppeal]> = rows.by_ref().take(CHUNK).collect();
        if chunk.is_empty() {
            return Ok(loaded);
        }
        loaded += chunk.len() as u64;
        db.write(move |tx| Box::pin(async move { insert_chunk(tx, &chunk).await })).await?;
        progress(loaded);
    }
}

async fn insert_chunk(tx: &mut Tx, chunk: &[BulkAppeal]) -> Result<(), StoreError> {
    let mut serials = reserve(tx, chunk).await?;
    for rows in chunk.chunks(ROWS) {
        let numbers = rows.iter().map(|row| next_number(&mut serials, row)).collect::<Result<Vec<_>, _>>()?;
        insert(tx, rows, &numbers).await?;
    }
    Ok(())
}

/// The first serial of each year that occurs.
async fn reserve(tx: &mut Tx, chunk: &[BulkAppeal]) -> Result<BTreeMap<i32, i64>, StoreError> {
    let mut wanted: BTreeMap<i32, i64> = BTreeMap::new();
    for row in chunk {
        *wanted.entry(row.sent_ms.date().year()).or_default() += 1;
    }
    for (year, count) in &mut wanted {
        *count = counters::reserve(tx, Series::Receipt, *year, *count).await?;
    }
    Ok(wanted)
}

fn next_number(serials: &mut BTreeMap<i32, i64>, row: &BulkAppeal) -> Result<String, StoreError> {
    let year = row.sent_ms.date().year();
    let serial = serials.entry(year).or_default();
    let number = counters::number(Series::Receipt, year, *serial)?;
    *serial += 1;
    Ok(number.to_string())
}

async fn insert(tx: &mut Tx, rows: &[BulkAppeal], numbers: &[String]) -> Result<(), StoreError> {
    let done = on!(tx.on(), conn => {
        let mut query = sqlx::QueryBuilder::new(HEAD);
        query.push_values(rows.iter().zip(numbers), |mut values, (row, number)| {
            values
                .push_bind(row.id.as_str())
                .push_bind(number.as_str())
                .push_bind(row.person.as_str())
                .push_bind(row.point.lat)
                .push_bind(row.point.lon)
                .push_bind(row.district.as_ref().map(DistrictId::as_str))
                .push_bind(row.place.as_str())
                .push("''")
                .push_bind(row.category.as_str())
                .push_bind(row.text.as_str())
                .push_bind(row.text_folded.as_str())
                .push("'amis', ''")
                .push_bind(row.status.as_str())
                .push_bind(row.sent_ms.0)
                .push_bind(row.sent_ms.0)
                .push_bind(row.triage_due_ms.0)
                .push_bind(row.due_on.to_string())
                .push("'', 0, 'synthetic', 'az'")
                .push_bind(row.lead_institution.as_ref().map(InstitutionId::as_str))
                .push_bind(row.sent_ms.0)
                .push_bind(row.answered_on.map(|day| day.to_string()));
        });
        query.build().execute(conn).await.map(|_| ())
    });
    done.map_err(|error| tx.failed(error))
}
