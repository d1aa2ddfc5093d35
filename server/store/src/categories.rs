//! The category tree.

use crate::{Db, StoreError, Tx};
use domain::ids::CategoryId;
use domain::lang::Named;

row! {
    /// A category.
    CategoryRow {
        /// Code.
        id: CategoryId = "id",
        /// Its root; `None` for a root.
        parent: Option<CategoryId> = "parent_id",
        /// Name in Azerbaijani.
        name_az: String = "name_az",
        /// Name in English.
        name_en: String = "name_en",
        /// Name in Russian.
        name_ru: String = "name_ru",
        /// Number for the map index; a root's leaves follow it.
        idx: u8 = "idx",
        /// Danger.
        urgent: bool = "urgent",
        /// Emergency number to show.
        emergency: Option<String> = "emergency",
        /// Folded words by which it is found.
        words: String = "words",
        /// Order in lists.
        position: i64 = "position",
        /// May be chosen.
        active: bool = "active",
    }
}

impl CategoryRow {
    /// The name in three languages.
    pub fn name(&self) -> Named {
        Named { az: self.name_az.clone(), en: self.name_en.clone(), ru: self.name_ru.clone() }
    }
}

macro_rules! columns {
    () => {
        "id, parent_id, name_az, name_en, name_ru, idx, urgent, emergency, words, position, active"
    };
}

statements! {
    ALL = concat!("select ", columns!(), " from category where id <> 'official' order by position, id");
    OFFICIAL = concat!("select ", columns!(), " from category where id = 'official'");
    PUT = concat!("insert into category (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
        on conflict (id) do update set parent_id = excluded.parent_id, name_az = excluded.name_az, name_en = excluded.name_en, \
        name_ru = excluded.name_ru, idx = excluded.idx, urgent = excluded.urgent, emergency = excluded.emergency, \
        words = excluded.words, position = excluded.position, active = excluded.active");
    REMOVE = "delete from category where id = $1";
}

/// All categories of appeals on the map, also those no longer active.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn all(db: &Db) -> Result<Vec<CategoryRow>, StoreError> {
    all!(db, CategoryRow, ALL)
}

/// The category of official appeals (R11.7), which nobody keeps.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn official(db: &Db) -> Result<Option<CategoryRow>, StoreError> {
    maybe!(db, CategoryRow, OFFICIAL)
}

/// Adds or replaces a category; a root goes before its leaves.
///
/// # Errors
/// [`StoreError::Unique`] when another one has this number already.
pub async fn put(tx: &mut Tx, row: &CategoryRow) -> Result<(), StoreError> {
    let (r, parent) = (row, row.parent.as_ref().map(CategoryId::as_str));
    #[rustfmt::skip]
    exec!(tx, PUT, r.id.as_str(), parent, &r.name_az, &r.name_en, &r.name_ru, i64::from(r.idx), i64::from(r.urgent), &r.emergency,
        &r.words, r.position, i64::from(r.active))?;
    Ok(())
}

/// Removes a category that nothing points at; false when there was none.
///
/// # Errors
/// [`StoreError::Reference`] when something does.
pub async fn remove(tx: &mut Tx, id: &CategoryId) -> Result<bool, StoreError> {
    Ok(exec!(tx, REMOVE, id.as_str())? == 1)
}
