//! Gap-free numbers: the counter's row is locked until the transaction that took the number ends, and goes back with it.

use crate::{StoreError, Tx};
use domain::number::{Number, Series};
use sqlx::Row as _;

statements! {
    NEXT = "insert into counter (key, value) values ($1, $2) \
        on conflict (key) do update set value = counter.value + excluded.value returning value";
}

/// The next number of a series in a year.
///
/// # Errors
/// [`StoreError::Damaged`] when the year or the counter is out of range.
pub async fn next(tx: &mut Tx, series: Series, year: i32) -> Result<Number, StoreError> {
    let last = advance(tx, series, year, 1).await?;
    number(series, year, last)
}

/// Takes `count` numbers at once; the first of them.
///
/// # Errors
/// [`StoreError`] of the database.
pub(crate) async fn reserve(tx: &mut Tx, series: Series, year: i32, count: i64) -> Result<i64, StoreError> {
    Ok(advance(tx, series, year, count).await? - count + 1)
}

/// The number with this serial.
pub(crate) fn number(series: Series, year: i32, serial: i64) -> Result<Number, StoreError> {
    let parts = u16::try_from(year).ok().zip(u32::try_from(serial).ok());
    let number = parts.and_then(|(year, serial)| Number::new(series, year, serial).ok());
    number.ok_or_else(|| StoreError::Damaged(format!("number {}-{year}-{serial}", series.letters())))
}

async fn advance(tx: &mut Tx, series: Series, year: i32, count: i64) -> Result<i64, StoreError> {
    let key = format!("{}-{year}", series.letters());
    let value = on!(tx.on(), conn => {
        let row = sqlx::query(NEXT).bind(key).bind(count).fetch_one(conn).await;
        row.and_then(|row| row.try_get::<i64, _>(0))
    });
    value.map_err(|error| tx.failed(error))
}
