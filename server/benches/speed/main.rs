//! How fast it is beside what the machine itself can do, measured in the same run. `make bench` runs it; by itself:
//! `cargo bench -p server --bench speed -- [appeals] [seconds]`. One row for each figure; everything on loopback and in
//! temporary folders.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A measurement may stop at the first thing that goes wrong.

mod client;
mod eservices;
mod live;
mod map;
mod memory;
mod program;
mod queue;
mod registry;
mod row;
mod send;
mod ticket;

use std::time::Duration;

#[tokio::main]
async fn main() {
    // `cargo bench` adds words of its own; ours are numbers.
    let mut numbers = std::env::args().skip(1).filter_map(|word| word.parse::<u32>().ok());
    let appeals = numbers.next().unwrap_or(1_000_000);
    let seconds = numbers.next().unwrap_or(5);
    send::measure(Duration::from_secs(seconds.into())).await;
    live::measure().await;
    queue::measure(Duration::from_secs(seconds.into())).await;
    eservices::measure().await;
    map::measure(appeals).await;
    memory::measure().await;
}
