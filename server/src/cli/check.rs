use super::Common;
use super::progress::Progress;
use crate::boot;
use anyhow::bail;
use services::portal::{Check, FileCheck};

/// Verifies every appeal's hash chain and every file's content, and says what of each is whole.
///
/// # Errors
/// When something is broken, missing or changed; each is named.
pub async fn run(common: &Common) -> anyhow::Result<()> {
    let portal = boot::open_portal(&common.load()?).await?;
    let progress = Progress::new("checking appeals");
    let appeals = portal.check(|done, of| progress.tell(done, of)).await?;
    progress.done();
    let progress = Progress::new("checking files");
    let files = portal.check_files(|done, of| progress.tell(done, of)).await?;
    progress.done();
    portal.db().close().await;
    tell(&appeals, &files);
    if appeals.broken.is_empty() && files.damaged.is_empty() {
        return Ok(());
    }
    bail!("{} appeals have a broken chain, {} files are damaged", appeals.broken.len(), files.damaged.len())
}

fn tell(appeals: &Check, files: &FileCheck) {
    appeals.broken.iter().for_each(|appeal| println!("broken chain: {appeal}"));
    files.damaged.iter().for_each(|damage| println!("{damage}"));
    if appeals.broken.is_empty() {
        println!("{} appeals: every chain is whole", appeals.appeals);
    }
    if files.damaged.is_empty() {
        println!("{} files: each is there and unchanged", files.files);
    }
}
