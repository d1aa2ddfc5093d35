use super::Common;
use super::progress::Progress;
use crate::boot;
use anyhow::{Context, bail};
use clap::Args;
use services::second_site::{back_up, shelf};
use std::path::PathBuf;
use std::time::Instant;

/// `muraciet backup`.
#[derive(Debug, Args)]
pub struct Backup {
    /// The folder; made when missing. What is there of an earlier backup is kept and not copied again.
    pub folder: PathBuf,
    /// A file with 64 hexadecimal digits: the backup is sealed with it.
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
}

/// A consistent copy of database, files and keys, while the server goes on.
///
/// # Errors
/// When either side fails, or the database is PostgreSQL.
pub async fn run(common: &Common, backup: &Backup) -> anyhow::Result<()> {
    let begun = Instant::now();
    std::fs::create_dir_all(&backup.folder).with_context(|| format!("making {}", backup.folder.display()))?;
    let shelf = shelf(&backup.folder, backup.key.as_deref())?;
    let portal = boot::open_portal(&common.load()?).await?;
    if portal.db().is_postgres() {
        bail!("PostgreSQL is backed up by its own tools (pg_basebackup, pg_dump); `copy-db` makes a SQLite copy that this command takes");
    }
    let progress = Progress::new("backing up files");
    let files = back_up(&portal, &shelf, |done, of| progress.tell(done, of)).await?;
    progress.done();
    portal.db().close().await;
    println!("{files} files and the database are in {} after {} s", backup.folder.display(), begun.elapsed().as_secs());
    println!("`muraciet drill --from {}` shows that it can be begun from", backup.folder.display());
    Ok(())
}
