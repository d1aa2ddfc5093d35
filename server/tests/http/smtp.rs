//! A mail server as small as it can be. It takes letters, or is in another mood.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// How it behaves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Takes every letter.
    Takes,
    /// Says nothing more, ever.
    Hangs,
    /// Takes the whole letter and never says that it has it.
    HangsAtTheEnd,
    /// Knows none of the addresses.
    KnowsNobody,
}

/// The server.
pub struct MailServer {
    pub port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    mood: Mutex<Mood>,
    letters: Mutex<Vec<Letter>>,
    hangs: Notify,
    received: Notify,
}

/// A letter it has taken.
#[derive(Clone, Debug)]
pub struct Letter {
    pub to: String,
    /// Headers, with encoded words decoded.
    pub head: String,
    pub body: String,
}

impl Letter {
    pub fn header(&self, name: &str) -> &str {
        let start = format!("{name}: ");
        self.head.lines().find_map(|line| line.strip_prefix(start.as_str())).unwrap_or_default()
    }
}

impl MailServer {
    pub async fn start(mood: Mood) -> MailServer {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Shared { mood: Mutex::new(mood), letters: Mutex::default(), hangs: Notify::new(), received: Notify::new() };
        let shared = Arc::new(shared);
        let serving = shared.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, serving.clone()));
            }
        });
        MailServer { port, shared }
    }

    pub fn set(&self, mood: Mood) {
        *self.shared.mood.lock().unwrap() = mood;
    }

    /// Somebody waits for its answer in vain.
    pub async fn hangs(&self) {
        self.shared.hangs.notified().await;
    }

    /// A whole letter has come.
    pub async fn received(&self) {
        self.shared.received.notified().await;
    }

    pub fn letters(&self) -> Vec<Letter> {
        self.shared.letters.lock().unwrap().clone()
    }
}

async fn converse(stream: TcpStream, shared: Arc<Shared>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    if mood(&shared) == Mood::Hangs {
        return hang(&shared).await;
    }
    let mut to = String::new();
    let _ = write.write_all(b"220 test ESMTP\r\n").await;
    while let Ok(Some(line)) = lines.next_line().await {
        if mood(&shared) == Mood::Hangs {
            return hang(&shared).await;
        }
        let word = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let answer = match word.as_str() {
            "EHLO" => "250-test\r\n250-8BITMIME\r\n250 SIZE 1000000\r\n",
            "RCPT" if mood(&shared) == Mood::KnowsNobody => "550-5.1.1 No such\r\n550 5.1.1 user here\r\n",
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                "250 2.1.5 ok\r\n"
            }
            "DATA" => {
                let _ = write.write_all(b"354 go on\r\n").await;
                let mut text = String::new();
                while let Ok(Some(line)) = lines.next_line().await {
                    if line == "." {
                        break;
                    }
                    text.push_str(line.strip_prefix('.').unwrap_or(&line));
                    text.push('\n');
                }
                shared.letters.lock().unwrap().push(letter(&to, &text));
                shared.received.notify_one();
                if mood(&shared) == Mood::HangsAtTheEnd {
                    return std::future::pending().await;
                }
                "250 2.0.0 taken\r\n"
            }
            "QUIT" => "221 bye\r\n",
            _ => "250 ok\r\n",
        };
        if write.write_all(answer.as_bytes()).await.is_err() || word == "QUIT" {
            return;
        }
    }
}

async fn hang(shared: &Shared) {
    shared.hangs.notify_one();
    std::future::pending().await
}

fn mood(shared: &Shared) -> Mood {
    *shared.mood.lock().unwrap()
}

fn letter(to: &str, text: &str) -> Letter {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let head = head.replace("\n ", " ").replace("\n\t", " ");
    let encoding = head.lines().find_map(|line| line.strip_prefix("Content-Transfer-Encoding: ")).unwrap_or_default();
    let body = match encoding {
        "base64" => String::from_utf8(STANDARD.decode(body.replace('\n', "")).unwrap()).unwrap(),
        "quoted-printable" => unquoted(body),
        _ => body.to_owned(),
    };
    Letter { to: to.to_owned(), head: words(&head), body: body.replace("\r\n", "\n") }
}

fn unquoted(text: &str) -> String {
    let joined = text.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        match (*first, after.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok())) {
            (b'=', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            (byte, _) => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Encoded words (RFC 2047) as text.
fn words(head: &str) -> String {
    let mut text = String::new();
    let joined = head.replace("?= =?", "?==?");
    let mut rest = joined.as_str();
    while let Some((before, after)) = rest.split_once("=?utf-8?b?") {
        let (word, behind) = after.split_once("?=").unwrap();
        text.push_str(before);
        text.push_str(&String::from_utf8(STANDARD.decode(word).unwrap()).unwrap());
        rest = behind;
    }
    text + rest
}
