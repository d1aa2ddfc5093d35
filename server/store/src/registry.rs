//! What the registry in memory is made of (A6.0.8): all appeals and all institutions' parts once, later only those that changed;
//! and what is read for the rows of a page. None of it names a person.

use crate::statement::{failed, like};
use crate::{Db, StoreError};
use domain::ids::{AppealId, InstitutionId};
use domain::lifecycle::{AssignmentStatus, Status};
use domain::time::{Date, UnixMs};
use futures::TryStreamExt;

row! {
    /// An appeal.
    FactRow {
        /// The appeal.
        id: AppealId = "id",
        /// Status.
        status: Status = "status",
        /// When it was sent.
        sent_ms: UnixMs = "sent_ms",
        /// Last day of the law.
        due_on: Date = "due_on",
        /// Day of the last answer.
        answered_on: Option<Date> = "answered_on",
        /// Category.
        category: String = "category_id",
        /// District.
        district: Option<String> = "district_id",
        /// Leading institution.
        institution: Option<String> = "lead_institution_id",
        /// How it came.
        channel: String = "channel",
        /// How the answer is wanted.
        mode: String = "answer_mode",
        /// How many have joined.
        joined: u32 = "joined_count",
        /// How often it was sent back as not solved.
        disputes: u32 = "dispute_count",
        /// Rating.
        stars: Option<u8> = "stars",
        /// Since when it has rested in the archive (A6.0.2).
        archived_ms: Option<UnixMs> = "archived_ms",
        /// Last change.
        changed_ms: UnixMs = "changed_ms",
    }
}

row! {
    /// An institution's part in an appeal.
    PartRow {
        /// The appeal.
        appeal: AppealId = "appeal_id",
        /// The institution.
        institution: String = "institution_id",
        /// Where its work stands.
        status: AssignmentStatus = "status",
        /// It leads.
        lead: bool = "lead",
        /// When it was placed.
        placed_ms: UnixMs = "placed_ms",
        /// Its last day.
        due_on: Date = "due_on",
        /// Day of its answer.
        answered_on: Option<Date> = "answered_on",
    }
}

row! {
    /// What a row of the page says beside its entry.
    LabelRow {
        /// The appeal.
        id: AppealId = "id",
        /// Official number, or the receipt's before routing.
        number: String = "known_number",
        /// Nearest settlement.
        place: String = "place",
    }
}

/// The columns of [`FactRow`].
macro_rules! facts {
    () => {
        "id, status, sent_ms, due_on, answered_on, category_id, district_id, lead_institution_id, channel, answer_mode, joined_count, \
         dispute_count, stars, archived_ms, changed_ms"
    };
}
/// The columns of [`PartRow`].
macro_rules! parts {
    () => {
        "appeal_id, institution_id, status, lead, placed_ms, due_on, answered_on"
    };
}

statements! {
    ALL = concat!("select ", facts!(), " from appeal");
    OF_APPEALS = concat!("select ", facts!(), " from appeal where id in ", list32!());
    CHANGED_SINCE = concat!("select ", facts!(), " from appeal where changed_ms >= $1");
    ALL_PARTS = concat!("select ", parts!(), " from assignment");
    PARTS_OF = concat!("select ", parts!(), " from assignment where appeal_id in ", list32!());
    LABELS = concat!("select id, coalesce(number, receipt_number) as known_number, place from appeal where id in ", list32!());
    WITH_WORDS = "select id from appeal where (text_folded like $1 escape '\\' or receipt_number like $2 escape '\\' \
        or number like $2 escape '\\') and sent_ms >= $3 and sent_ms <= $4 \
        and (cast($5 as text) is null or id in (select appeal_id from assignment where institution_id = $5)) \
        order by sent_ms desc, id desc limit $6";
}

/// Hands every appeal on, in any order.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn each(db: &Db, mut take: impl FnMut(FactRow) + Send) -> Result<(), StoreError> {
    on!(db.on(), pool => {
        let mut rows = sqlx::query_as::<_, FactRow>(ALL).fetch(pool);
        while let Some(row) = rows.try_next().await.map_err(failed)? {
            take(row);
        }
    });
    Ok(())
}

/// Hands every part on, in any order.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn each_part(db: &Db, mut take: impl FnMut(PartRow) + Send) -> Result<(), StoreError> {
    on!(db.on(), pool => {
        let mut rows = sqlx::query_as::<_, PartRow>(ALL_PARTS).fetch(pool);
        while let Some(row) = rows.try_next().await.map_err(failed)? {
            take(row);
        }
    });
    Ok(())
}

/// These appeals as they stand.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_appeals(db: &Db, ids: &[AppealId]) -> Result<Vec<FactRow>, StoreError> {
    all_in!(db, FactRow, OF_APPEALS, ids)
}

/// Appeals changed at or after a moment.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn changed_since(db: &Db, since: UnixMs) -> Result<Vec<FactRow>, StoreError> {
    all!(db, FactRow, CHANGED_SINCE, since.0)
}

/// All parts in these appeals.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn parts_of(db: &Db, ids: &[AppealId]) -> Result<Vec<PartRow>, StoreError> {
    all_in!(db, PartRow, PARTS_OF, ids)
}

/// Number and place of these appeals, in any order.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn labels(db: &Db, ids: &[AppealId]) -> Result<Vec<LabelRow>, StoreError> {
    let mut rows = all_in!(db, LabelRow, LABELS, ids)?;
    // A list that isn't full is filled with its last id.
    rows.sort_by(|one, other| one.id.as_str().cmp(other.id.as_str()));
    rows.dedup_by(|one, other| one.id == other.id);
    Ok(rows)
}

/// The newest appeals sent in this time that hold the folded words, or whose number holds them; of an institution alone, when it
/// is named. At most `limit`.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn with_words(
    db: &Db,
    words: &str,
    sent: (UnixMs, UnixMs),
    institution: Option<&InstitutionId>,
    limit: u32,
) -> Result<Vec<AppealId>, StoreError> {
    let Some(pattern) = like(words) else { return Ok(Vec::new()) };
    // Numbers are written with capitals, folded words without.
    let number = pattern.to_uppercase();
    let institution = institution.map(InstitutionId::as_str);
    let rows = all!(db, (String,), WITH_WORDS, &pattern, &number, sent.0.0, sent.1.0, institution, i64::from(limit))?;
    Ok(rows.into_iter().map(|(id,)| id.into()).collect())
}
