//! `muraciet`: the program. What it can do stands in `cli`; how it serves, in `boot`.

use clap::Parser;
use server::cli::{Cli, Command};
use server::{boot, cli, logging};

/// Stack of a worker, bytes. Pages are rendered by deeply nested calls: without optimisation a staff card needs more than
/// the usual 2 MiB.
const STACK: usize = 16 << 20;

fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build()?.block_on(run(cli))
}

async fn run(Cli { common, command }: Cli) -> anyhow::Result<()> {
    match command {
        Command::Due(due) => cli::due::print(&due),
        Command::Config => cli::show_config(&common),
        Command::Migrate => cli::migrate::run(&common).await,
        Command::Seed(seed) => cli::seed::run(&common, &seed).await,
        Command::Geo(geo) => cli::geo::run(&common, &geo).await,
        Command::Terms(terms) => cli::terms::run(&common, &terms).await,
        Command::Backup(backup) => cli::backup::run(&common, &backup).await,
        Command::Restore(restore) => cli::restore::run(&common, &restore).await,
        Command::Drill(drill) => cli::drill::run(&common, &drill).await,
        Command::CopyDb(copy) => cli::copy_db::run(&common, &copy).await,
        Command::Check => cli::check::run(&common).await,
        Command::StandIn(stand_in) => cli::stand_in::run(&stand_in).await,
        Command::Serve(serve) => {
            logging::start();
            let config = cli::serve::config(&common, &serve)?;
            let portal = cli::serve::open_portal(&config, &serve).await?;
            let server = boot::start(config, portal).await?;
            cli::serve::announce(&server);
            server.run().await
        }
    }
}
