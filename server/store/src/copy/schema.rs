//! The tables of a database with their columns, in an order in which each stands after those it points at.

use crate::{Db, StoreError};
use sqlx::AssertSqlSafe;

// Each is known to one of the databases alone, so they aren't registered with the statements that prepare on both.
const COLUMNS_SQLITE: &str = "select tables.name, columns.name, lower(columns.type) from sqlite_master as tables \
    join pragma_table_info(tables.name) as columns where tables.type = 'table' and tables.name not like 'sqlite_%' \
    and tables.name <> 'migration' order by tables.name, columns.cid";
const COLUMNS_POSTGRES: &str = "select cast(table_name as text), cast(column_name as text), cast(data_type as text) \
    from information_schema.columns where table_schema = 'public' and table_name <> 'migration' order by table_name, ordinal_position";
const POINTERS_SQLITE: &str = "select tables.name, pointers.\"table\", pointers.\"from\" from sqlite_master as tables \
    join pragma_foreign_key_list(tables.name) as pointers where tables.type = 'table'";
const POINTERS_POSTGRES: &str = "select cast(owner.relname as text), cast(target.relname as text), cast(pg_attribute.attname as text) \
    from pg_constraint join pg_class as owner on owner.oid = conrelid join pg_class as target on target.oid = confrelid \
    join pg_attribute on attrelid = conrelid and attnum = conkey[1] where contype = 'f'";
const COUNTERS_POSTGRES: &str = "select cast(table_name as text), cast(column_name as text) from information_schema.columns \
    where table_schema = 'public' and is_identity = 'YES'";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Real,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub name: String,
    pub kind: Kind,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    /// Columns that point at rows of the same table.
    own: Vec<String>,
    /// Other tables that it points at.
    others: Vec<String>,
}

impl Table {
    /// All rows. Where rows point at others of their table, those come first that are pointed at: the deepest way is walked down.
    pub fn select(&self) -> String {
        let names = |of: &str| self.columns.iter().map(|column| format!("{of}{}", column.name)).collect::<Vec<_>>().join(", ");
        if self.own.is_empty() {
            return format!("select {} from {}", names(""), self.name);
        }
        let (table, roots) = (&self.name, self.own.iter().map(|own| format!("{own} is null")).collect::<Vec<_>>().join(" and "));
        let below = self.own.iter().map(|own| format!("entry.{own} = way.id")).collect::<Vec<_>>().join(" or ");
        format!(
            "with recursive way (id, depth) as (select id, 0 from {table} where {roots} \
             union all select entry.id, way.depth + 1 from {table} as entry join way on {below} where way.depth < 1000) \
             select {} from {table} join (select id, max(depth) as depth from way group by id) as placed on placed.id = {table}.id \
             order by placed.depth",
            names(&format!("{table}."))
        )
    }

    /// The head of an insert. PostgreSQL numbers some columns itself unless it is told to take the number given.
    pub fn insert(&self, postgres: bool) -> String {
        let names = self.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
        let taken = if postgres { "overriding system value " } else { "" };
        format!("insert into {} ({names}) {taken}", self.name)
    }

    /// The same columns, whatever their order.
    pub fn same_columns(&self, other: &Table) -> bool {
        let sorted = |table: &Table| {
            let mut names: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
            names.sort_unstable();
            names
        };
        self.name == other.name && sorted(self) == sorted(other)
    }
}

/// All tables, each after those it points at.
pub(super) async fn tables(db: &Db) -> Result<Vec<Table>, StoreError> {
    let (columns, pointers) = match db.is_postgres() {
        true => (COLUMNS_POSTGRES, POINTERS_POSTGRES),
        false => (COLUMNS_SQLITE, POINTERS_SQLITE),
    };
    let mut tables: Vec<Table> = Vec::new();
    for (table, name, kind) in all!(db, (String, String, String), columns)? {
        if tables.last().is_none_or(|last| last.name != table) {
            tables.push(Table { name: table, columns: Vec::new(), own: Vec::new(), others: Vec::new() });
        }
        let kind = match kind.as_str() {
            "bigint" | "integer" => Kind::Number,
            "double precision" => Kind::Real,
            _ => Kind::Text,
        };
        tables.last_mut().into_iter().for_each(|last| last.columns.push(Column { name: name.clone(), kind }));
    }
    for (owner, target, column) in all!(db, (String, String, String), pointers)? {
        for table in tables.iter_mut().filter(|table| table.name == owner) {
            if owner == target {
                table.own.push(column.clone());
            } else {
                table.others.push(target.clone());
            }
        }
    }
    in_order(tables)
}

fn in_order(mut waiting: Vec<Table>) -> Result<Vec<Table>, StoreError> {
    let mut placed: Vec<Table> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let stands = |table: &Table| table.others.iter().all(|other| placed.iter().any(|one| one.name == *other));
        let (ready, rest): (Vec<Table>, Vec<Table>) = waiting.into_iter().partition(|table| stands(table));
        if ready.is_empty() {
            return Err(StoreError::Damaged("tables point at each other in a circle".to_owned()));
        }
        placed.extend(ready);
        waiting = rest;
    }
    Ok(placed)
}

/// Columns that PostgreSQL numbers itself go on after the largest number copied.
pub(super) async fn go_on_counting(db: &Db, tables: &[Table]) -> Result<(), StoreError> {
    if !db.is_postgres() {
        return Ok(());
    }
    for (table, column) in all!(db, (String, String), COUNTERS_POSTGRES)? {
        if tables.iter().any(|one| one.name == table) {
            let sql =
                format!("select setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max({column}), 0) + 1, false) from {table}");
            let _: (i64,) = one!(db, (i64,), AssertSqlSafe(sql.as_str()))?;
        }
    }
    Ok(())
}
