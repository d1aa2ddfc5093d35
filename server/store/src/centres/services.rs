//! Services of the centres, in groups that the same counters serve.

use crate::{Db, StoreError, Tx};
use domain::ids::{GroupId, ServiceId};
use domain::lang::Named;

row! {
    /// A group of services.
    GroupRow {
        /// Code.
        id: GroupId = "id",
        /// Name in Azerbaijani.
        name_az: String = "name_az",
        /// Name in English.
        name_en: String = "name_en",
        /// Name in Russian.
        name_ru: String = "name_ru",
        /// Letter of its line numbers, one of A–Z.
        letter: String = "letter",
        /// Order in lists.
        position: i64 = "position",
    }
}

row! {
    /// A service.
    ServiceRow {
        /// Code.
        id: ServiceId = "id",
        /// Its group.
        group: GroupId = "group_id",
        /// Name in Azerbaijani.
        name_az: String = "name_az",
        /// Name in English.
        name_en: String = "name_en",
        /// Name in Russian.
        name_ru: String = "name_ru",
        /// Names folded, for search.
        folded: String = "folded",
        /// So many steps a visit takes.
        steps: u32 = "steps",
        /// Can be ordered after signing in only.
        sign_in: bool = "sign_in",
        /// Is offered.
        active: bool = "active",
        /// Order in lists.
        position: i64 = "position",
    }
}

impl GroupRow {
    /// The name in three languages.
    pub fn name(&self) -> Named {
        Named { az: self.name_az.clone(), en: self.name_en.clone(), ru: self.name_ru.clone() }
    }
}

impl ServiceRow {
    /// The name in three languages.
    pub fn name(&self) -> Named {
        Named { az: self.name_az.clone(), en: self.name_en.clone(), ru: self.name_ru.clone() }
    }
}

macro_rules! group {
    () => {
        "id, name_az, name_en, name_ru, letter, position"
    };
}

macro_rules! service {
    () => {
        "id, group_id, name_az, name_en, name_ru, folded, steps, sign_in, active, position"
    };
}

statements! {
    GROUPS = concat!("select ", group!(), " from service_group order by position, id");
    PUT_GROUP = concat!("insert into service_group (", group!(), ") values ($1, $2, $3, $4, $5, $6) \
        on conflict (id) do update set name_az = excluded.name_az, name_en = excluded.name_en, name_ru = excluded.name_ru, \
        letter = excluded.letter, position = excluded.position");
    SERVICES = concat!("select ", service!(), " from centre_service order by position, id");
    PUT_SERVICE = concat!("insert into centre_service (", service!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
        on conflict (id) do update set group_id = excluded.group_id, name_az = excluded.name_az, name_en = excluded.name_en, \
        name_ru = excluded.name_ru, folded = excluded.folded, steps = excluded.steps, sign_in = excluded.sign_in, \
        active = excluded.active, position = excluded.position");
}

/// All groups.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn groups(db: &Db) -> Result<Vec<GroupRow>, StoreError> {
    all!(db, GroupRow, GROUPS)
}

/// Adds or replaces a group.
///
/// # Errors
/// [`StoreError::Unique`] when another one has this letter.
pub async fn put_group(tx: &mut Tx, row: &GroupRow) -> Result<(), StoreError> {
    let r = row;
    exec!(tx, PUT_GROUP, r.id.as_str(), &r.name_az, &r.name_en, &r.name_ru, &r.letter, r.position)?;
    Ok(())
}

/// All services, also those no longer offered.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn services(db: &Db) -> Result<Vec<ServiceRow>, StoreError> {
    all!(db, ServiceRow, SERVICES)
}

/// Adds or replaces a service.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such group.
pub async fn put_service(tx: &mut Tx, row: &ServiceRow) -> Result<(), StoreError> {
    let r = row;
    #[rustfmt::skip]
    exec!(tx, PUT_SERVICE, r.id.as_str(), r.group.as_str(), &r.name_az, &r.name_en, &r.name_ru, &r.folded, i64::from(r.steps),
        i64::from(r.sign_in), i64::from(r.active), r.position)?;
    Ok(())
}
