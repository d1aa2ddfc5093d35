//! Orders of a queue as they stand when their code is typed into a machine, for tests that are about the machine.

use super::must;
use crate::Db;
use domain::time::Date;

const ORDER: &str = "insert into booking (id, centre_id, service_id, group_id, day, start_min, steps, state, code, given_name, surname, \
    patronymic, document, phone, email, lang, channel, held_ms, held_until_ms, booked_ms, revision) \
    values ($1, $2, $3, $4, $5, $6, 1, 'booked', $7, 'Aygün', 'Əliyeva', 'Rəşid qızı', 'AA1234567', '+994501234567', 'a@example.az', 'az', \
    'web', 0, 0, 0, 0)";
const CANCEL: &str = "update booking set state = 'cancelled' where id = $1";

/// An order for a service (`id`, its group) at this minute of the day.
///
/// # Panics
/// When it can't be written.
pub async fn order(db: &Db, (id, code): (&str, &str), centre: &str, (service, group): (&str, &str), day: Date, start_min: u16) {
    let (id, code, centre, service, group) = (id.to_owned(), code.to_owned(), centre.to_owned(), service.to_owned(), group.to_owned());
    let write = db.write(move |tx| {
        Box::pin(async move { exec!(tx, ORDER, id, centre, service, group, day.to_string(), i64::from(start_min), code).map(|_| ()) })
    });
    must::<(), crate::StoreError>(write.await);
}

/// It is cancelled.
///
/// # Panics
/// When it can't be written.
pub async fn cancel_order(db: &Db, id: &str) {
    let id = id.to_owned();
    let write = db.write(move |tx| Box::pin(async move { exec!(tx, CANCEL, id).map(|_| ()) }));
    must::<(), crate::StoreError>(write.await);
}
