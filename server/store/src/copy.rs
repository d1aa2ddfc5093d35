//! Copying a whole database into an empty one of the other kind, or of the same: every table, found in the schema itself, so that no
//! new table can be forgotten. Read in one transaction, so that what is copied is one state.

mod schema;

use crate::statement::{On, failed};
use crate::{Db, StoreError, Tx};
use futures::TryStreamExt;
use schema::{Kind, Table};
use sqlx::{AssertSqlSafe, Connection, Row};
use std::sync::Arc;

/// Rows in one write.
const ROWS: usize = 500;
/// Values in one statement: SQLite takes 32,766.
const VALUES: usize = 16_000;

/// A value on its way.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Text(Option<String>),
    Number(Option<i64>),
    Real(Option<f64>),
}

/// How many rows a table has on both sides after copying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The table.
    pub table: String,
    /// Rows.
    pub rows: u64,
}

/// Copies everything from one database into another, which must be migrated and hold no person; each table is told when it is done.
///
/// # Errors
/// [`StoreError::Damaged`] when the other holds something, is of another release, or when a table has not the same number of rows in
/// the end.
pub async fn copy(from: &Db, to: &Db, mut done: impl FnMut(&Copied)) -> Result<Vec<Copied>, StoreError> {
    let tables = schema::tables(from).await?;
    let theirs = schema::tables(to).await?;
    if let Some(table) = tables.iter().find(|table| !theirs.iter().any(|other| other.same_columns(table))) {
        return Err(StoreError::Damaged(format!("the table {} is not the same in both: are both of this release?", table.name)));
    }
    if count(to, "person").await? + count(to, "appeal").await? > 0 {
        return Err(StoreError::Damaged("the other database is not empty: nothing is written over".to_owned()));
    }
    empty(to, &tables).await?;
    let mut all = Vec::new();
    match from.on() {
        On::Sqlite(pool) => {
            let mut conn = pool.acquire().await.map_err(failed)?;
            let mut tx = conn.begin().await.map_err(failed)?;
            for table in &tables {
                let rows = sqlx::query(AssertSqlSafe(table.select())).fetch(&mut *tx);
                let rows = rows.map_err(failed).and_then(|row| std::future::ready(values(table, |at, kind| read_sqlite(&row, at, kind))));
                all.push(fill(to, table, rows).await?);
                all.last().into_iter().for_each(&mut done);
            }
        }
        On::Postgres(pool) => {
            let mut conn = pool.acquire().await.map_err(failed)?;
            let mut tx = conn.begin_with("begin isolation level repeatable read read only").await.map_err(failed)?;
            for table in &tables {
                let rows = sqlx::query(AssertSqlSafe(table.select())).fetch(&mut *tx);
                let rows = rows.map_err(failed).and_then(|row| std::future::ready(values(table, |at, kind| read_postgres(&row, at, kind))));
                all.push(fill(to, table, rows).await?);
                all.last().into_iter().for_each(&mut done);
            }
        }
    }
    schema::go_on_counting(to, &tables).await?;
    for copied in &all {
        if count(to, &copied.table).await? != copied.rows {
            return Err(StoreError::Damaged(format!("{} has not the same number of rows on both sides", copied.table)));
        }
    }
    Ok(all)
}

fn values(table: &Table, read: impl Fn(usize, Kind) -> Result<Value, sqlx::Error>) -> Result<Vec<Value>, StoreError> {
    table.columns.iter().enumerate().map(|(at, column)| read(at, column.kind).map_err(failed)).collect()
}

fn read_sqlite(row: &sqlx::sqlite::SqliteRow, at: usize, kind: Kind) -> Result<Value, sqlx::Error> {
    Ok(match kind {
        Kind::Text => Value::Text(row.try_get(at)?),
        Kind::Number => Value::Number(row.try_get(at)?),
        Kind::Real => Value::Real(row.try_get(at)?),
    })
}

fn read_postgres(row: &sqlx::postgres::PgRow, at: usize, kind: Kind) -> Result<Value, sqlx::Error> {
    Ok(match kind {
        Kind::Text => Value::Text(row.try_get(at)?),
        Kind::Number => Value::Number(row.try_get(at)?),
        Kind::Real => Value::Real(row.try_get(at)?),
    })
}

/// What migrations themselves wrote makes room for what is copied.
async fn empty(to: &Db, tables: &[Table]) -> Result<(), StoreError> {
    let names: Arc<[String]> = tables.iter().rev().map(|table| format!("delete from {}", table.name)).collect();
    to.write(move |tx| {
        Box::pin(async move {
            for sql in names.iter() {
                exec!(tx, AssertSqlSafe(sql.as_str()))?;
            }
            Ok::<_, StoreError>(())
        })
    })
    .await
}

async fn fill(to: &Db, table: &Table, rows: impl futures::Stream<Item = Result<Vec<Value>, StoreError>>) -> Result<Copied, StoreError> {
    let (mut count, most) = (0, (VALUES / table.columns.len().max(1)).clamp(1, ROWS));
    let mut chunks = std::pin::pin!(rows.try_chunks(most));
    while let Some(chunk) = chunks.try_next().await.map_err(|stopped| stopped.1)? {
        count += chunk.len() as u64;
        let (table, chunk): (Table, Arc<[Vec<Value>]>) = (table.clone(), chunk.into());
        to.write(move |tx| Box::pin(async move { insert(tx, &table, &chunk).await })).await?;
    }
    Ok(Copied { table: table.name.clone(), rows: count })
}

/// Rows that point at rows of their own table come in an order in which those are there already; see [`Table::select`].
async fn insert(tx: &mut Tx, table: &Table, rows: &[Vec<Value>]) -> Result<(), StoreError> {
    let head = table.insert(matches!(tx.on(), On::Postgres(_)));
    let done = on!(tx.on(), conn => {
        let mut query = sqlx::QueryBuilder::new(head.as_str());
        query.push_values(rows, |mut one, row| {
            for value in row {
                match value {
                    Value::Text(text) => one.push_bind(text.as_deref()),
                    Value::Number(number) => one.push_bind(*number),
                    Value::Real(real) => one.push_bind(*real),
                };
            }
        });
        query.build().execute(conn).await.map(|_| ())
    });
    done.map_err(|error| tx.failed(error))
}

async fn count(db: &Db, table: &str) -> Result<u64, StoreError> {
    let sql = format!("select count(*) from {table}");
    let (count,) = one!(db, (i64,), AssertSqlSafe(sql.as_str()))?;
    Ok(count.unsigned_abs())
}
