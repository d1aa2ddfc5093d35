use super::Common;
use crate::boot;

/// Opening the portal migrates; then it is closed again.
///
/// # Errors
/// When the database can't be opened or changed.
pub async fn run(common: &Common) -> anyhow::Result<()> {
    let portal = boot::open_portal(&common.load()?).await?;
    portal.db().close().await;
    println!("the database is up to date");
    Ok(())
}
