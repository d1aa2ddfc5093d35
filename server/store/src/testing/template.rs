//! Migrated databases of which every test gets a copy: the migrations run once for each text of theirs, not once for each test.

use super::{fresh_name, must, with_database};
use crate::db::Db;
use crate::dialect::Dialect;
use crate::migrate::MIGRATIONS;
use domain::time::UnixMs;
use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Executor, PgConnection};
use std::path::PathBuf;

const EXISTS: &str = "select 1 from pg_database where datname = $1";
const LEAVE: &str = "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1";

/// The file to copy. It stays in the folder for temporary files until the migrations change.
pub(super) async fn sqlite() -> PathBuf {
    let file = std::env::temp_dir().join(format!("muraciet-{}.db", checksum(Dialect::Sqlite)));
    if !file.exists() {
        let folder = must(tempfile::tempdir());
        let db = migrated(&format!("sqlite:{}", folder.path().join("first.db").display())).await;
        let copy = folder.path().join("copy.db");
        must(db.vacuum_into(&copy).await);
        db.close().await;
        // Whoever comes second puts the same in its place.
        must(std::fs::rename(&copy, &file));
    }
    file
}

/// The name of the database to copy on this server.
pub(super) async fn postgres(server: &str, conn: &mut PgConnection) -> String {
    let name = format!("template_{}", checksum(Dialect::Postgres));
    if must(sqlx::query(EXISTS).bind(&name).fetch_optional(&mut *conn).await).is_none() {
        let first = fresh_name();
        must(conn.execute(AssertSqlSafe(format!("create database {first}"))).await);
        migrated(&with_database(server, &first)).await.close().await;
        must(sqlx::query(LEAVE).bind(&first).execute(&mut *conn).await);
        let renamed = conn.execute(AssertSqlSafe(format!("alter database {first} rename to {name}"))).await;
        // Somebody else was first with the same.
        if renamed.is_err() {
            must(conn.execute(AssertSqlSafe(format!("drop database {first}"))).await);
        }
    }
    name
}

async fn migrated(url: &str) -> Db {
    let db = must(Db::open(url).await);
    must(db.migrate(UnixMs(1_790_000_000_000)).await);
    db
}

/// Another text of a migration, another template.
fn checksum(dialect: Dialect) -> String {
    let all = MIGRATIONS.iter().fold(Sha256::new(), |all, (name, text)| all.chain_update(name).chain_update(dialect.ddl(text)));
    format!("{:x}", all.finalize())[..16].to_owned()
}
