//! What a new database begins with: the ten institutions of the annex and all local executive authorities, districts,
//! settlements, categories, routing tables, the official calendar, the terms of use. Data files, trilingual; read here.

use crate::Error;
use anyhow::{Context, anyhow};
use domain::calendar::{Calendar, CalendarDay};
use domain::time::UnixMs;
use serde::de::DeserializeOwned;
use store::{Db, Tx};

mod centres;
pub mod demo;
mod outlines;
mod places;
mod rows;
pub mod synthetic;
mod templates;
#[cfg(test)]
mod tests;

/// The official calendar as it comes with the program.
///
/// # Errors
/// [`Error::Internal`] when the file is damaged.
pub fn calendar() -> Result<Calendar, Error> {
    Ok(Calendar::new(calendar_days()?))
}

fn calendar_days() -> Result<Vec<CalendarDay>, Error> {
    let text = include_str!("../seed/calendar.csv");
    Ok(CalendarDay::parse_csv(text).map_err(|(line, error)| anyhow!("calendar.csv, line {line}: {error}"))?)
}

/// Everything a database begins with.
#[derive(Clone)]
struct Beginning {
    calendar: Vec<store::calendar::CalendarRow>,
    districts: Vec<store::districts::DistrictRow>,
    places: Vec<store::places::PlaceRow>,
    institutions: Vec<store::institutions::InstitutionRow>,
    categories: Vec<store::categories::CategoryRow>,
    zones: Vec<store::routing::ZoneRow>,
    rules: Vec<store::routing::RuleRow>,
    terms: store::terms::TermsRow,
}

pub(crate) use centres::begin as begin_centres;
pub(crate) use templates::begin as begin_templates;

/// Fills an empty database; leaves any other alone. Says whether it did.
///
/// # Errors
/// [`Error::Internal`] when a file is damaged or the database fails; then nothing is written.
pub(crate) async fn begin(db: &Db, demo: bool, now: UnixMs) -> Result<bool, Error> {
    if !store::categories::all(db).await?.is_empty() {
        return Ok(false);
    }
    let beginning = rows::all(now)?;
    db.write(move |tx| Box::pin(async move { write(tx, &beginning, demo).await })).await?;
    Ok(true)
}

async fn write(tx: &mut Tx, beginning: &Beginning, demo: bool) -> Result<(), Error> {
    store::calendar::put_many(tx, &beginning.calendar).await?;
    store::districts::put_many(tx, &beginning.districts).await?;
    store::places::put_many(tx, &beginning.places).await?;
    for institution in &beginning.institutions {
        store::institutions::put(tx, institution).await?;
    }
    for category in &beginning.categories {
        store::categories::put(tx, category).await?;
    }
    for zone in &beginning.zones {
        store::routing::put_zone(tx, zone).await?;
    }
    for rule in &beginning.rules {
        store::routing::put_rule(tx, rule).await?;
    }
    store::terms::publish(tx, &beginning.terms).await?;
    store::settings::set(tx, "demo", if demo { "1" } else { "0" }).await?;
    Ok(())
}

/// The rows of one of our CSV files.
fn csv_rows<T: DeserializeOwned>(name: &'static str, text: &str) -> Result<Vec<T>, Error> {
    let rows: Result<Vec<T>, csv::Error> = csv::Reader::from_reader(text.as_bytes()).deserialize().collect();
    Ok(rows.with_context(|| format!("seed file {name}"))?)
}
