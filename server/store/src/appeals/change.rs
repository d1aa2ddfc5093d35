//! Changing an appeal. Begin with [`lock`], decide in the domain, then set what changes; each function keeps the map in step.

use super::row::{AppealRow, appeal_columns};
use crate::map::{MapRow, map_columns};
use crate::row::word;
use crate::{StoreError, Tx, counters};
use domain::appeal::form::RefusalGround;
use domain::appeal::rating::RatingReason;
use domain::geo::Point;
use domain::ids::{AppealId, CategoryId, DistrictId, InstitutionId};
use domain::lifecycle::Status;
use domain::number::Series;
use domain::time::{Date, UnixMs};

statements! {
    // Both databases lock the row by this; SQLite has no `for update`.
    LOCK = concat!("update appeal set event_count = event_count where id = $1 returning ", appeal_columns!());
    REGISTER = "update appeal set number = $2, registered_ms = $3 where id = $1";
    // The day of the answer stays when it is rated, and goes when an answer is owed again.
    // What moves is at work again, wherever it rested.
    SET_STATUS = concat!("update appeal set status = $2, status_ms = $3, changed_ms = $3, archived_ms = null, answered_on = case $2 when 'answered' then $4 \
        when 'rated' then coalesce(answered_on, $4) end where id = $1 returning ", map_columns!());
    SET_PLACE = concat!("update appeal set prior_lat = lat, prior_lon = lon, lat = $2, lon = $3, district_id = $4, place = $5, \
        revision = revision + 1, changed_ms = $6 where id = $1 returning ", map_columns!());
    SET_CATEGORY = concat!("update appeal set category_id = $2, urgent = $3, revision = revision + 1, \
        changed_ms = $4 where id = $1 returning ", map_columns!());
    SET_DUE = concat!("update appeal set due_on = $2, due_article = $3, changed_ms = $4 where id = $1 returning ", map_columns!());
    SET_TRIAGE_DUE = concat!("update appeal set triage_due_ms = $2, changed_ms = $3 where id = $1 returning ", map_columns!());
    SET_ROUTING = concat!("update appeal set lead_institution_id = $2, public_text = $3, publish_photos = $4, changed_ms = $5 \
        where id = $1 returning ", map_columns!());
    SET_REFUSAL = concat!("update appeal set refusal_ground = $2, refusal_reason = $3, changed_ms = $4 where id = $1 \
        returning ", map_columns!());
    CLEAR_REFUSAL = concat!("update appeal set refusal_ground = null, refusal_reason = null, changed_ms = $2 where id = $1 \
        returning ", map_columns!());
    MERGE = concat!("update appeal set merged_into_id = $2, changed_ms = $3 where id = $1 returning ", map_columns!());
    SET_RATING = concat!("update appeal set stars = $2, stars_text = $3, stars_reasons = $4, changed_ms = $5 where id = $1 returning ", map_columns!());
}

/// Reads an appeal and keeps others from changing it until the transaction ends.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn lock(tx: &mut Tx, id: &AppealId) -> Result<Option<AppealRow>, StoreError> {
    maybe!(tx, AppealRow, LOCK, id.as_str())
}

/// Gives the official registration number and moment (A8.5); the number.
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal.
pub async fn register(tx: &mut Tx, id: &AppealId, now: UnixMs) -> Result<String, StoreError> {
    let number = counters::next(tx, Series::Registration, now.date().year()).await?.to_string();
    match exec!(tx, REGISTER, id.as_str(), &number, now.0)? {
        1 => Ok(number),
        _ => Err(StoreError::NoRow),
    }
}

/// Sets the status.
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal.
pub async fn set_status(tx: &mut Tx, id: &AppealId, status: Status, now: UnixMs) -> Result<(), StoreError> {
    let row = one!(tx, MapRow, SET_STATUS, id.as_str(), status.as_str(), now.0, now.date().to_string())?;
    changed(tx, row)
}

