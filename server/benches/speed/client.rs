//! One kept connection, as a browser keeps it, and nothing else: on a machine of two cores whoever sends must cost little, or
//! it would be measured too.

use std::net::SocketAddr;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

pub struct Client {
    stream: BufReader<TcpStream>,
    host: SocketAddr,
}

impl Client {
    pub async fn connect(host: SocketAddr) -> Client {
        let stream = TcpStream::connect(host).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Client { stream: BufReader::new(stream), host }
    }

    /// `GET` of a page; its status.
    pub async fn get(&mut self, path: &str) -> u16 {
        let host = self.host;
        self.ask(&format!("GET {path} HTTP/1.1\r\nhost: {host}\r\naccept: text/html\r\n\r\n")).await.0
    }

    /// A question of our own page's program; its status and answer.
    pub async fn post(&mut self, path: &str, cookie: &str, json: &str) -> (u16, Vec<u8>) {
        let (host, length) = (self.host, json.len());
        self.ask(&format!(
            "POST {path} HTTP/1.1\r\nhost: {host}\r\nsec-fetch-site: same-origin\r\naccept: application/json\r\n\
             accept-encoding: gzip, deflate, br\r\ncontent-type: application/json\r\ncookie: {cookie}\r\n\
             content-length: {length}\r\n\r\n{json}"
        ))
        .await
    }

    /// Opens a stream of events.
    pub async fn listen(&mut self, path: &str, cookie: &str) {
        let host = self.host;
        let request = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\naccept: text/event-stream\r\ncookie: {cookie}\r\n\r\n");
        self.stream.write_all(request.as_bytes()).await.unwrap();
    }

    /// The next event of an open stream: its name and what it says.
    pub async fn event(&mut self) -> (String, String) {
        let mut name = String::new();
        loop {
            let line = self.line().await;
            if let Some(event) = line.strip_prefix("event: ") {
                name = event.to_owned();
            } else if let Some(data) = line.strip_prefix("data: ") {
                return (name, data.to_owned());
            }
        }
    }

    async fn ask(&mut self, request: &str) -> (u16, Vec<u8>) {
        self.stream.write_all(request.as_bytes()).await.unwrap();
        let status = self.line().await.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap();
        let mut length = None;
        loop {
            let line = self.line().await.to_ascii_lowercase();
            match line.split_once(':') {
                Some(("content-length", value)) => length = value.trim().parse().ok(),
                Some(_) => {}
                None => break,
            }
        }
        let body = match length {
            Some(length) => self.exactly(length).await,
            None => self.chunks().await,
        };
        (status, body)
    }

    async fn chunks(&mut self) -> Vec<u8> {
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(&self.line().await, 16).unwrap();
            body.extend(self.exactly(length).await);
            self.line().await;
            if length == 0 {
                return body;
            }
        }
    }

    async fn exactly(&mut self, length: usize) -> Vec<u8> {
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).await.unwrap();
        body
    }

    async fn line(&mut self) -> String {
        let mut line = String::new();
        self.stream.read_line(&mut line).await.unwrap();
        line.trim_end().to_owned()
    }
}
