use super::Common;
use super::progress::Progress;
use crate::boot;
use anyhow::bail;

/// Verifies every appeal's hash chain.
///
/// # Errors
/// When one is broken; the appeals are named.
pub async fn run(common: &Common) -> anyhow::Result<()> {
    let portal = boot::open_portal(&common.load()?).await?;
    let progress = Progress::new("checking");
    let found = portal.check(|done, of| progress.tell(done, of)).await?;
    progress.done();
    portal.db().close().await;
    if found.broken.is_empty() {
        println!("{} appeals: every chain is whole", found.appeals);
        return Ok(());
    }
    found.broken.iter().for_each(|appeal| println!("broken: {appeal}"));
    bail!("{} of {} appeals have a broken chain", found.broken.len(), found.appeals)
}
