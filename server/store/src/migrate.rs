//! Migrations: one folder of texts for both databases, each applied once, in order, in a transaction of its own.

use crate::db::Engine;
use crate::dialect::Dialect;
use crate::{Db, StoreError, Tx};
use domain::time::UnixMs;
use sha2::{Digest, Sha256};
use sqlx::AssertSqlSafe;

/// Every migration, oldest first. What was released is never edited.
pub(crate) const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_foundation", include_str!("../migrations/0001_foundation.sql")),
    ("0002_rights", include_str!("../migrations/0002_rights.sql")),
    ("0003_notices", include_str!("../migrations/0003_notices.sql")),
    ("0004_account", include_str!("../migrations/0004_account.sql")),
    ("0005_voice", include_str!("../migrations/0005_voice.sql")),
    ("0006_open", include_str!("../migrations/0006_open.sql")),
    ("0007_procedure", include_str!("../migrations/0007_procedure.sql")),
    ("0008_triage", include_str!("../migrations/0008_triage.sql")),
    ("0009_signature", include_str!("../migrations/0009_signature.sql")),
    ("0010_institution", include_str!("../migrations/0010_institution.sql")),
    ("0011_official", include_str!("../migrations/0011_official.sql")),
    ("0012_exchange", include_str!("../migrations/0012_exchange.sql")),
    ("0013_corrected_photos", include_str!("../migrations/0013_corrected_photos.sql")),
    ("0014_reports", include_str!("../migrations/0014_reports.sql")),
    ("0015_queue", include_str!("../migrations/0015_queue.sql")),
    ("0016_panel", include_str!("../migrations/0016_panel.sql")),
    ("0017_archive", include_str!("../migrations/0017_archive.sql")),
    ("0018_owner", include_str!("../migrations/0018_owner.sql")),
    ("0019_office", include_str!("../migrations/0019_office.sql")),
    ("0020_booking", include_str!("../migrations/0020_booking.sql")),
    ("0021_kiosk", include_str!("../migrations/0021_kiosk.sql")),
    ("0022_counters", include_str!("../migrations/0022_counters.sql")),
    ("0023_register", include_str!("../migrations/0023_register.sql")),
    ("0024_regulations", include_str!("../migrations/0024_regulations.sql")),
    ("0025_requests", include_str!("../migrations/0025_requests.sql")),
    ("0026_portal", include_str!("../migrations/0026_portal.sql")),
    ("0027_correspondence", include_str!("../migrations/0027_correspondence.sql")),
    ("0028_centres", include_str!("../migrations/0028_centres.sql")),
    ("0029_districts", include_str!("../migrations/0029_districts.sql")),
    ("0031_requests", include_str!("../migrations/0031_requests.sql")),
    ("0032_services", include_str!("../migrations/0032_services.sql")),
    ("0033_by_itself", include_str!("../migrations/0033_by_itself.sql")),
    ("0034_complaints_due", include_str!("../migrations/0034_complaints_due.sql")),
];

const BOOK: &str = "create table if not exists migration (name text primary key, checksum text not null, applied_ms bigint not null)";

// Not registered with `statements!`: the book exists only once the first migration has begun.
const APPLIED: &str = "select name, checksum from migration";
const WRITE_DOWN: &str = "insert into migration (name, checksum, applied_ms) values ($1, $2, $3)";

pub(crate) async fn run(db: &Db, now: UnixMs) -> Result<u32, StoreError> {
    let dialect = dialect_of(db);
    let known = db.write(move |tx| Box::pin(book(tx, dialect))).await?;
    let mut applied = 0;
    for (name, text) in MIGRATIONS {
        if !is_applied(&known, name, text)? {
            let done = db.write(move |tx| Box::pin(apply(tx, dialect, name, text, now))).await?;
            applied += u32::from(done);
        }
    }
    Ok(applied)
}

fn dialect_of(db: &Db) -> Dialect {
    match db.engine() {
        Engine::Sqlite { .. } => Dialect::Sqlite,
        Engine::Postgres(_) => Dialect::Postgres,
    }
}

/// What was applied before: names and checksums.
async fn book(tx: &mut Tx, dialect: Dialect) -> Result<Vec<(String, String)>, StoreError> {
    exec!(tx, dialect.migration_lock())?;
    exec!(tx, BOOK)?;
    all!(tx, (String, String), APPLIED)
}

fn is_applied(known: &[(String, String)], name: &str, text: &str) -> Result<bool, StoreError> {
    match known.iter().find(|(known, _)| known == name) {
        Some((_, checksum)) if *checksum == format!("{:x}", Sha256::digest(text)) => Ok(true),
        Some(_) => Err(StoreError::Damaged(format!("migration {name} is not the one that was applied"))),
        None => Ok(false),
    }
}

/// Applies one, unless another process has done it meanwhile.
async fn apply(tx: &mut Tx, dialect: Dialect, name: &str, text: &str, now: UnixMs) -> Result<bool, StoreError> {
    if is_applied(&book(tx, dialect).await?, name, text)? {
        return Ok(false);
    }
    let ddl = dialect.ddl(text);
    // The text is our own file, with the database's own word for a serial column.
    on!(tx.on(), conn => sqlx::raw_sql(AssertSqlSafe(ddl.as_str())).execute(conn).await.map(|_| ())).map_err(|error| tx.failed(error))?;
    exec!(tx, WRITE_DOWN, name, format!("{:x}", Sha256::digest(text)), now.0)?;
    Ok(true)
}
