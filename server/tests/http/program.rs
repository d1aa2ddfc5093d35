//! The program as a process of its own: to be weighed, and to be ended without warning.

use serde_json::Value;
use std::path::Path;
use std::process::Stdio;
use std::sync::Mutex;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdout, Command};

pub struct Program {
    child: Mutex<Child>,
    http: reqwest::Client,
    /// Its address, without a slash at the end.
    pub origin: String,
    /// Kept open: a program whose output nobody takes stops at the next line it prints.
    _output: BufReader<ChildStdout>,
}

impl Program {
    /// Serves these data on a free port, without limits that a test would run into.
    pub async fn serve(data: &Path, database: &str) -> Program {
        super::site::install_tls();
        let mut command = Command::new(env!("CARGO_BIN_EXE_muraciet"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--database", database, "--data"]).arg(data).current_dir(data);
        for limit in ["POSTS_PER_MINUTE", "SUBMITS_PER_HOUR", "UPLOADS_PER_HOUR"] {
            command.env(format!("MURACIET_LIMITS__{limit}"), "1000000");
        }
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).await.unwrap();
        let origin = line.trim().strip_prefix("muraciet: ").expect("the program says where it listens").to_owned();
        Program { child: Mutex::new(child), http: reqwest::Client::new(), origin, _output: output }
    }

    /// A request of our own page's program; its status and answer, or nothing when the program ended before it answered.
    pub async fn post(&self, path: &str, cookie: &str, kind: &str, body: impl Into<reqwest::Body>) -> Option<(u16, Value)> {
        let request = self.http.post(format!("{}{path}", self.origin)).header("sec-fetch-site", "same-origin");
        let request = request.header("cookie", cookie).header("accept", "application/json").header("content-type", kind);
        let answer = request.body(body).send().await.ok()?;
        let status = answer.status().as_u16();
        let text = answer.text().await.ok()?;
        Some((status, serde_json::from_str(&text).unwrap_or(Value::Null)))
    }

    /// The most memory it has held at once so far, bytes.
    pub fn peak(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.lock().unwrap().id().unwrap())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
    }

    /// `kill -9`.
    pub fn kill(&self) {
        self.child.lock().unwrap().start_kill().unwrap();
    }

    /// Waits until it has ended.
    pub async fn ended(self) {
        self.child.into_inner().unwrap().wait().await.unwrap();
    }
}
