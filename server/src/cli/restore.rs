use super::Common;
use anyhow::{Context, ensure};
use clap::Args;
use services::second_site::shelf;
use std::path::{Path, PathBuf};
use store::second_site::{Restored, restore};

/// `muraciet restore`.
#[derive(Debug, Args)]
pub struct Restore {
    /// The folder of the second site, or of a backup.
    pub from: PathBuf,
    /// The key by which it was sealed.
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
}

/// Puts everything together in the data folder, which must be empty, and checks it.
///
/// # Errors
/// When something is there already, or something at the site is missing or changed; the message names it.
pub async fn run(common: &Common, arguments: &Restore) -> anyhow::Result<()> {
    let config = common.load()?;
    let into = &config.data;
    ensure!(config.database.is_none(), "restore makes a SQLite database in the data folder; `copy-db` brings it into another one");
    let restored = into_folder(&arguments.from, arguments.key.as_deref(), into).await?;
    tell(&restored);
    println!("checking what was put together");
    super::check::run(common).await
}

/// Puts everything together in an empty folder.
///
/// # Errors
/// As [`run`].
pub async fn into_folder(from: &Path, key: Option<&Path>, into: &Path) -> anyhow::Result<Restored> {
    let empty = std::fs::read_dir(into).map_or(true, |mut entries| entries.next().is_none());
    ensure!(empty, "{} is not empty: nothing is written over", into.display());
    let shelf = shelf(from, key)?;
    restore(&shelf, &into.join("muraciet.db"), &into.join("files")).await.with_context(|| format!("putting {} together", from.display()))
}

/// Says what was put together.
pub fn tell(restored: &Restored) {
    println!(
        "whole copy of {}, {} pieces of the log after it, {} files; {} ms",
        restored.whole_ms.iso(),
        restored.pieces,
        restored.files,
        restored.took_ms
    );
    if let Some(torn) = &restored.torn {
        println!("the last piece is not whole and was left out: {torn}");
    }
}
