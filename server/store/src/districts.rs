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
        /// In use: appeals are filed there.
        active: bool = "active",
        /// Which district takes what would be filed there, when it is not in use.
        successor: Option<DistrictId> = "successor_id",
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
        "id, name_az, name_en, name_ru, folded, kind, parent_id, lat, lon, shape, approximate, source, active, successor_id"
    };
}

statements! {
    ALL = concat!("select ", columns!(), " from district order by id");
    PUT = concat!("insert into district (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) \
        on conflict (id) do update set name_az = excluded.name_az, name_en = excluded.name_en, name_ru = excluded.name_ru, \
        folded = excluded.folded, kind = excluded.kind, parent_id = excluded.parent_id, lat = excluded.lat, \
        lon = excluded.lon, shape = excluded.shape, approximate = excluded.approximate, source = excluded.source, \
        active = excluded.active, successor_id = excluded.successor_id");
    RENAME = "update district set name_az = $2, name_en = $3, name_ru = $4, folded = $5 where id = $1";
    LOCK = "update district set active = active";
    SWITCH = "update district set active = $2, successor_id = $3 where id = $1 \
        and ($2 = 1 or exists (select 1 from district as heir where heir.id = $3 and heir.id <> $1 and heir.active = 1)) \
        and ($2 = 1 or not exists (select 1 from district as part where part.parent_id = $1 and part.active = 1)) \
        and ($2 = 0 or not exists (select 1 from district as whole where whole.id = district.parent_id and whole.active = 0))";
    OFF_WITH_APPEALS = "select id from district where active = 0 and exists (select 1 from appeal where appeal.district_id = district.id)";
    SET_SHAPE = "update district set shape = $2, approximate = $3, source = $4 where id = $1";
}

/// All districts, by code; sort by name with the domain's order.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn all(db: &Db) -> Result<Vec<DistrictRow>, StoreError> {
    all!(db, DistrictRow, ALL)
}

/// Adds or replaces a district; a parent goes before its parts, a successor before whom it follows.
///
/// # Errors
/// [`StoreError::Reference`] when the parent or the successor is unknown.
pub async fn put(tx: &mut Tx, row: &DistrictRow) -> Result<(), StoreError> {
    let (r, parent, successor) = (row, row.parent.as_ref().map(DistrictId::as_str), row.successor.as_ref().map(DistrictId::as_str));
    #[rustfmt::skip]
    exec!(tx, PUT, r.id.as_str(), &r.name_az, &r.name_en, &r.name_ru, &r.folded, &r.kind, parent, r.lat, r.lon, &r.shape,
        i64::from(r.approximate), &r.source, i64::from(r.active), successor)?;
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

/// Switches a district on, or off with the district that takes its new appeals (A3.5). False, and nothing is written, when there is no such
/// district, when the successor is itself not in use, when a part of it still is, or when that of which it is a part is not: so nobody comes
/// back to a district from which the successors lead away.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn switch(tx: &mut Tx, id: &DistrictId, active: bool, successor: Option<&DistrictId>) -> Result<bool, StoreError> {
    // Two who switch each other's districts off at once would make a circle: one after the other.
    exec!(tx, LOCK)?;
    Ok(exec!(tx, SWITCH, id.as_str(), i64::from(active), successor.map(DistrictId::as_str))? == 1)
}

/// Those that are switched off, and have appeals.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn off_with_appeals(db: &Db) -> Result<Vec<DistrictId>, StoreError> {
    let rows = all!(db, (String,), OFF_WITH_APPEALS)?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}

/// A better outline; false when there is no such district.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn set_shape(tx: &mut Tx, id: &DistrictId, shape: &str, approximate: bool, source: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, SET_SHAPE, id.as_str(), shape, i64::from(approximate), source)? == 1)
}
