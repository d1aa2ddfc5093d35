//! The ASAN xidmət centres with their services, counters and hours (Q1.2), as they come with the program. They are younger than
//! many a database, so they are put once into any that has never had them; what the owner does with them afterwards stays.

use super::csv_rows;
use crate::Error;
use domain::fold::fold;
use domain::ids::{CentreId, CounterId, GroupId, ServiceId};
use serde::Deserialize;
use store::centres::{CentreRow, CounterRow, GroupRow, OpeningRow, ServiceRow};
use store::{Db, Tx};

/// The setting that says they were put.
const PUT: &str = "centres";

/// Monday to Friday, 9 to 18: the hours of the centres are not published; these stand until the real ones are entered.
const WORK_DAYS: std::ops::RangeInclusive<u8> = 1..=5;
const OPENS_MIN: u32 = 9 * 60;
const CLOSES_MIN: u32 = 18 * 60;

#[derive(Clone, Deserialize)]
struct CentreLine {
    code: String,
    name_az: String,
    name_en: String,
    name_ru: String,
    city: String,
    address: String,
    lat: f64,
    lon: f64,
    counters: u32,
    active: u8,
}

#[derive(Deserialize)]
struct GroupLine {
    code: String,
    letter: String,
    name_az: String,
    name_en: String,
    name_ru: String,
}

#[derive(Deserialize)]
struct ServiceLine {
    code: String,
    group: String,
    steps: u32,
    sign_in: u8,
    name_az: String,
    name_en: String,
    name_ru: String,
}

/// What is put.
#[derive(Clone)]
struct Beginning {
    centres: Vec<CentreLine>,
    groups: Vec<GroupRow>,
    services: Vec<ServiceRow>,
}

/// Puts them, unless that was done before; whether it did.
///
/// # Errors
/// [`Error::Internal`] when a file is damaged or the database fails.
pub(crate) async fn begin(db: &Db) -> Result<bool, Error> {
    if store::settings::get(db, PUT).await?.is_some() {
        return Ok(false);
    }
    let beginning =
        Beginning { centres: csv_rows("centres.csv", include_str!("../../seed/centres.csv"))?, groups: groups()?, services: services()? };
    let write = db.write(move |tx| {
        let beginning = beginning.clone();
        Box::pin(async move { write(tx, &beginning).await })
    });
    write.await?;
    Ok(true)
}

async fn write(tx: &mut Tx, beginning: &Beginning) -> Result<(), Error> {
    for group in &beginning.groups {
        store::centres::put_group(tx, group).await?;
    }
    for service in &beginning.services {
        store::centres::put_service(tx, service).await?;
    }
    for (line, position) in beginning.centres.iter().zip(1..) {
        let centre = centre(line, position);
        store::centres::put(tx, &centre).await?;
        store::centres::set_openings(tx, &centre.id, &hours()).await?;
        for service in &beginning.services {
            store::centres::offer(tx, &centre.id, &service.id, true).await?;
        }
        for number in 1..=line.counters {
            put_counter(tx, &centre.id, number, &beginning.groups).await?;
        }
    }
    Ok(store::settings::set(tx, PUT, "1").await?)
}

/// The counters serve the groups in turn.
async fn put_counter(tx: &mut Tx, centre: &CentreId, number: u32, groups: &[GroupRow]) -> Result<(), Error> {
    let id = CounterId(format!("{centre}.{number}"));
    let counter = CounterRow { id: id.clone(), centre: centre.clone(), number, zone: String::new(), active: true };
    store::centres::put_counter(tx, &counter).await?;
    let served: Vec<GroupId> =
        groups.get(number.saturating_sub(1) as usize % groups.len().max(1)).map(|group| group.id.clone()).into_iter().collect();
    Ok(store::centres::serve(tx, &id, &served).await?)
}

fn hours() -> Vec<OpeningRow> {
    WORK_DAYS.map(|weekday| OpeningRow { weekday, opens_min: OPENS_MIN, closes_min: CLOSES_MIN }).collect()
}

/// The steps, windows and shares with which every centre begins.
fn centre(line: &CentreLine, position: i64) -> CentreRow {
    let l = line.clone();
    CentreRow {
        folded: fold(&format!("{} {} {} {} {}", l.name_az, l.name_en, l.name_ru, l.city, l.address)),
        id: l.code.into(),
        name_az: l.name_az,
        name_en: l.name_en,
        name_ru: l.name_ru,
        city: l.city,
        address: l.address,
        lat: l.lat,
        lon: l.lon,
        approximate: true,
        step_min: 15,
        early_min: 30,
        late_min: 0,
        walk_in_percent: 50,
        window_days: 30,
        active: l.active == 1,
        position,
        cooling_min: None,
        open_orders: None,
    }
}

fn groups() -> Result<Vec<GroupRow>, Error> {
    let lines: Vec<GroupLine> = csv_rows("service_groups.csv", include_str!("../../seed/service_groups.csv"))?;
    let row = |(l, position): (GroupLine, i64)| GroupRow {
        id: l.code.into(),
        name_az: l.name_az,
        name_en: l.name_en,
        name_ru: l.name_ru,
        letter: l.letter,
        position,
    };
    Ok(lines.into_iter().zip(1..).map(row).collect())
}

fn services() -> Result<Vec<ServiceRow>, Error> {
    let lines: Vec<ServiceLine> = csv_rows("centre_services.csv", include_str!("../../seed/centre_services.csv"))?;
    let row = |(l, position): (ServiceLine, i64)| ServiceRow {
        folded: fold(&format!("{} {} {}", l.name_az, l.name_en, l.name_ru)),
        id: ServiceId(l.code),
        group: l.group.into(),
        name_az: l.name_az,
        name_en: l.name_en,
        name_ru: l.name_ru,
        steps: l.steps,
        sign_in: l.sign_in == 1,
        active: true,
        position,
    };
    Ok(lines.into_iter().zip(1..).map(row).collect())
}
