//! Institutions: those of the annex (A-annex), the local executives, and what the owner adds.

use crate::{Db, StoreError, Tx};
use domain::ids::{DistrictId, InstitutionId};
use domain::lang::Named;

row! {
    /// An institution (qurum).
    InstitutionRow {
        /// Code.
        id: InstitutionId = "id",
        /// Name in Azerbaijani.
        name_az: String = "name_az",
        /// Name in English.
        name_en: String = "name_en",
        /// Name in Russian.
        name_ru: String = "name_ru",
        /// All names folded, for search.
        folded: String = "folded",
        /// Number for the map index.
        idx: u8 = "idx",
        /// A local executive authority.
        local_executive: bool = "local_executive",
        /// Its district, when it is one.
        district: Option<DistrictId> = "district_id",
        /// Still takes appeals.
        active: bool = "active",
        /// Order in lists.
        position: i64 = "position",
    }
}

impl InstitutionRow {
    /// The name in three languages.
    pub fn name(&self) -> Named {
        Named { az: self.name_az.clone(), en: self.name_en.clone(), ru: self.name_ru.clone() }
    }
}

macro_rules! columns {
    () => {
        "id, name_az, name_en, name_ru, folded, idx, local_executive, district_id, active, position"
    };
}

statements! {
    ALL = concat!("select ", columns!(), " from institution order by position, id");
    FIND = concat!("select ", columns!(), " from institution where id = $1");
    PUT = concat!("insert into institution (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
        on conflict (id) do update set name_az = excluded.name_az, name_en = excluded.name_en, name_ru = excluded.name_ru, \
        folded = excluded.folded, idx = excluded.idx, local_executive = excluded.local_executive, \
        district_id = excluded.district_id, active = excluded.active, position = excluded.position");
    // Writes nothing new, but holds the row until the transaction ends: routing to it and switching it off wait for one another.
    IN_USE = "update institution set position = position where id = $1 and active = 1";
    REMOVE = "delete from institution where id = $1";
}

/// All institutions, also those no longer active.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn all(db: &Db) -> Result<Vec<InstitutionRow>, StoreError> {
    all!(db, InstitutionRow, ALL)
}

/// An institution by its code.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &InstitutionId) -> Result<Option<InstitutionRow>, StoreError> {
    maybe!(db, InstitutionRow, FIND, id.as_str())
}

/// Whether it can be routed to now, whatever another process read before; what is so stays so until the transaction ends (A3.5).
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn in_use(tx: &mut Tx, id: &InstitutionId) -> Result<bool, StoreError> {
    Ok(exec!(tx, IN_USE, id.as_str())? == 1)
}

/// Adds or replaces an institution.
///
/// # Errors
/// [`StoreError::Unique`] when another one has this number already.
pub async fn put(tx: &mut Tx, row: &InstitutionRow) -> Result<(), StoreError> {
    let (r, district) = (row, row.district.as_ref().map(DistrictId::as_str));
    #[rustfmt::skip]
    exec!(tx, PUT, r.id.as_str(), &r.name_az, &r.name_en, &r.name_ru, &r.folded, i64::from(r.idx), i64::from(r.local_executive),
        district, i64::from(r.active), r.position)?;
    Ok(())
}

/// Removes an institution that nothing points at; false when there was none.
///
/// # Errors
/// [`StoreError::Reference`] when something does.
pub async fn remove(tx: &mut Tx, id: &InstitutionId) -> Result<bool, StoreError> {
    Ok(exec!(tx, REMOVE, id.as_str())? == 1)
}
