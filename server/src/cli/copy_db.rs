use super::Common;
use anyhow::Context;
use clap::Args;
use services::portal::Clock;
use store::Db;

/// `muraciet copy-db`.
#[derive(Debug, Args)]
pub struct CopyDb {
    /// Into which database: `sqlite:FILE` or `postgres://…`; it must be empty.
    pub into: String,
}

/// Copies every table into an empty database and says how many rows each has. Stop the server before: what is sent meanwhile is not
/// in the copy.
///
/// # Errors
/// When the other is not empty, or a table has not the same number of rows in the end.
pub async fn run(common: &Common, arguments: &CopyDb) -> anyhow::Result<()> {
    let config = common.load()?;
    let from = Db::open(&config.database()).await.context("opening the database")?;
    let to = Db::open(&arguments.into).await.context("opening the other database")?;
    let now = Clock::System.now();
    from.migrate(now).await?;
    to.migrate(now).await?;
    let copied = store::copy::copy(&from, &to, |table| println!("{}: {} rows", table.table, table.rows)).await?;
    to.close().await;
    from.close().await;
    println!("{} tables, {} rows", copied.len(), copied.iter().map(|table| table.rows).sum::<u64>());
    println!("files are not copied: they stay in {}", config.data.join("files").display());
    Ok(())
}
