//! Changes that the person makes after sending (A9.1). As in [`super::change`], each keeps the map in step.

use super::row::{AppealRow, appeal_columns};
use crate::map::{MapRow, map_columns};
use crate::{Db, StoreError, Tx};
use domain::ids::{AppealId, CategoryId};
use domain::time::UnixMs;

statements! {
    AMEND = concat!("update appeal set text = $2, text_folded = $3, address = $4, category_id = $5, urgent = $6, \
        photo_count = $8, revision = revision + 1, changed_ms = $7 where id = $1 returning ", map_columns!());
    AUTHOR_LEFT = concat!("update appeal set author_left_ms = $2, changed_ms = $2 where id = $1 returning ", map_columns!());
    SET_CONFIDENTIAL = concat!("update appeal set confidential_ms = $2, changed_ms = $3 where id = $1 returning ", map_columns!());
    UNPUBLISH = concat!("update appeal set public_text = null, publish_photos = 0, changed_ms = $2 where id = $1 returning ", map_columns!());
    REOPEN = concat!("update appeal set stars = null, stars_text = null, stars_reasons = '', dispute_count = dispute_count + 1, \
        changed_ms = $2 where id = $1 returning ", map_columns!());
    CLEAR_RATING = concat!("update appeal set stars = null, stars_text = null, stars_reasons = '', changed_ms = $2 where id = $1 \
        returning ", map_columns!());
    // Who complains about what rests in the archive brings it back.
    COUNT_COMPLAINT = concat!("update appeal set complaint_count = complaint_count + 1, changed_ms = $2, archived_ms = null where id = $1 \
        returning ", map_columns!());
    SET_SEARCHABLE = "update appeal set text_folded = $2, changed_ms = $3 where id = $1";
    REPEATED_BY = concat!("select ", appeal_columns!(), " from appeal where earlier_id = $1 order by sent_ms desc, id desc limit 1");
}

/// What the author corrects right after sending.
#[derive(Clone, Debug, PartialEq)]
pub struct Amendment {
    /// Text.
    pub text: String,
    /// Text, address and place folded, for search.
    pub text_folded: String,
    /// The author's own words for the place.
    pub address: String,
    /// Category.
    pub category: CategoryId,
    /// Danger.
    pub urgent: bool,
    /// How many photos it has then.
    pub photos: u32,
}

/// Corrects text, category and address, and counts the photos anew.
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal, [`StoreError::Reference`] when the category is unknown.
pub async fn amend(tx: &mut Tx, id: &AppealId, to: &Amendment, now: UnixMs) -> Result<(), StoreError> {
    #[rustfmt::skip]
    let row = one!(tx, MapRow, AMEND, id.as_str(), &to.text, &to.text_folded, &to.address, to.category.as_str(), i64::from(to.urgent), now.0, i64::from(to.photos))?;
    changed(tx, row)
}

/// What an appeal is found by: its own words and those of its recordings, folded.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn set_searchable(tx: &mut Tx, id: &AppealId, folded: &str, now: UnixMs) -> Result<(), StoreError> {
    exec!(tx, SET_SEARCHABLE, id.as_str(), folded, now.0)?;
    Ok(())
}

/// The author has withdrawn, others stay.
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal.
pub async fn author_left(tx: &mut Tx, id: &AppealId, now: UnixMs) -> Result<(), StoreError> {
    let row = one!(tx, MapRow, AUTHOR_LEFT, id.as_str(), now.0)?;
    changed(tx, row)
}

/// Confidentiality since a moment, or none.
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal.
pub async fn set_confidential(tx: &mut Tx, id: &AppealId, since: Option<UnixMs>, now: UnixMs) -> Result<(), StoreError> {
    let row = one!(tx, MapRow, SET_CONFIDENTIAL, id.as_str(), since.map(|since| since.0), now.0)?;
    changed(tx, row)
}

/// Takes words and photos out of the public.
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal.
pub async fn unpublish(tx: &mut Tx, id: &AppealId, now: UnixMs) -> Result<(), StoreError> {
    let row = one!(tx, MapRow, UNPUBLISH, id.as_str(), now.0)?;
    changed(tx, row)
}

/// Not solved: counted once more, and the rating may be given anew.
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal.
pub async fn reopen(tx: &mut Tx, id: &AppealId, now: UnixMs) -> Result<(), StoreError> {
    let row = one!(tx, MapRow, REOPEN, id.as_str(), now.0)?;
    changed(tx, row)
}

/// The answer that was rated has fallen: the next one is rated anew.
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal.
pub async fn clear_rating(tx: &mut Tx, id: &AppealId, now: UnixMs) -> Result<(), StoreError> {
    let row = one!(tx, MapRow, CLEAR_RATING, id.as_str(), now.0)?;
    changed(tx, row)
}

/// One complaint more.
///
/// # Errors
/// [`StoreError::NoRow`] when there is no such appeal.
pub async fn count_complaint(tx: &mut Tx, id: &AppealId, now: UnixMs) -> Result<(), StoreError> {
    let row = one!(tx, MapRow, COUNT_COMPLAINT, id.as_str(), now.0)?;
    changed(tx, row)
}

/// The newest appeal that repeats this one (A8.7).
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn repeated_by(db: &Db, id: &AppealId) -> Result<Option<AppealRow>, StoreError> {
    maybe!(db, AppealRow, REPEATED_BY, id.as_str())
}

/// [`repeated_by`] within a transaction.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn repeated_by_in(tx: &mut Tx, id: &AppealId) -> Result<Option<AppealRow>, StoreError> {
    maybe!(tx, AppealRow, REPEATED_BY, id.as_str())
}

fn changed(tx: &mut Tx, row: MapRow) -> Result<(), StoreError> {
    tx.on_map(row);
    Ok(())
}
