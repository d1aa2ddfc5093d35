//! How a statement is written: once, as a constant, in `statements! {}`; then run by `all!`, `maybe!`, `one!` or `exec!` on
//! whichever database is there. A test prepares every registered statement on both.

use crate::{StoreError, dialect};

/// Either database's connection (or pool): the body of [`on!`] is written once and compiled for both.
pub(crate) enum On<S, P> {
    Sqlite(S),
    Postgres(P),
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// How many there are in all, counted up to [`COUNTED`].
    pub total: u32,
    /// What to pass as `after` for the next page; `None` on the last one.
    pub next: Option<String>,
}

/// Totals are counted no further than this: counting a million rows for one page would cost more than the page.
pub const COUNTED: u32 = 10_000;

impl<T> Page<T> {
    /// Cuts rows that were asked for with one more than `limit`.
    pub(crate) fn cut(mut rows: Vec<T>, limit: u32, total: i64, mark: impl Fn(&T) -> String) -> Page<T> {
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let next = rows.last().filter(|_| more).map(mark);
        Page { rows, total: u32::try_from(total).unwrap_or(COUNTED), next }
    }
}

/// Where a page begins: a sort value and the id that breaks ties. Written `value:id`.
pub(crate) struct Mark {
    pub value: String,
    pub id: String,
}

impl Mark {
    /// Reads a mark; a broken one begins at the first page.
    pub(crate) fn read(after: Option<&str>) -> Option<Mark> {
        let (value, id) = after?.split_once(':')?;
        Some(Mark { value: value.to_owned(), id: id.to_owned() })
    }

    /// The sort value as a number.
    pub(crate) fn number(&self) -> Option<i64> {
        self.value.parse().ok()
    }
}

/// A pattern for `like … escape '\'` that finds the folded words anywhere; `None` when there is nothing to look for.
pub(crate) fn like(words: &str) -> Option<String> {
    let mut pattern = String::from("%");
    for letter in words.trim().chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    (pattern.len() > 2).then_some(pattern)
}

/// Turns a driver's error into ours.
pub(crate) fn failed(error: sqlx::Error) -> StoreError {
    dialect::error(error)
}

/// Runs the body on the connection of the database that is there.
macro_rules! on {
    ($on:expr, $conn:ident => $body:expr) => {
        match $on {
            crate::statement::On::Sqlite($conn) => $body,
            crate::statement::On::Postgres($conn) => $body,
        }
    };
}

/// Declares statements and registers them for the test that prepares them all.
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sql:expr;)*) => {
        $($(#[$meta])* const $name: &str = $sql;)*
        /// Every statement of this file; only tests ask for them.
        #[cfg_attr(not(feature = "testing"), allow(dead_code))]
        pub(crate) const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $sql)),*];
    };
}

/// All rows of a statement.
macro_rules! all {
    ($target:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        on!($target.on(), conn => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_all(conn).await)
            .map_err(|error| $target.failed(error))
    };
}

/// The row of a statement, if there is one.
macro_rules! maybe {
    ($target:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        on!($target.on(), conn => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_optional(conn).await)
            .map_err(|error| $target.failed(error))
    };
}

/// The one row of a statement that always has one.
macro_rules! one {
    ($target:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        on!($target.on(), conn => sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_one(conn).await)
            .map_err(|error| $target.failed(error))
    };
}

/// Runs a statement; the number of rows it wrote.
macro_rules! exec {
    ($target:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        on!($target.on(), conn => sqlx::query($sql)$(.bind($bind))*.execute(conn).await.map(|done| done.rows_affected()))
            .map_err(|error| $target.failed(error))
    };
}

/// The placeholders of a list of [`LIST`] values: both databases know `in ($1, …)`, they share no array type.
macro_rules! list32 {
    () => {
        "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
         $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)"
    };
}

/// How many values [`list32!`] takes.
pub(crate) const LIST: usize = 32;

/// All rows of a statement that ends its list with [`list32!`], for any number of ids: by 32, the last id filling the rest.
macro_rules! all_in {
    ($target:expr, $row:ty, $sql:expr, $ids:expr) => {{
        let mut found: Vec<$row> = Vec::with_capacity($ids.len());
        for ids in $ids.chunks(crate::statement::LIST) {
            let Some(last) = ids.last() else { continue };
            let filled = ids.iter().chain(std::iter::repeat(last)).take(crate::statement::LIST);
            let rows = on!($target.on(), conn => {
                let mut query = sqlx::query_as::<_, $row>($sql);
                for id in filled {
                    query = query.bind(id.as_str());
                }
                query.fetch_all(conn).await
            });
            found.extend(rows.map_err(|error| $target.failed(error))?);
        }
        Ok::<Vec<$row>, crate::StoreError>(found)
    }};
}
