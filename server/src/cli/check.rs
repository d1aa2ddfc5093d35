use super::Common;
use super::progress::Progress;
use crate::boot;
use anyhow::bail;
use services::Portal;
use services::portal::{Check, FileCheck};
use services::signature::SignatureCheck;

/// Verifies every appeal's hash chain, every file's content and every signature, and says what of each is whole.
///
/// # Errors
/// When something is broken, missing or changed; each is named.
pub async fn run(common: &Common) -> anyhow::Result<()> {
    let portal = boot::open_portal(&common.load()?).await?;
    let found = all(&portal).await;
    portal.db().close().await;
    found
}

/// The same of an open portal.
///
/// # Errors
/// As [`run`].
pub async fn all(portal: &Portal) -> anyhow::Result<()> {
    let progress = Progress::new("checking appeals");
    let appeals = portal.check(|done, of| progress.tell(done, of)).await?;
    progress.done();
    let progress = Progress::new("checking files");
    let files = portal.check_files(|done, of| progress.tell(done, of)).await?;
    progress.done();
    let progress = Progress::new("checking signatures");
    let signatures = portal.check_signatures(|done, of| progress.tell(done, of)).await?;
    progress.done();
    tell(&appeals, &files, &signatures);
    let (broken, damaged, invalid) = (appeals.broken.len(), files.damaged.len(), signatures.invalid.len());
    let records = appeals.broken_records.len();
    match broken + records + damaged + invalid {
        0 => Ok(()),
        _ => bail!(
            "{broken} appeals and {records} other records have a broken chain, {damaged} files are damaged, {invalid} signatures are not valid"
        ),
    }
}

fn tell(appeals: &Check, files: &FileCheck, signatures: &SignatureCheck) {
    signatures.invalid.iter().for_each(|id| println!("signature not valid: {id}"));
    if signatures.invalid.is_empty() {
        println!("{} signatures: each is valid", signatures.signatures);
    }
    appeals.broken.iter().for_each(|appeal| println!("broken chain: {appeal}"));
    appeals.broken_records.iter().for_each(|record| println!("broken chain: {record}"));
    files.damaged.iter().for_each(|damage| println!("{damage}"));
    files.unused.iter().for_each(|id| println!("unused: {id}"));
    if appeals.broken.is_empty() {
        println!("{} appeals: every chain is whole", appeals.appeals);
        println!("{} of them rest in the archive, {} are held", appeals.archived, appeals.held);
    }
    if files.damaged.is_empty() {
        println!("{} files: each is there and unchanged", files.files);
    }
}