/// Moves it (A8.5, correction).
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal, [`StoreError::Reference`] when the district is unknown.
pub async fn set_place(
    tx: &mut Tx,
    id: &AppealId,
    point: Point,
    district: Option<&DistrictId>,
    place: &str,
    now: UnixMs,
) -> Result<(), StoreError> {
    let district = district.map(DistrictId::as_str);
    let row = one!(tx, MapRow, SET_PLACE, id.as_str(), point.lat, point.lon, district, place, now.0)?;
    changed(tx, row)
}

/// Sets the category (A8.5, correction).
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal, [`StoreError::Reference`] when the category is unknown.
pub async fn set_category(tx: &mut Tx, id: &AppealId, category: &CategoryId, urgent: bool, now: UnixMs) -> Result<(), StoreError> {
    let row = one!(tx, MapRow, SET_CATEGORY, id.as_str(), category.as_str(), i64::from(urgent), now.0)?;
    changed(tx, row)
}

/// Sets the law's deadline and its article (A8.8).
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal.
pub async fn set_due(tx: &mut Tx, id: &AppealId, due: Date, article: &str, now: UnixMs) -> Result<(), StoreError> {
    let row = one!(tx, MapRow, SET_DUE, id.as_str(), due.to_string(), article, now.0)?;
    changed(tx, row)
}

/// Sets by when the owner's staff find the institution, anew for what was sent back to them (A8.5, A8.11).
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal.
pub async fn set_triage_due(tx: &mut Tx, id: &AppealId, due: UnixMs, now: UnixMs) -> Result<(), StoreError> {
    let row = one!(tx, MapRow, SET_TRIAGE_DUE, id.as_str(), due.0, now.0)?;
    changed(tx, row)
}

/// Sets the leading institution and what may be shown in public (A8.5).
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal, [`StoreError::Reference`] when the institution is unknown.
pub async fn set_routing(
    tx: &mut Tx,
    id: &AppealId,
    lead: Option<&InstitutionId>,
    public_text: Option<&str>,
    publish_photos: bool,
    now: UnixMs,
) -> Result<(), StoreError> {
    let lead = lead.map(InstitutionId::as_str);
    let row = one!(tx, MapRow, SET_ROUTING, id.as_str(), lead, public_text, i64::from(publish_photos), now.0)?;
    changed(tx, row)
}

/// Writes down why it is refused (A8.6); the status is set apart.
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal.
pub async fn set_refusal(tx: &mut Tx, id: &AppealId, ground: RefusalGround, reason: &str, now: UnixMs) -> Result<(), StoreError> {
    let row = one!(tx, MapRow, SET_REFUSAL, id.as_str(), word(&ground), reason, now.0)?;
    changed(tx, row)
}

/// Takes ground and reason of a refusal out of the row: it was taken back. The chain keeps them.
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal.
pub async fn clear_refusal(tx: &mut Tx, id: &AppealId, now: UnixMs) -> Result<(), StoreError> {
    let row = one!(tx, MapRow, CLEAR_REFUSAL, id.as_str(), now.0)?;
    changed(tx, row)
}

/// Writes down in which earlier appeal this one goes on, or that it no longer does (A8.4); the status is set apart.
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal, [`StoreError::Reference`] when the earlier one is unknown.
pub async fn set_merged(tx: &mut Tx, id: &AppealId, into: Option<&AppealId>, now: UnixMs) -> Result<(), StoreError> {
    let row = one!(tx, MapRow, MERGE, id.as_str(), into.map(AppealId::as_str), now.0)?;
    changed(tx, row)
}

/// Writes the rating down: 1–5 stars, why, and own words.
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal.
pub async fn set_rating(
    tx: &mut Tx,
    id: &AppealId,
    stars: u8,
    reasons: &[RatingReason],
    text: &str,
    now: UnixMs,
) -> Result<(), StoreError> {
    let row = one!(tx, MapRow, SET_RATING, id.as_str(), i64::from(stars), text, RatingReason::joined(reasons), now.0)?;
    changed(tx, row)
}

fn changed(tx: &mut Tx, row: MapRow) -> Result<(), StoreError> {
    tx.on_map(row);
    Ok(())
}
