use super::Common;
use crate::boot;
use anyhow::Context;
use clap::{Args, Subcommand};
use services::people::publish;
use std::path::{Path, PathBuf};

/// `muraciet terms`.
#[derive(Debug, Args)]
pub struct Terms {
    /// What to do.
    #[command(subcommand)]
    pub command: TermsCommand,
}

/// Commands for the terms of use.
#[derive(Debug, Subcommand)]
pub enum TermsCommand {
    /// Publishes a new version: everybody is told and asked again before the next act.
    Publish {
        /// The text in Azerbaijani: paragraphs apart by empty lines, `# ` before headings, `- ` before items.
        az: PathBuf,
        /// The text in English.
        en: PathBuf,
        /// The text in Russian.
        ru: PathBuf,
    },
}

/// Publishes and says what was done. Running servers take the new version over within seconds.
///
/// # Errors
/// When a file can't be read or is empty, the texts are those in force already, or writing fails.
pub async fn run(common: &Common, terms: &Terms) -> anyhow::Result<()> {
    let TermsCommand::Publish { az, en, ru } = &terms.command;
    let texts = [read(az)?, read(en)?, read(ru)?];
    let portal = boot::open_portal(&common.load()?).await?;
    let published = publish(&portal, texts).await;
    portal.db().close().await;
    let published = published?;
    println!("version {} is in force, {} accounts were told", published.version, published.told);
    Ok(())
}

fn read(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))
}
