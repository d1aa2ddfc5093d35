//! Rows of the open data (A2.2.5): the columns that may leave the house, and no others. A confidential appeal (law 14, item 9)
//! counts in statistics and is no row here; an official appeal (R11.7) is neither.

use crate::{Db, StoreError};
use domain::ids::{AppealId, CategoryId, DistrictId, InstitutionId};
use domain::lifecycle::{Status, StatusGroup};
use domain::time::{Date, UnixMs};

row! {
    /// An appeal as anybody may have it.
    OpenRow {
        /// Id; where the next page begins.
        id: AppealId = "id",
        /// Official number, or the receipt's before routing.
        number: String = "known_number",
        /// Status.
        status: Status = "status",
        /// Category.
        category: CategoryId = "category_id",
        /// District.
        district: Option<DistrictId> = "district_id",
        /// Nearest settlement.
        place: String = "place",
        /// Leading institution.
        institution: Option<InstitutionId> = "lead_institution_id",
        /// When it was sent.
        sent_ms: UnixMs = "sent_ms",
        /// When it was registered.
        registered_ms: Option<UnixMs> = "registered_ms",
        /// Last day of the law.
        due_on: Date = "due_on",
        /// Day of the last answer.
        answered_on: Option<Date> = "answered_on",
        /// How many have joined.
        joined: u32 = "joined_count",
        /// How often it was sent back as not solved.
        reopened: u32 = "dispute_count",
        /// Latitude.
        lat: f64 = "lat",
        /// Longitude.
        lon: f64 = "lon",
        /// Text cleared for the public.
        text: Option<String> = "public_text",
    }
}

/// Which of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpenFilter {
    /// Group of statuses.
    pub status: Option<StatusGroup>,
    /// Root or leaf.
    pub category: Option<CategoryId>,
    /// District, without what hangs under it.
    pub district: Option<DistrictId>,
    /// Leading institution.
    pub institution: Option<InstitutionId>,
    /// Sent on or after.
    pub from: Option<Date>,
    /// Sent on or before.
    pub until: Option<Date>,
}

statements! {
    PAGE = "select id, coalesce(number, receipt_number) as known_number, status, category_id, district_id, place, lead_institution_id, \
        sent_ms, registered_ms, due_on, answered_on, joined_count, dispute_count, lat, lon, public_text from appeal \
        where (cast($1 as text) is null or category_id = $1 or category_id like $1 || '.%') \
        and (cast($2 as text) is null or district_id = $2) and (cast($3 as text) is null or lead_institution_id = $3) \
        and (cast($4 as text) is null or status in ($4, $5, $6, $7, $8)) and confidential_ms is null and category_id <> 'official' \
        and sent_ms >= $9 and (sent_ms, id) < ($10, $11) order by sent_ms desc, id desc limit $12";
}

/// Later than any appeal.
const LAST: i64 = i64::MAX;

/// A page of the newest first, after the row given; fewer than `limit` on the last one.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn page(db: &Db, filter: &OpenFilter, after: Option<&OpenRow>, limit: u32) -> Result<Vec<OpenRow>, StoreError> {
    let category = filter.category.as_ref().map(CategoryId::as_str);
    let district = filter.district.as_ref().map(DistrictId::as_str);
    let institution = filter.institution.as_ref().map(InstitutionId::as_str);
    let [s1, s2, s3, s4, s5] = crate::appeals::statuses(filter.status);
    let from = filter.from.map_or(0, |day| day.starts_at().0);
    let before = after.map(|row| (row.sent_ms.0, row.id.as_str()));
    let (sent, id) = before.unwrap_or((filter.until.map_or(LAST, |day| day.plus(1).starts_at().0), ""));
    #[rustfmt::skip]
    let rows = all!(db, OpenRow, PAGE, category, district, institution, s1, s2, s3, s4, s5, from, sent, id, i64::from(limit))?;
    Ok(rows)
}
