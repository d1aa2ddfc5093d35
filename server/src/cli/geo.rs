use super::Common;
use crate::boot;
use anyhow::Context;
use clap::{Args, Subcommand};
use services::places::import_districts;
use std::path::PathBuf;

/// `muraciet geo`.
#[derive(Debug, Args)]
pub struct Geo {
    /// What to do.
    #[command(subcommand)]
    pub command: GeoCommand,
}

/// Commands for map data.
#[derive(Debug, Subcommand)]
pub enum GeoCommand {
    /// Takes exact district borders from a GeoJSON file (properties id, name_az, level, parent).
    Import {
        /// The file.
        file: PathBuf,
    },
}

/// Imports and says what matched.
///
/// # Errors
/// When the file isn't readable GeoJSON, or writing fails.
pub async fn run(common: &Common, geo: &Geo) -> anyhow::Result<()> {
    let GeoCommand::Import { file } = &geo.command;
    let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let portal = boot::open_portal(&common.load()?).await?;
    let imported = import_districts(&portal, &text).await?;
    println!("{} districts got exact borders", imported.matched);
    tell("in the file but not known here", &imported.unmatched);
    tell("known here but not in the file", &imported.missing);
    portal.db().close().await;
    Ok(())
}

fn tell(what: &str, names: &[String]) {
    if !names.is_empty() {
        println!("{what}: {}", names.join(", "));
    }
}
