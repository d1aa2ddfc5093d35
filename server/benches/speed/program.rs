//! The program as a process of its own, as operators run it.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdout, Command};

pub struct Program {
    child: Child,
    pub address: SocketAddr,
    /// Kept open: a program whose output nobody takes stops at the next line it prints.
    _output: BufReader<ChildStdout>,
}

/// `muraciet` with these words, its data in this folder.
pub fn muraciet(data: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_muraciet"));
    command.args(words).arg("--data").arg(data).current_dir(data).stderr(Stdio::null()).kill_on_drop(true);
    command
}

impl Program {
    /// Serves on a free port of the loopback, with limits that one address with many persons doesn't reach.
    pub async fn serve(data: &Path, words: &[&str]) -> Program {
        let mut command = muraciet(data, &[&["serve", "--listen", "127.0.0.1:0"], words].concat());
        for limit in ["POSTS_PER_MINUTE", "SUBMITS_PER_HOUR"] {
            command.env(format!("MURACIET_LIMITS__{limit}"), "1000000000");
        }
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).await.unwrap();
        let address = line.trim().rsplit('/').next().and_then(|address| address.parse().ok());
        Program { child, address: address.expect("the program says where it listens"), _output: output }
    }

    /// What it holds in memory now, bytes.
    pub fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id().unwrap())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
    }

    /// Ends it and waits for the end.
    pub async fn stop(mut self) {
        self.child.kill().await.unwrap();
    }
}
