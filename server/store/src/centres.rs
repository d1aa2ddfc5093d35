//! ASAN xidmət centres: what they offer, their counters and hours (Q1.2, Q3.2).

mod counters;
mod hours;
mod offers;
mod services;

pub use counters::{CounterRow, ServedRow, counters, put_counter, serve, served};
pub use hours::{ExceptionRow, OpeningRow, WeekRow, except, exceptions, lift_exception, openings, set_openings, week};
pub use offers::{OfferRow, OfferedRow, offer, offered, offers};
pub use services::{GroupRow, ServiceRow, groups, put_group, put_service, services};

use crate::{Db, StoreError, Tx};
use domain::ids::CentreId;
use domain::lang::Named;

/// Every statement of this folder, for the tests.
#[cfg(feature = "testing")]
pub(crate) const PARTS: &[&[(&str, &str)]] =
    &[STATEMENTS, counters::STATEMENTS, hours::STATEMENTS, offers::STATEMENTS, services::STATEMENTS];

row! {
    /// A centre.
    CentreRow {
        /// Code.
        id: CentreId = "id",
        /// Name in Azerbaijani.
        name_az: String = "name_az",
        /// Name in English.
        name_en: String = "name_en",
        /// Name in Russian.
        name_ru: String = "name_ru",
        /// Names, city and address folded, for search.
        folded: String = "folded",
        /// City.
        city: String = "city",
        /// Address, in Azerbaijani.
        address: String = "address",
        /// Degrees.
        lat: f64 = "lat",
        /// Degrees.
        lon: f64 = "lon",
        /// The place is that of the town or district, not of the house.
        approximate: bool = "approximate",
        /// Length of a step, minutes.
        step_min: u32 = "step_min",
        /// An order code is taken so many minutes before its time.
        early_min: u32 = "early_min",
        /// … and so many after it (Q3.2.1: none, unless the owner allows it).
        late_min: u32 = "late_min",
        /// Share of the counters kept for who comes without an order, percent.
        walk_in_percent: u32 = "walk_in_percent",
        /// Orders are taken for so many days ahead.
        window_days: u32 = "window_days",
        /// Works.
        active: bool = "active",
        /// Order in lists.
        position: i64 = "position",
        /// A place that was given back rests so many minutes at least; `None`: as everywhere.
        cooling_min: Option<u32> = "cooling_min",
        /// So many orders one document may have open; `None`: as everywhere.
        open_orders: Option<u32> = "open_orders",
    }
}

impl CentreRow {
    /// The name in three languages.
    pub fn name(&self) -> Named {
        Named { az: self.name_az.clone(), en: self.name_en.clone(), ru: self.name_ru.clone() }
    }
}

macro_rules! columns {
    () => {
        "id, name_az, name_en, name_ru, folded, city, address, lat, lon, approximate, step_min, early_min, late_min, walk_in_percent, \
         window_days, active, position, cooling_min, open_orders"
    };
}

statements! {
    ALL = concat!("select ", columns!(), " from centre order by position, id");
    FIND = concat!("select ", columns!(), " from centre where id = $1");
    PUT = concat!("insert into centre (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) \
        on conflict (id) do update set name_az = excluded.name_az, name_en = excluded.name_en, name_ru = excluded.name_ru, \
        folded = excluded.folded, city = excluded.city, address = excluded.address, lat = excluded.lat, lon = excluded.lon, \
        approximate = excluded.approximate, step_min = excluded.step_min, early_min = excluded.early_min, late_min = excluded.late_min, \
        walk_in_percent = excluded.walk_in_percent, window_days = excluded.window_days, active = excluded.active, \
        position = excluded.position, cooling_min = excluded.cooling_min, open_orders = excluded.open_orders");
}

/// All centres, also those that do not work now.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn all(db: &Db) -> Result<Vec<CentreRow>, StoreError> {
    all!(db, CentreRow, ALL)
}

/// A centre by its code.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &CentreId) -> Result<Option<CentreRow>, StoreError> {
    maybe!(db, CentreRow, FIND, id.as_str())
}

/// Adds or replaces a centre.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn put(tx: &mut Tx, row: &CentreRow) -> Result<(), StoreError> {
    let r = row;
    #[rustfmt::skip]
    exec!(tx, PUT, r.id.as_str(), &r.name_az, &r.name_en, &r.name_ru, &r.folded, &r.city, &r.address, r.lat, r.lon,
        i64::from(r.approximate), i64::from(r.step_min), i64::from(r.early_min), i64::from(r.late_min), i64::from(r.walk_in_percent),
        i64::from(r.window_days), i64::from(r.active), r.position,
        r.cooling_min.map(i64::from), r.open_orders.map(i64::from))?;
    Ok(())
}
