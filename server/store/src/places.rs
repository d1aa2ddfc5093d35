//! Settlements of the gazetteer.

use crate::{Db, StoreError, Tx};
use domain::ids::{DistrictId, PlaceId};
use domain::lang::Named;

row! {
    /// A settlement.
    PlaceRow {
        /// Id.
        id: PlaceId = "id",
        /// Name in Azerbaijani.
        name_az: String = "name_az",
        /// Name in English.
        name_en: String = "name_en",
        /// Name in Russian.
        name_ru: String = "name_ru",
        /// All names folded, divided by `|`.
        folded: String = "folded",
        /// Latitude.
        lat: f64 = "lat",
        /// Longitude.
        lon: f64 = "lon",
        /// Inhabitants; 0 where unknown.
        population: i64 = "population",
        /// The district around it.
        district: Option<DistrictId> = "district_id",
    }
}

impl PlaceRow {
    /// The name in three languages.
    pub fn name(&self) -> Named {
        Named { az: self.name_az.clone(), en: self.name_en.clone(), ru: self.name_ru.clone() }
    }
}

macro_rules! columns {
    () => {
        "id, name_az, name_en, name_ru, folded, lat, lon, population, district_id"
    };
}

statements! {
    ALL = concat!("select ", columns!(), " from place order by population desc, id");
    PUT = concat!("insert into place (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
        on conflict (id) do update set name_az = excluded.name_az, name_en = excluded.name_en, name_ru = excluded.name_ru, \
        folded = excluded.folded, lat = excluded.lat, lon = excluded.lon, population = excluded.population, \
        district_id = excluded.district_id");
}

/// All settlements, the largest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn all(db: &Db) -> Result<Vec<PlaceRow>, StoreError> {
    all!(db, PlaceRow, ALL)
}

/// Adds or replaces settlements.
///
/// # Errors
/// [`StoreError::Reference`] when a district is unknown.
pub async fn put_many(tx: &mut Tx, rows: &[PlaceRow]) -> Result<(), StoreError> {
    for r in rows {
        let district = r.district.as_ref().map(DistrictId::as_str);
        #[rustfmt::skip]
        exec!(tx, PUT, r.id.as_str(), &r.name_az, &r.name_en, &r.name_ru, &r.folded, r.lat, r.lon, r.population, district)?;
    }
    Ok(())
}
