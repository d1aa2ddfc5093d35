//! Throw-away databases for tests: SQLite in a temporary folder always, PostgreSQL when `MURACIET_TEST_POSTGRES` names a
//! server whose user may create databases. Where `CI` is set, PostgreSQL must be there.

use crate::Db;
use crate::statement::failed;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Executor};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::str::FromStr;

mod faults;
mod orders;
mod pace;
mod template;

pub use faults::{Holder, fill_disk, hold, make_room};
pub use orders::{cancel_order, order};
pub use pace::durable_commits;

/// A migrated database of its own. A SQLite folder goes with it; a PostgreSQL database stays until the server goes.
pub struct TestDb {
    /// The database.
    pub db: Db,
    /// `sqlite` or `postgres`.
    pub name: &'static str,
    /// Its address, to open it once more.
    pub url: String,
    /// Where the SQLite file is; files may be put there too.
    pub folder: tempfile::TempDir,
}

/// One migrated database of each kind.
///
/// # Panics
/// When one can't be made, or PostgreSQL is missing where `CI` is set.
pub async fn databases() -> Vec<TestDb> {
    let mut found = vec![sqlite().await];
    match std::env::var("MURACIET_TEST_POSTGRES") {
        Ok(server) => found.push(postgres(&server).await),
        Err(_) => assert!(std::env::var_os("CI").is_none(), "MURACIET_TEST_POSTGRES must name a PostgreSQL server"),
    }
    found
}

/// A migrated SQLite database.
///
/// # Panics
/// When it can't be made.
pub async fn sqlite() -> TestDb {
    let folder = must(tempfile::tempdir());
    let file = folder.path().join("test.db");
    must(std::fs::copy(template::sqlite().await, &file));
    open("sqlite", format!("sqlite:{}", file.display()), folder).await
}

async fn postgres(server: &str) -> TestDb {
    let options = must(PgConnectOptions::from_str(server));
    let mut conn = must(options.connect().await);
    let template = template::postgres(server, &mut conn).await;
    let name = fresh_name();
    // Both names are ours: letters and digits.
    must(conn.execute(AssertSqlSafe(format!("create database {name} template {template}"))).await);
    let url = with_database(server, &name);
    open("postgres", url, must(tempfile::tempdir())).await
}

fn fresh_name() -> String {
    format!("test_{:016x}", RandomState::new().build_hasher().finish())
}

fn with_database(server: &str, name: &str) -> String {
    let (address, options) = server.split_once('?').map_or((server, None), |(address, options)| (address, Some(options)));
    let host = address.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
    options.map_or_else(|| format!("{host}/{name}"), |options| format!("{host}/{name}?{options}"))
}

async fn open(name: &'static str, url: String, folder: tempfile::TempDir) -> TestDb {
    let db = must(Db::open(&url).await);
    TestDb { db, name, url, folder }
}

/// Tries to prepare every registered statement; those that fail, with the reason.
pub async fn statements_that_fail(db: &Db) -> Vec<(String, String)> {
    let mut wrong = Vec::new();
    for (name, sql) in statements() {
        let prepared = on!(db.on(), pool => pool.prepare(sqlx::SqlStr::from_static(sql)).await.map(|_| ()));
        if let Err(error) = prepared {
            wrong.push((name, format!("{:?}", failed(error))));
        }
    }
    wrong
}

/// Every column there is, as `table.column`; the book of migrations left out.
///
/// # Panics
/// When the database can't be asked.
pub async fn columns(db: &Db) -> Vec<String> {
    const SQLITE: &str = "select tables.name, columns.name from sqlite_master as tables join pragma_table_info(tables.name) as columns \
        where tables.type = 'table' and tables.name not like 'sqlite_%' and tables.name <> 'migration'";
    const POSTGRES: &str = "select cast(table_name as text), cast(column_name as text) from information_schema.columns \
        where table_schema = 'public' and table_name <> 'migration'";
    let text = if db.is_postgres() { POSTGRES } else { SQLITE };
    let rows = must(all!(db, (String, String), text));
    rows.into_iter().map(|(table, column)| format!("{table}.{column}")).collect()
}

/// How many statements are registered.
pub fn statement_count() -> usize {
    statements().len()
}

/// How many migrations there are.
pub fn migration_count() -> u32 {
    crate::migrate::MIGRATIONS.len() as u32
}

fn statements() -> Vec<(String, &'static str)> {
    use crate::*;
    macro_rules! of {
        ($($module:ident),*) => { [$((stringify!($module), $module::STATEMENTS)),*] };
    }
    #[rustfmt::skip]
    let mut all = of![account_events, account_notices, additions, addresses, alerts, announcements, answer_drafts, answers, archive, assignments, calendar, categories, centre_grants, centre_load, complaints, counters, covers, decisions, deliveries, disclosures, districts, drafts, employees, escalations, eservice_applications, eservice_grants, eservices, events, exchange, footprints, grants, hands, holds, incidents, institutions, joins, kiosk_orders, kiosks, letter_files, letters, lifting, lines, map, media, mornings, notices, official, official_files, open_data, outbox, panel, panel_effects, people, phone_calls, places, presence, queries, registry, report_mails, routing, saved_views, seats, sessions, settings, sign_ins, signatures, statistics, subscriptions, switches, taken, templates, terms, ticket_events, tickets, transcripts, units].to_vec();
    all.push(("official", official::CHAIN));
    all.push(("eservices", eservices::CHAIN));
    all.push(("eservice_applications", eservice_applications::STEPS));
    all.push(("lines", lines::LISTS));
    all.extend(centres::PARTS.iter().map(|part| ("centres", *part)));
    // Orders of places.
    all.extend(of![booking_codes, booking_events, bookings, place_waits, queue_steps, ticket_follows]);
    all.extend([("bookings", bookings::ENDS), ("bookings", bookings::DESK)]);
    // Administrative regulations.
    all.extend(of![regulation_agreements, regulation_comments, regulation_events, regulation_files, regulations]);
    all.push(("regulations", regulations::LISTS));
    // Requests for e-services.
    all.push(("requests", requests::STATEMENTS));
    all.extend(requests::PARTS.iter().map(|part| ("requests", *part)));
    // What people do with e-services.
    all.extend(of![eservice_favourites, eservice_index, eservice_questions, eservice_ratings, eservice_uses]);
    all.push(("complaints", complaints::DUE));
    all.push(("documents", documents::STATEMENTS));
    all.extend(appeals::STATEMENTS.iter().map(|part| ("appeals", *part)));
    all.into_iter().flat_map(|(module, part)| part.iter().map(move |(name, sql)| (format!("{module}::{name}"), *sql))).collect()
}

fn must<T, E: std::fmt::Debug>(result: Result<T, E>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("a test database can't be made: {error:?}"),
    }
}
