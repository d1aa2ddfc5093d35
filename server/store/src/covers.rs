//! Coverings of photos (A8.5), and who looked at what lies under them.

use crate::{Db, StoreError, Tx};
use domain::ids::{AppealId, MediaId, PersonId};
use domain::time::UnixMs;

row! {
    /// A covering.
    CoverRow {
        /// Id (UUIDv7).
        id: String = "id",
        /// The photo as it was sent.
        photo: MediaId = "media_id",
        /// The copy that the public sees.
        copy: MediaId = "copy_id",
        /// At which appeal it was covered.
        appeal: AppealId = "appeal_id",
        /// What is covered, as [`domain::media::cover::written`] writes it.
        areas: String = "areas",
        /// By whom.
        person: PersonId = "person_id",
        /// When.
        covered_ms: UnixMs = "covered_ms",
        /// Since when it holds no more.
        lifted_ms: Option<UnixMs> = "lifted_ms",
        /// By whom that was decided.
        lifted_by: Option<PersonId> = "lifted_by",
    }
}

row! {
    /// Somebody looked at a photo as it was sent.
    ViewRow {
        /// Id (UUIDv7).
        id: String = "id",
        /// The photo.
        photo: MediaId = "media_id",
        /// Who.
        person: PersonId = "person_id",
        /// Name of the session.
        session: Option<String> = "session",
        /// When.
        at_ms: UnixMs = "at_ms",
    }
}

macro_rules! columns {
    () => {
        "id, media_id, copy_id, appeal_id, areas, person_id, covered_ms, lifted_ms, lifted_by"
    };
}

statements! {
    COVER = concat!("insert into photo_cover (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, null, null)");
    LIFT = "update photo_cover set lifted_ms = $2, lifted_by = $3 where id = $1 and lifted_ms is null";
    HOLDS = concat!("select ", columns!(), " from photo_cover where lifted_ms is null and media_id = $1");
    HOLDING = concat!("select ", columns!(), " from photo_cover where lifted_ms is null and media_id in ", list32!());
    OF_COPY = concat!("select ", columns!(), " from photo_cover where copy_id = $1 order by covered_ms, id");
    SAW = "insert into photo_view (id, media_id, person_id, session, at_ms) values ($1, $2, $3, $4, $5)";
    VIEWS = "select id, media_id, person_id, session, at_ms from photo_view where media_id = $1 order by at_ms desc, id desc limit $2";
}

/// Writes a covering; lift the one before first.
///
/// # Errors
/// [`StoreError::Unique`] when another one holds.
pub async fn cover(tx: &mut Tx, row: &CoverRow) -> Result<(), StoreError> {
    let r = row;
    #[rustfmt::skip]
    exec!(tx, COVER, &r.id, r.photo.as_str(), r.copy.as_str(), r.appeal.as_str(), &r.areas, r.person.as_str(), r.covered_ms.0)?;
    Ok(())
}

/// It holds no more; false when it did not.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn lift(tx: &mut Tx, id: &str, by: &PersonId, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, LIFT, id, now.0, by.as_str())? == 1)
}

/// The covering of a photo that holds.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn holds(db: &Db, photo: &MediaId) -> Result<Option<CoverRow>, StoreError> {
    maybe!(db, CoverRow, HOLDS, photo.as_str())
}

/// [`holds`] within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn holds_in(tx: &mut Tx, photo: &MediaId) -> Result<Option<CoverRow>, StoreError> {
    maybe!(tx, CoverRow, HOLDS, photo.as_str())
}

/// The coverings of these photos that hold.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn holding(db: &Db, photos: &[MediaId]) -> Result<Vec<CoverRow>, StoreError> {
    all_in!(db, CoverRow, HOLDING, photos)
}

/// The coverings that made this copy.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_copy(db: &Db, copy: &MediaId) -> Result<Vec<CoverRow>, StoreError> {
    all!(db, CoverRow, OF_COPY, copy.as_str())
}

/// Writes down who looked.
///
/// # Errors
/// [`StoreError::Reference`] when photo or person is unknown.
pub async fn saw(tx: &mut Tx, row: &ViewRow) -> Result<(), StoreError> {
    exec!(tx, SAW, &row.id, row.photo.as_str(), row.person.as_str(), &row.session, row.at_ms.0)?;
    Ok(())
}

/// Who looked at a photo as it was sent, the last first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn views(db: &Db, photo: &MediaId, limit: u32) -> Result<Vec<ViewRow>, StoreError> {
    all!(db, ViewRow, VIEWS, photo.as_str(), i64::from(limit))
}
