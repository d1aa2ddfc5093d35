use crate::logging;
use crate::stand_in::{self, Fault};
use clap::Args;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// `muraciet stand-in`. While it runs, `PUT /fault/NAME` changes how it fails (`none` again).
#[derive(Debug, Args)]
pub struct StandIn {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, default_value_t = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 3100), value_name = "ADDRESS")]
    pub listen: SocketAddr,
    /// How it fails from the start.
    #[arg(long, value_enum, default_value_t = Fault::None)]
    pub fault: Fault,
}

/// Answers until it is ended.
///
/// # Errors
/// When the address is taken.
pub async fn run(arguments: &StandIn) -> anyhow::Result<()> {
    logging::start();
    let stand_in = stand_in::StandIn::start(arguments.listen).await?;
    stand_in.fail(arguments.fault);
    println!("stand-in: http://{}", stand_in.address);
    Ok(tokio::signal::ctrl_c().await?)
}
