use super::{Common, check, restore};
use crate::boot;
use crate::config::SecondSite;
use anyhow::{Context, bail};
use clap::Args;
use std::path::PathBuf;
use std::time::Instant;

/// `muraciet drill`.
#[derive(Debug, Args)]
pub struct Drill {
    /// Another folder than the configured second site: a backup.
    #[arg(long, value_name = "FOLDER")]
    pub from: Option<PathBuf>,
    /// The key by which it was sealed.
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// Where to put it together; it is taken away afterwards [default: the system's temporary folder].
    #[arg(long, value_name = "FOLDER")]
    pub beside: Option<PathBuf>,
}

/// Begins from the second site in a folder of its own, as after a fire: puts together, opens, walks every chain, reads every file,
/// checks every signature, and says how long each took. The running system is not touched.
///
/// # Errors
/// When anything is missing or changed; each thing is named.
pub async fn run(common: &Common, drill: &Drill) -> anyhow::Result<()> {
    let mut config = common.load()?;
    let key = drill.key.clone().or_else(|| config.second_site.key.clone());
    let from =
        drill.from.clone().or_else(|| config.second_site.folder.clone()).context("no second site is set up, and --from is missing")?;
    let beside = drill.beside.clone().unwrap_or_else(std::env::temp_dir);
    let folder = Folder::new(beside.join(format!("muraciet-drill-{}", uuid::Uuid::now_v7())));
    let restored = restore::into_folder(&from, key.as_deref(), &folder.0).await?;
    restore::tell(&restored);
    config.data = folder.0.clone();
    config.database = None;
    config.second_site = SecondSite::default();
    let begun = Instant::now();
    let portal = boot::open_portal(&config).await.context("opening what was put together")?;
    let map = portal.map().len();
    println!("opened after {} ms, {map} appeals on the map", begun.elapsed().as_millis());
    let begun = Instant::now();
    let found = check::all(&portal).await;
    portal.db().close().await;
    found?;
    println!("checked after {} ms", begun.elapsed().as_millis());
    match restored.torn {
        Some(torn) => bail!("the last piece is not whole: {torn}"),
        None => {
            println!("the drill went well: the system can begin from {}", from.display());
            Ok(())
        }
    }
}

/// A folder that goes when the drill ends, however it ends.
struct Folder(PathBuf);

impl Folder {
    fn new(path: PathBuf) -> Folder {
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
