//! What the server holds in memory with the demo, when nobody asks it anything.

use crate::client::Client;
use crate::program::Program;
use crate::row::row;
use std::time::{Duration, Instant};

/// Pages asked for before it is weighed once more.
const PAGES: usize = 200;
/// Long enough for the first upkeep to be over.
const REST: Duration = Duration::from_secs(3);

pub async fn measure() {
    let folder = tempfile::tempdir().unwrap();
    let start = Instant::now();
    let program = Program::serve(folder.path(), &["--demo"]).await;
    row("demo made and served", &format!("{:.1} s", start.elapsed().as_secs_f64()), None);
    weigh("memory, idle, right after making the demo", &program).await;
    program.stop().await;
    let program = Program::serve(folder.path(), &["--demo"]).await;
    weigh("memory, idle, with the demo", &program).await;
    let mut client = Client::connect(program.address).await;
    for nr in 0..PAGES {
        let status = client.get(["/", "/report", "/track"][nr % 3]).await;
        assert_eq!(status, 200);
    }
    weigh(&format!("memory, idle, after {PAGES} pages"), &program).await;
    program.stop().await;
}

async fn weigh(what: &str, program: &Program) {
    tokio::time::sleep(REST).await;
    let bytes = program.memory();
    row(what, &format!("{:.0} MB", bytes as f64 / 1e6), Some(("≤ 100 MB", bytes <= 100_000_000)));
}
