//! The routing table (A8.5): zones that belong to an institution, and categories that do.

use crate::{Db, StoreError, Tx};
use domain::ids::{CategoryId, InstitutionId};

row! {
    /// A zone with its own institution (Bulvar, İçərişəhər).
    ZoneRow {
        /// Id.
        id: String = "id",
        /// Name in Azerbaijani.
        name_az: String = "name_az",
        /// Outline: coordinates of a GeoJSON MultiPolygon, as JSON.
        shape: String = "shape",
        /// Its institution.
        institution: InstitutionId = "institution_id",
    }
}

row! {
    /// A category's institution.
    RuleRow {
        /// Id.
        id: String = "id",
        /// Root or leaf.
        category: CategoryId = "category_id",
        /// Who is competent; `None`: the local executive of the district.
        institution: Option<InstitutionId> = "institution_id",
        /// Order among several: small first.
        priority: i64 = "priority",
    }
}

statements! {
    ZONES = "select id, name_az, shape, institution_id from routing_zone order by id";
    RULES = "select id, category_id, institution_id, priority from routing_rule order by priority, id";
    PUT_ZONE = "insert into routing_zone (id, name_az, shape, institution_id) values ($1, $2, $3, $4) \
        on conflict (id) do update set name_az = excluded.name_az, shape = excluded.shape, institution_id = excluded.institution_id";
    PUT_RULE = "insert into routing_rule (id, category_id, institution_id, priority) values ($1, $2, $3, $4) \
        on conflict (id) do update set category_id = excluded.category_id, institution_id = excluded.institution_id, \
        priority = excluded.priority";
    REMOVE_RULE = "delete from routing_rule where id = $1";
    REMOVE_ZONE = "delete from routing_zone where id = $1";
}

/// All zones.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn zones(db: &Db) -> Result<Vec<ZoneRow>, StoreError> {
    all!(db, ZoneRow, ZONES)
}

/// All rules, in the order in which they are asked.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn rules(db: &Db) -> Result<Vec<RuleRow>, StoreError> {
    all!(db, RuleRow, RULES)
}

/// Adds or replaces a zone.
///
/// # Errors
/// [`StoreError::Reference`] when the institution is unknown.
pub async fn put_zone(tx: &mut Tx, row: &ZoneRow) -> Result<(), StoreError> {
    exec!(tx, PUT_ZONE, &row.id, &row.name_az, &row.shape, row.institution.as_str())?;
    Ok(())
}

/// Adds or replaces a rule.
///
/// # Errors
/// [`StoreError::Reference`] when category or institution is unknown.
pub async fn put_rule(tx: &mut Tx, row: &RuleRow) -> Result<(), StoreError> {
    let institution = row.institution.as_ref().map(InstitutionId::as_str);
    exec!(tx, PUT_RULE, &row.id, row.category.as_str(), institution, row.priority)?;
    Ok(())
}

/// Removes a rule; false when there was none.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove_rule(tx: &mut Tx, id: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, REMOVE_RULE, id)? == 1)
}

/// Removes a zone; false when there was none.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove_zone(tx: &mut Tx, id: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, REMOVE_ZONE, id)? == 1)
}
