use super::Common;
use super::progress::Progress;
use crate::boot;
use crate::letter::printed;
use clap::Args;
use services::seed::{demo, synthetic};

/// `muraciet seed`.
#[derive(Debug, Args)]
pub struct Seed {
    /// The demo: invented people and appeals of the last 90 days. Does nothing where there is one already.
    #[arg(long, required_unless_present = "synthetic", conflicts_with = "synthetic")]
    pub demo: bool,
    /// So many synthetic appeals, for measuring.
    #[arg(long, value_name = "N")]
    pub synthetic: Option<u32>,
    /// How many appeals the demo has.
    #[arg(long, default_value_t = demo::APPEALS, value_name = "N", requires = "demo")]
    pub appeals: u32,
}

/// Fills the database, which becomes a demo database.
///
/// # Errors
/// When it holds real data, or writing fails.
pub async fn run(common: &Common, seed: &Seed) -> anyhow::Result<()> {
    let mut config = common.load()?;
    config.demo = true;
    config.limits = config.limits.unlimited_per_person();
    let portal = boot::open_portal(&config).await?;
    let progress = Progress::new("seeding");
    let tell = |done, of| progress.tell(done, of);
    match seed.synthetic {
        Some(number) => synthetic::load(&portal, number, tell).await?,
        None if store::appeals::count(portal.db()).await? > 0 => println!("there is a demo already"),
        None => demo::load(&portal, seed.appeals, &printed(), tell).await?,
    }
    progress.done();
    println!("{} appeals", store::appeals::count(portal.db()).await?);
    portal.db().close().await;
    Ok(())
}
