//! Districts (cities, rayons, raions of Bakı) and their outlines.

use crate::{Db, StoreError, Tx};
use domain::ids::DistrictId;
use domain::lang::Named;

row! {
    /// A district.
    DistrictRow {
        /// Code.
        id: DistrictId = "id",
        /// Name in Azerbaijani.
        name_az: String = "name_az",
        /// Name in English.
        name_en: String = "name_en",
        /// Name in Russian.
        name_ru: String = "name_ru",
        /// All names folded, for search.
        folded: String = "folded",
        /// City, rayon, raion …
        kind: String = "kind",
        /// The city it is a part of.
        parent: Option<DistrictId> = "parent_id",
        /// Latitude of a point in it.
        lat: f64 = "lat",
        /// Longitude of a point in it.
        lon: f64 = "lon",
        /// Outline: coordinates of a GeoJSON MultiPolygon, as JSON.
        shape: Option<String> = "shape",
        /// The outline is only approximate.
        approximate: bool = "approximate",
        /// Where the outline comes from.
        source: String = "source",
    }
}

impl DistrictRow {
    /// The name in three languages.
    pub fn name(&self) -> Named {
        Named { az: self.name_az.clone(), en: self.name_en.clone(), ru: self.name_ru.clone() }
    }
}

macro_rules! columns {
    () => {
        "id, name_az, name_en, name_ru, folded, kind, parent_id, lat, lon, shape, approximate, source"
    };
}

statements! {
    ALL = concat!("select ", columns!(), " from district order by id");
    PUT = concat!("insert into district (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
        on conflict (id) do update set name_az = excluded.name_az, name_en = excluded.name_en, name_ru = excluded.name_ru, \
        folded = excluded.folded, kind = excluded.kind, parent_id = excluded.parent_id, lat = excluded.lat, \
        lon = excluded.lon, shape = excluded.shape, approximate = excluded.approximate, source = excluded.source");
    RENAME = "update district set name_az = $2, name_en = $3, name_ru = $4, folded = $5 where id = $1";
    SET_SHAPE = "update district set shape = $2, approximate = $3, source = $4 where id = $1";
}

/// All districts, by code; sort by name with the domain's order.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn all(db: &Db) -> Result<Vec<DistrictRow>, StoreError> {
    all!(db, DistrictRow, ALL)
}

/// Adds or replaces a district; a parent goes before its parts.
///
/// # Errors
/// [`StoreError::Reference`] when the parent is unknown.
pub async fn put(tx: &mut Tx, row: &DistrictRow) -> Result<(), StoreError> {
    let (r, parent) = (row, row.parent.as_ref().map(DistrictId::as_str));
    #[rustfmt::skip]
    exec!(tx, PUT, r.id.as_str(), &r.name_az, &r.name_en, &r.name_ru, &r.folded, &r.kind, parent, r.lat, r.lon, &r.shape,
        i64::from(r.approximate), &r.source)?;
    Ok(())
}

/// [`put`] for many.
///
/// # Errors
/// As [`put`].
pub async fn put_many(tx: &mut Tx, rows: &[DistrictRow]) -> Result<(), StoreError> {
    for row in rows {
        put(tx, row).await?;
    }
    Ok(())
}

/// Other names for a district; `folded` holds all of them for search. False when there is no such district.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn rename(tx: &mut Tx, id: &DistrictId, names: &Named, folded: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, RENAME, id.as_str(), &names.az, &names.en, &names.ru, folded)? == 1)
}

/// A better outline; false when there is no such district.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn set_shape(tx: &mut Tx, id: &DistrictId, shape: &str, approximate: bool, source: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, SET_SHAPE, id.as_str(), shape, i64::from(approximate), source)? == 1)
}
