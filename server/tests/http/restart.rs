//! The program is replaced while people send (A6.0.1): the socket stays open, who comes meanwhile waits.

use super::faults::signed_in;
use super::site::{form, install_tls};
use serde_json::{Value, json};
use services::Portal;
use services::portal::PortalConfig;
use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdout, Command};
use tokio::sync::mpsc;

/// The socket becomes the third file, as systemd passes it on.
const PASS_ON: &str = r#"exec 3<&0 0</dev/null; export LISTEN_FDS=1 LISTEN_PID=$$; exec "$0" "$@""#;
/// Replaced after so many receipts, and ended after as many from the last one.
const RECEIPTS: usize = 30;
const UPGRADES: usize = 2;

/// One process of the program on the socket that outlives it.
struct Process {
    child: Child,
    /// Kept open: a program whose output nobody takes stops at the next line it prints.
    _output: BufReader<ChildStdout>,
}

impl Process {
    async fn start(socket: &TcpListener, data: &Path, database: &str) -> Process {
        let mut command = Command::new("sh");
        command.args(["-c", PASS_ON, env!("CARGO_BIN_EXE_muraciet"), "serve", "--database", database, "--data"]).arg(data);
        for limit in ["POSTS_PER_MINUTE", "SUBMITS_PER_HOUR"] {
            command.env(format!("MURACIET_LIMITS__{limit}"), "1000000");
        }
        let socket = OwnedFd::from(socket.try_clone().unwrap());
        command.stdin(Stdio::from(socket)).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true).current_dir(data);
        let mut child = command.spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).await.unwrap();
        assert!(line.starts_with("muraciet: http"), "{line}");
        Process { child, _output: output }
    }

    /// SIGTERM, as an upgrade sends it; it ends by itself and is content.
    async fn end(mut self) {
        let asked = Command::new("kill").arg("-TERM").arg(self.child.id().unwrap().to_string()).status().await.unwrap();
        assert!(asked.success());
        assert!(self.child.wait().await.unwrap().success(), "running requests end, then the program");
    }
}

/// Sends one appeal after another, each over a connection of its own; tells each receipt.
async fn send_on(origin: String, cookie: String, receipts: mpsc::UnboundedSender<(Value, String)>, enough: Arc<AtomicBool>) {
    let http = reqwest::Client::builder().pool_max_idle_per_host(0).build().unwrap();
    while !enough.load(Ordering::SeqCst) {
        let form = form();
        // A connection that the old process had taken but not read yet may be closed: the form goes again, under its own id.
        let number = loop {
            let request =
                http.post(format!("{origin}/api/appeals/submit")).header("sec-fetch-site", "same-origin").header("cookie", &cookie);
            let request = request.header("accept", "application/json").header("content-type", "application/json");
            match request.body(json!({ "form": form }).to_string()).send().await {
                Ok(answer) => {
                    let (status, text) = (answer.status(), answer.text().await.unwrap());
                    assert_eq!(status.as_u16(), 200, "{text}");
                    let receipt: Value = serde_json::from_str(&text).unwrap();
                    break receipt["number"].as_str().unwrap().to_owned();
                }
                Err(error) => assert!(!error.is_connect(), "nobody is turned away at the door: {error:?}"),
            }
        };
        receipts.send((form, number)).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a6_0_1_the_program_is_replaced_while_people_send_and_nothing_is_lost() {
    install_tls();
    for database in store::testing::databases().await {
        let data = tempfile::tempdir().unwrap();
        let cookies = signed_in(data.path(), &database.url).await;
        let socket = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin = format!("http://{}", socket.local_addr().unwrap());
        let mut process = Process::start(&socket, data.path(), &database.url).await;

        let (tell, mut receipts) = mpsc::unbounded_channel();
        let enough = Arc::new(AtomicBool::new(false));
        let senders: Vec<_> = cookies
            .into_iter()
            .take(6)
            .map(|cookie| tokio::spawn(send_on(origin.clone(), cookie, tell.clone(), Arc::clone(&enough))))
            .collect();
        drop(tell);
        let mut kept = Vec::new();
        for _ in 0..UPGRADES {
            for _ in 0..RECEIPTS {
                kept.push(receipts.recv().await.expect("they go on sending"));
            }
            process.end().await;
            process = Process::start(&socket, data.path(), &database.url).await;
        }
        for _ in 0..RECEIPTS {
            kept.push(receipts.recv().await.expect("they go on sending"));
        }
        enough.store(true, Ordering::SeqCst);
        while let Some(receipt) = receipts.recv().await {
            kept.push(receipt);
        }
        for sender in senders {
            sender.await.unwrap();
        }
        process.end().await;

        let portal = Portal::open(PortalConfig::new(data.path(), database.url.clone())).await.unwrap();
        let found = portal.check(|_, _| {}).await.unwrap();
        assert_eq!((found.appeals, found.broken.len()), (kept.len() as u64, 0), "{}: every receipt is an appeal, once", database.name);
        let numbers: std::collections::BTreeSet<_> = kept.iter().map(|(_, number)| number).collect();
        assert_eq!(numbers.len(), kept.len());
    }
}
