//! What persons follow, and the news of it that wait to be told.

use crate::{Db, StoreError, Tx};
use domain::appeal::view::What;
use domain::ids::{AlertId, AppealId, CategoryId, DistrictId, InstitutionId, PersonId};
use domain::time::UnixMs;

row! {
    /// Something followed.
    AlertRow {
        /// Id.
        id: AlertId = "id",
        /// By whom.
        person: PersonId = "person_id",
        /// One appeal.
        appeal: Option<AppealId> = "appeal_id",
        /// Root or leaf.
        category: Option<CategoryId> = "category_id",
        /// Institution.
        institution: Option<InstitutionId> = "institution_id",
        /// District.
        district: Option<DistrictId> = "district_id",
        /// Latitude of an area's middle.
        lat: Option<f64> = "lat",
        /// Longitude of an area's middle.
        lon: Option<f64> = "lon",
        /// Radius of the area, metres.
        radius_m: Option<u32> = "radius_m",
        /// Since when.
        since_ms: UnixMs = "since_ms",
        /// When its follower was told last.
        told_ms: UnixMs = "told_ms",
        /// How many news wait.
        news: i64 = "news",
        /// The appeal of the last of them.
        news_appeal: Option<AppealId> = "news_appeal_id",
        /// What the last of them was.
        news_what: Option<What> = "news_what",
    }
}

macro_rules! columns {
    () => {
        "id, person_id, appeal_id, category_id, institution_id, district_id, lat, lon, radius_m, since_ms, told_ms, news, \
         news_appeal_id, news_what"
    };
}

statements! {
    ADD = "insert into alert (id, person_id, appeal_id, category_id, institution_id, district_id, lat, lon, radius_m, since_ms) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    OF_PERSON = concat!("select ", columns!(), " from alert where person_id = $1 and ended_ms is null order by since_ms desc, id desc");
    FIND_MANY = concat!("select ", columns!(), " from alert where id in ", list32!());
    END = "update alert set ended_ms = $3, news = 0 where id = $1 and person_id = $2 and ended_ms is null";
    END_ALL = "update alert set ended_ms = $2, news = 0 where person_id = $1 and ended_ms is null";
    OF_AREAS = concat!("select ", columns!(), " from alert where ended_ms is null and appeal_id is null order by id");
    OF_APPEALS = concat!("select ", columns!(), " from alert where ended_ms is null and appeal_id in ", list32!());
    NEWS = "update alert set news = news + $2, news_appeal_id = $3, news_what = $4 where id = $1 and ended_ms is null";
    RIPE = concat!("select ", columns!(), " from alert where news > 0 and told_ms <= $1 order by told_ms, id limit $2");
    TOLD = "update alert set news = news - $2, told_ms = $3 where id = $1 and told_ms = $4 and ended_ms is null";
}

/// Begins to follow.
///
/// # Errors
/// [`StoreError::Reference`] when something named does not exist.
pub async fn add(tx: &mut Tx, alert: &AlertRow) -> Result<(), StoreError> {
    let a = alert;
    let appeal = a.appeal.as_ref().map(AppealId::as_str);
    let category = a.category.as_ref().map(CategoryId::as_str);
    let institution = a.institution.as_ref().map(InstitutionId::as_str);
    let district = a.district.as_ref().map(DistrictId::as_str);
    #[rustfmt::skip]
    exec!(tx, ADD, a.id.as_str(), a.person.as_str(), appeal, category, institution, district, a.lat, a.lon,
        a.radius_m.map(i64::from), a.since_ms.0)?;
    Ok(())
}

/// What a person follows, the latest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId) -> Result<Vec<AlertRow>, StoreError> {
    all!(db, AlertRow, OF_PERSON, person.as_str())
}

/// Things followed by id, ended ones too, in no order.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find_many(db: &Db, ids: &[AlertId]) -> Result<Vec<AlertRow>, StoreError> {
    all_in!(db, AlertRow, FIND_MANY, ids)
}

/// The person follows it no longer; false when it is another's or has ended.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn end(tx: &mut Tx, person: &PersonId, id: &AlertId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, END, id.as_str(), person.as_str(), now.0)? == 1)
}

/// Everything followed but single appeals.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_areas(db: &Db) -> Result<Vec<AlertRow>, StoreError> {
    all!(db, AlertRow, OF_AREAS)
}

/// Who follows one of these appeals.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeals(db: &Db, appeals: &[AppealId]) -> Result<Vec<AlertRow>, StoreError> {
    all_in!(db, AlertRow, OF_APPEALS, appeals)
}

/// So many more news wait, the last of them of this appeal.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn news(tx: &mut Tx, id: &AlertId, count: u32, appeal: &AppealId, what: What) -> Result<bool, StoreError> {
    Ok(exec!(tx, NEWS, id.as_str(), i64::from(count), appeal.as_str(), what.as_str())? == 1)
}

/// News whose follower was not told since a moment, who waits longest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn ripe(db: &Db, told_before: UnixMs, limit: u32) -> Result<Vec<AlertRow>, StoreError> {
    all!(db, AlertRow, RIPE, told_before.0, i64::from(limit))
}

/// The follower is told of the news in this row; false when somebody else has done it meanwhile.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn told(tx: &mut Tx, alert: &AlertRow, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, TOLD, alert.id.as_str(), alert.news, now.0, alert.told_ms.0)? == 1)
}

/// The person follows nothing any more: the account is closed.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn end_all(tx: &mut Tx, person: &PersonId, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, END_ALL, person.as_str(), now.0)?;
    Ok(())
}
