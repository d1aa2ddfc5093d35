use super::Common;
use super::progress::Progress;
use crate::boot::{self, Server};
use crate::config::{Config, Exchange};
use crate::letter::printed;
use clap::Args;
use services::Portal;
use services::seed::demo;
use std::net::SocketAddr;
use std::sync::Arc;

/// `muraciet serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Demo: invented people and appeals, built-in sign-in. Fills an empty database first.
    #[arg(long)]
    pub demo: bool,
    /// How many appeals the demo begins with; 0: only its people.
    #[arg(long, default_value_t = demo::APPEALS, value_name = "N")]
    pub appeals: u32,
    /// Where to listen [default: 127.0.0.1:3000]; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS")]
    pub listen: Option<SocketAddr>,
}

/// The configuration with the command's options over it.
///
/// # Errors
/// When the file or the environment isn't understood.
pub fn config(common: &Common, serve: &Serve) -> anyhow::Result<Config> {
    let mut config = common.load()?;
    config.demo |= serve.demo;
    // The demo shows the exchange as well, unless it is set up already.
    config.exchange.stand_in |= config.demo && config.exchange.plan().facts.is_empty();
    if let Some(listen) = serve.listen {
        config.listen = listen;
    }
    Ok(config)
}

/// Opens the portal; the demo's database is filled when it is empty.
///
/// # Errors
/// When the demo meets real data, or the portal can't be opened.
pub async fn open_portal(config: &Config, serve: &Serve) -> anyhow::Result<Arc<Portal>> {
    let portal = boot::open_portal(config).await?;
    if config.demo && store::appeals::count(portal.db()).await? == 0 {
        portal.db().close().await;
        fill(config, serve.appeals).await?;
        return boot::open_portal(config).await;
    }
    Ok(portal)
}

/// Makes the demo with a portal of its own, on which the limits of living persons don't lie.
async fn fill(config: &Config, appeals: u32) -> anyhow::Result<()> {
    let portal =
        boot::open_portal(&Config { limits: config.limits.unlimited_per_person(), exchange: Exchange::default(), ..config.clone() })
            .await?;
    if appeals == 0 {
        demo::load_persons(&portal, &printed()).await?;
    } else {
        let progress = Progress::new("demo data");
        demo::load(&portal, appeals, &printed(), |done, of| progress.tell(done, of)).await?;
        progress.done();
    }
    portal.db().close().await;
    Ok(())
}

/// Says where the server is, on standard output, once it answers.
pub fn announce(server: &Server) {
    println!("muraciet: {}", server.state.config.origin());
    if server.state.config.demo {
        println!("demo: {}/sign-in offers the demo persons", server.state.config.origin());
    }
}
