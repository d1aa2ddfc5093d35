//! The database: opening it, reading from it, and the one way to write to it.

use crate::live::{self, Live};
use crate::map::{self, LiveMap};
use crate::second_site::Site;
use crate::statement::{On, failed};
use crate::tx::{Conn, Tx};
use crate::writer::{self, Job, Waiting, caught};
use crate::{StoreError, migrate};
use domain::ids::CentreId;
use domain::live::Change;
use domain::time::UnixMs;
use futures::future::BoxFuture;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, PgPool, SqliteConnection, SqlitePool};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::{broadcast, mpsc, oneshot};

/// Connections that read from SQLite.
const READERS: u32 = 4;
/// Rows a reader prepares ahead: the map reads all appeals, and waking up for every fifty of them would take most of its time.
const ROWS_AHEAD: usize = 1_024;
/// Connections to PostgreSQL.
const CONNECTIONS: u32 = 16;
/// Jobs that may wait for SQLite's writer before callers wait at the door.
const QUEUE: usize = 1_024;
/// Attempts of a job that lost a race on PostgreSQL.
const ATTEMPTS: u32 = 5;
// Each is known to one of the databases alone, so they aren't registered with the statements that prepare on both.
const SIZE_SQLITE: &str = "select page_count * page_size from pragma_page_count(), pragma_page_size()";
const SIZE_POSTGRES: &str = "select pg_database_size(current_database())";
const VACUUM_INTO: &str = "vacuum into $1";
const WAIT: Duration = Duration::from_secs(10);
/// How long a write waits for another program's lock before its caller hears "busy": somebody has pressed a button.
const LOCKED: Duration = Duration::from_secs(5);

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    live: Arc<Live>,
}

#[derive(Clone)]
pub(crate) enum Engine {
    /// A pool of readers, and the queue of the one writer.
    Sqlite {
        read: SqlitePool,
        jobs: mpsc::Sender<Box<dyn Job>>,
        file: PathBuf,
        site: Arc<OnceLock<Arc<Site>>>,
    },
    Postgres(PgPool),
}

impl Db {
    /// Opens `sqlite:data/muraciet.db` (made when missing) or `postgres://…`. Migrate before anything else.
    ///
    /// # Errors
    /// [`StoreError`] when the address is wrong or the database does not answer within ten seconds.
    pub async fn open(url: &str) -> Result<Db, StoreError> {
        let live = Live::new();
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let db = Db { engine: Engine::Postgres(open_postgres(url).await?), live };
            db.listen();
            return Ok(db);
        }
        let engine = open_sqlite(url, Arc::clone(&live)).await?;
        Ok(Db { engine, live })
    }

    /// Brings the schema up to date; the number of migrations that were needed.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when a migration that was applied is not the one of this release.
    pub async fn migrate(&self, now: UnixMs) -> Result<u32, StoreError> {
        migrate::run(self, now).await
    }

    /// Writes. The closure's work is one transaction; `Ok` is answered only after it is durable. An `Err` undoes this job alone.
    ///
    /// On SQLite waiting jobs share one commit, so the closure must do nothing slow but its writes. On PostgreSQL a job that
    /// lost a race is run again from a clone of the closure.
    ///
    /// # Errors
    /// The closure's own, or a [`StoreError`] when the commit failed.
    pub async fn write<F, T, E>(&self, work: F) -> Result<T, E>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Clone + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.engine {
            Engine::Sqlite { jobs, .. } => queue(jobs, work).await,
            Engine::Postgres(pool) => {
                let task = transaction(pool.clone(), Arc::clone(&self.live), work);
                // A task of its own: a caller that goes away must not stop between commit and telling.
                tokio::spawn(task).await.unwrap_or_else(|_| Err(StoreError::Panicked.into()))
            }
        }
    }

    /// Changes of appeals, after their commit, of every process. Who falls behind gets `Lagged` and should read anew.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.live.subscribe()
    }

    /// Centres in whose queue something happened, after the commit, of every process. Who falls behind gets `Lagged`.
    pub fn centre_changes(&self) -> broadcast::Receiver<CentreId> {
        self.live.subscribe_centres()
    }

    /// From now on `map` follows every commit; what happened while it was loaded is read again.
    ///
    /// # Errors
    /// [`StoreError`] of that reading.
    pub async fn attach_map(&self, map: Arc<LiveMap>) -> Result<(), StoreError> {
        let since = map.loaded_at();
        self.live.attach(map);
        live::catch_up(self, since, false).await
    }

    /// The attached map.
    pub fn map(&self) -> Option<&Arc<LiveMap>> {
        self.live.map()
    }

    /// Whether it is PostgreSQL (several processes may share it).
    pub fn is_postgres(&self) -> bool {
        matches!(self.engine, Engine::Postgres(_))
    }

    /// Answers when the database can be read; for readiness probes.
    ///
    /// # Errors
    /// [`StoreError`] when it can't.
    pub async fn ping(&self) -> Result<(), StoreError> {
        map::newest_change(self).await.map(|_| ())
    }

    /// The size of the database in bytes.
    ///
    /// # Errors
    /// [`StoreError`] when it can't be asked.
    pub async fn size(&self) -> Result<u64, StoreError> {
        let sql = if self.is_postgres() { SIZE_POSTGRES } else { SIZE_SQLITE };
        let (bytes,) = one!(self, (i64,), sql)?;
        Ok(bytes.unsigned_abs())
    }

    /// Waits for running reads and for the second site, and closes the connections.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite { read, site, .. } => {
                if let Some(site) = site.get() {
                    site.drain().await;
                }
                read.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }

    /// The database's file, for SQLite.
    pub fn file(&self) -> Option<&Path> {
        match &self.engine {
            Engine::Sqlite { file, .. } => Some(file),
            Engine::Postgres(_) => None,
        }
    }

    /// A copy of a SQLite database in a new file, made by the database itself while others go on.
    pub(crate) async fn vacuum_into(&self, copy: &Path) -> Result<(), StoreError> {
        let Engine::Sqlite { file, .. } = &self.engine else {
            return Err(StoreError::Damaged("PostgreSQL is copied by its own tools".to_owned()));
        };
        let mut conn = beside(file).await?;
        sqlx::query(VACUUM_INTO).bind(copy.display().to_string()).execute(&mut conn).await.map_err(failed)?;
        conn.close().await.map_err(failed)
    }

    /// From now on every commit goes to this site as well. What the log holds is taken over first, so that it begins anew.
    pub(crate) async fn copy_to(&self, site: &Arc<Site>) -> Result<(), StoreError> {
        let Engine::Sqlite { file, site: known, .. } = &self.engine else { return Ok(()) };
        known.set(Arc::clone(site)).map_err(|_| StoreError::Damaged("the database is copied to another site already".to_owned()))?;
        // Somebody who reads for long only makes one more whole copy necessary.
        let mut conn = beside(file).await?;
        let _ = sqlx::query(writer::TAKE_OVER_ALL).execute(&mut conn).await;
        conn.close().await.map_err(failed)
    }

    fn listen(&self) {
        if let Engine::Postgres(pool) = &self.engine {
            tokio::spawn(live::listen(self.clone(), pool.clone()));
        }
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }

    pub(crate) fn live(&self) -> &Live {
        &self.live
    }

    pub(crate) fn on(&self) -> On<&SqlitePool, &PgPool> {
        match &self.engine {
            Engine::Sqlite { read, .. } => On::Sqlite(read),
            Engine::Postgres(pool) => On::Postgres(pool),
        }
    }

    pub(crate) fn failed(&self, error: sqlx::Error) -> StoreError {
        failed(error)
    }
}

