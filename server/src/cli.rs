//! The command line.

pub mod backup;
pub mod check;
pub mod copy_db;
pub mod drill;
pub mod due;
pub mod geo;
pub mod migrate;
mod progress;
pub mod restore;
pub mod seed;
pub mod serve;
pub mod stand_in;
pub mod terms;

use crate::config::{Config, FromDay, printed};
use clap::{Args, Parser, Subcommand};
use std::io::Write;
use std::path::PathBuf;

/// ASAN müraciət: citizens' appeals on a map, from the phone to the signed answer.
#[derive(Debug, Parser)]
#[command(name = "muraciet", version, about)]
pub struct Cli {
    /// Where the data are.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command; they win over the file and the environment.
#[derive(Debug, Default, Args)]
pub struct Common {
    /// Configuration file (TOML).
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// `sqlite:FILE` or `postgres://…` [default: muraciet.db in the data folder].
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// Folder of files and keys [default: data].
    #[arg(long, global = true, value_name = "FOLDER")]
    pub data: Option<PathBuf>,
}

impl Common {
    /// The configuration with these options over it.
    ///
    /// # Errors
    /// When the file or the environment isn't understood.
    pub fn load(&self) -> anyhow::Result<Config> {
        let mut config = Config::load(self.config.as_deref())?;
        if let Some(data) = &self.data {
            config.data = data.clone();
        }
        if self.database.is_some() {
            config.database = self.database.clone();
        }
        Ok(config)
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serves the site.
    Serve(serve::Serve),
    /// Fills an empty database with demo or synthetic data.
    Seed(seed::Seed),
    /// Counts a deadline of the law and shows how; the last line is the day.
    Due(due::Due),
    /// Answers like state registers, with invented people; for trials.
    StandIn(stand_in::StandIn),
    /// Map data.
    Geo(geo::Geo),
    /// Terms of use.
    Terms(terms::Terms),
    /// Brings the database to this program's form.
    Migrate,
    /// Prints the configuration, secrets hidden.
    Config,
    /// Copies database, files and keys into a folder, while the server goes on.
    Backup(backup::Backup),
    /// Puts the data folder together from a backup or from the second site.
    Restore(restore::Restore),
    /// Copies the whole database into an empty one, SQLite or PostgreSQL.
    CopyDb(copy_db::CopyDb),
    /// Tries the second site out: puts it together beside, opens it, checks everything, reports times.
    Drill(drill::Drill),
    /// Verifies the hash chains of all appeals and the content of all files.
    Check,
}

/// From which day to count.
#[derive(Clone, Copy, Debug, Args)]
pub struct Counting {
    /// `next`: the first working day after receipt is day 1; `received`: the day itself is [default: the configuration's].
    #[arg(long, value_enum)]
    pub from_day: Option<FromDay>,
}

/// `muraciet config`.
///
/// # Errors
/// When the file or the environment isn't understood.
pub fn show_config(common: &Common) -> anyhow::Result<()> {
    Ok(writeln!(std::io::stdout(), "{}", printed(&common.load()?))?)
}
