//! Orders as staff and persons look for them.

use super::BookingRow;
use crate::{Db, StoreError};
use domain::ids::{CentreId, PersonId};
use domain::time::Date;

statements! {
    SEARCH = concat!("select ", booking_columns!(), " from booking where code is not null and day >= $5 \
        and (code = $1 or ($2 <> '' and phone = $2) or ($3 <> '' and (document = $3 or email = $3)) or ($4 <> '' and folded = $4)) order by day, start_min, id limit $6");
    OF_PERSON = concat!("select ", booking_columns!(), " from booking where person_id = $1 and code is not null order by day desc, start_min desc limit $2");
    OF_CENTRE_DAY = concat!("select ", booking_columns!(), " from booking where centre_id = $1 and day = $2 and state in ('booked', 'activated', 'missed') \
        order by start_min, id");
}

/// Orders by what a caller can say: order code, telephone, document or e-mail, folded surname; from a day on.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn search(
    db: &Db,
    code: &str,
    phone: &str,
    word: &str,
    folded: &str,
    from: Date,
    limit: u32,
) -> Result<Vec<BookingRow>, StoreError> {
    all!(db, BookingRow, SEARCH, code, phone, word, folded, from.to_string(), i64::from(limit))
}

/// A person's orders, the latest day first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId, limit: u32) -> Result<Vec<BookingRow>, StoreError> {
    all!(db, BookingRow, OF_PERSON, person.as_str(), i64::from(limit))
}

/// The confirmed orders of a centre's day, used and missed ones too.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_centre_day(db: &Db, centre: &CentreId, day: Date) -> Result<Vec<BookingRow>, StoreError> {
    all!(db, BookingRow, OF_CENTRE_DAY, centre.as_str(), day.to_string())
}