/// WAL lets readers read while the writer writes; `FULL` waits for the disk at each commit.
fn sqlite_options(url: &str) -> Result<SqliteConnectOptions, StoreError> {
    let options = SqliteConnectOptions::from_str(url).map_err(failed)?;
    Ok(options
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(LOCKED)
        .statement_cache_capacity(256)
        .pragma("wal_autocheckpoint", "4000")
        .pragma("journal_size_limit", "67108864")
        .pragma("temp_store", "memory"))
}

async fn open_sqlite(url: &str, live: Arc<Live>) -> Result<Engine, StoreError> {
    let options = sqlite_options(url)?;
    let file = options.get_filename().to_path_buf();
    if let Some(folder) = file.parent() {
        tokio::fs::create_dir_all(folder).await?;
    }
    let writer = options.clone().pragma("cache_size", "-32000").connect().await.map_err(failed)?;
    let readers = SqlitePoolOptions::new().max_connections(READERS).acquire_timeout(WAIT);
    let read = readers.connect_with(options.pragma("query_only", "on").row_buffer_size(ROWS_AHEAD)).await.map_err(failed)?;
    let (jobs, waiting) = mpsc::channel(QUEUE);
    let site: Arc<OnceLock<Arc<Site>>> = Arc::default();
    tokio::spawn(writer::run(writer, waiting, live, Arc::clone(&site)));
    Ok(Engine::Sqlite { read, jobs, file, site })
}

/// One more connection to a database that is open already, for what the readers may not do.
async fn beside(file: &Path) -> Result<SqliteConnection, StoreError> {
    let options = SqliteConnectOptions::new().filename(file).create_if_missing(false).busy_timeout(LOCKED);
    options.connect().await.map_err(failed)
}

async fn open_postgres(url: &str) -> Result<PgPool, StoreError> {
    let options = PgConnectOptions::from_str(url).map_err(failed)?;
    let options = options.application_name("muraciet").statement_cache_capacity(256);
    let options = options.options([("lock_timeout", LOCKED.as_millis().to_string())]);
    let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(WAIT);
    pool.connect_with(options).await.map_err(failed)
}

async fn queue<F, T, E>(jobs: &mpsc::Sender<Box<dyn Job>>, work: F) -> Result<T, E>
where
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    let (reply, answer) = oneshot::channel();
    let job = Box::new(Waiting { work: Some(work), result: None, reply });
    jobs.send(job).await.map_err(|_| StoreError::Panicked)?;
    answer.await.unwrap_or_else(|_| Err(StoreError::Panicked.into()))
}

async fn transaction<F, T, E>(pool: PgPool, live: Arc<Live>, work: F) -> Result<T, E>
where
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Clone,
    E: From<StoreError>,
{
    let mut attempt = 1;
    loop {
        match attempt_once(&pool, &live, work.clone()).await {
            (Err(_), true) if attempt < ATTEMPTS => attempt += 1,
            (result, _) => return result,
        }
    }
}

/// The result, and whether another attempt may help.
async fn attempt_once<F, T, E>(pool: &PgPool, live: &Live, work: F) -> (Result<T, E>, bool)
where
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>>,
    E: From<StoreError>,
{
    let mut tx = match pool.begin().await {
        Ok(tx) => Tx::new(Conn::Postgres(tx)),
        Err(error) => return (Err(failed(error).into()), false),
    };
    match caught(work, &mut tx).await {
        Ok(value) => (commit(tx, live).await.map(|()| value).map_err(E::from), false),
        Err(own) => (Err(own), tx.lost_race),
    }
}

async fn commit(tx: Tx, live: &Live) -> Result<(), StoreError> {
    let Conn::Postgres(mut inner) = tx.conn else { return Ok(()) };
    live.notify(&mut inner, &tx.after).await?;
    inner.commit().await.map_err(failed)?;
    live.committed(tx.after);
    Ok(())
}
