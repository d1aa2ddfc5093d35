//! Counters of a centre and the groups they serve.

use crate::{Db, StoreError, Tx};
use domain::ids::{CentreId, CounterId, GroupId};

row! {
    /// A counter.
    CounterRow {
        /// Code.
        id: CounterId = "id",
        /// Its centre.
        centre: CentreId = "centre_id",
        /// Number over it.
        number: u32 = "number",
        /// Zone of the hall; empty where there is one hall.
        zone: String = "zone",
        /// Can be worked at.
        active: bool = "active",
    }
}

row! {
    /// A group that a counter serves.
    ServedRow {
        /// The counter.
        counter: CounterId = "counter_id",
        /// The group.
        group: GroupId = "group_id",
    }
}

statements! {
    OF_CENTRE = "select id, centre_id, number, zone, active from counter_desk where centre_id = $1 order by number";
    PUT = "insert into counter_desk (id, centre_id, number, zone, active) values ($1, $2, $3, $4, $5) \
        on conflict (id) do update set number = excluded.number, zone = excluded.zone, active = excluded.active";
    SERVED = "select counter_id, group_id from counter_group join counter_desk on counter_desk.id = counter_id \
        where centre_id = $1 and active = 1 order by number, group_id";
    LEAVE = "delete from counter_group where counter_id = $1";
    SERVE = "insert into counter_group (counter_id, group_id) values ($1, $2) on conflict (counter_id, group_id) do nothing";
}

/// The counters of a centre, also those not worked at, by number.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn counters(db: &Db, centre: &CentreId) -> Result<Vec<CounterRow>, StoreError> {
    all!(db, CounterRow, OF_CENTRE, centre.as_str())
}

/// Adds or changes a counter.
///
/// # Errors
/// [`StoreError::Unique`] when another counter of the centre has this number.
pub async fn put_counter(tx: &mut Tx, row: &CounterRow) -> Result<(), StoreError> {
    exec!(tx, PUT, row.id.as_str(), row.centre.as_str(), i64::from(row.number), &row.zone, i64::from(row.active))?;
    Ok(())
}

/// Which groups the active counters of a centre serve.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn served(db: &Db, centre: &CentreId) -> Result<Vec<ServedRow>, StoreError> {
    all!(db, ServedRow, SERVED, centre.as_str())
}

/// A counter serves these groups from now on, and no others.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such counter or group.
pub async fn serve(tx: &mut Tx, counter: &CounterId, groups: &[GroupId]) -> Result<(), StoreError> {
    exec!(tx, LEAVE, counter.as_str())?;
    for group in groups {
        exec!(tx, SERVE, counter.as_str(), group.as_str())?;
    }
    Ok(())
}
