//! Orders as a queue machine needs them: by their code, and those of a day (Q3.2.2).

use crate::{Db, StoreError, Tx};
use domain::ids::{BookingId, CentreId, GroupId, ServiceId};
use domain::queue::BookingState;
use domain::time::Date;

row! {
    /// An order.
    KioskOrderRow {
        /// Id.
        id: BookingId = "id",
        /// Its centre.
        centre: CentreId = "centre_id",
        /// Its line.
        group: GroupId = "group_id",
        /// Its service.
        service: ServiceId = "service_id",
        /// Its day.
        day: Date = "day",
        /// The minute of the day for which it is set.
        start_min: i64 = "start_min",
        /// Its code.
        code: String = "code",
        /// How it stands.
        state: BookingState = "state",
    }
}

macro_rules! columns {
    () => {
        "id, centre_id, group_id, service_id, day, start_min, code, state"
    };
}

row! {
    /// The number that an order has.
    NumberRow {
        /// The order.
        booking: BookingId = "booking_id",
        /// The number.
        number: u32 = "number",
    }
}

statements! {
    BY_CODE = concat!("select ", columns!(), " from booking where code = $1 \
        and (state in ('booked', 'activated', 'missed') or (state = 'cancelled' and ended_why = 'centre'))");
    BY_ID = concat!("select ", columns!(), " from booking where id = $1 and code is not null and state in ('booked', 'activated', 'missed')");
    OF_DAY = concat!("select ", columns!(), " from booking where centre_id = $1 and day = $2 and code is not null \
        and (state in ('booked', 'activated', 'missed') or (state = 'cancelled' and ended_why = 'centre')) order by start_min, id");
    NUMBERS = "select booking_id, number from ticket where centre_id = $1 and day = $2 and booking_id is not null";
}

/// The order with this code: it stands, was used, was missed, or was cancelled by the centre ([`crate::bookings::BY_CENTRE`]).
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn by_code(tx: &mut Tx, code: &str) -> Result<Option<KioskOrderRow>, StoreError> {
    maybe!(tx, KioskOrderRow, BY_CODE, code)
}

/// The same by its id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn by_id(tx: &mut Tx, id: &BookingId) -> Result<Option<KioskOrderRow>, StoreError> {
    maybe!(tx, KioskOrderRow, BY_ID, id.as_str())
}

/// Orders of a day in a centre, by their time; used, missed and by the centre cancelled ones too, so that a machine alone can
/// say why it gives no number.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_day(db: &Db, centre: &CentreId, day: Date) -> Result<Vec<KioskOrderRow>, StoreError> {
    all!(db, KioskOrderRow, OF_DAY, centre.as_str(), day.to_string())
}

/// Numbers given for orders on a day.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn numbers(db: &Db, centre: &CentreId, day: Date) -> Result<Vec<NumberRow>, StoreError> {
    all!(db, NumberRow, NUMBERS, centre.as_str(), day.to_string())
}
