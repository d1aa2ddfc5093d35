//! A stand-in for an SMS gateway or a push service: writes down what it is asked, answers as it is told.

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use http::{HeaderMap, StatusCode};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

/// What it was asked.
#[derive(Clone, Debug)]
pub struct Asked {
    pub path: String,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Asked {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

#[derive(Clone, Default)]
struct Shared {
    asked: Arc<Mutex<Vec<Asked>>>,
    answers: Arc<Mutex<VecDeque<u16>>>,
}

/// The stand-in.
pub struct Gateway {
    pub origin: String,
    shared: Shared,
}

impl Gateway {
    pub async fn start() -> Gateway {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let shared = Shared::default();
        let router = Router::new().fallback(answer).with_state(shared.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Gateway { origin, shared }
    }

    /// The next answers; after them 201 for ever.
    pub fn answers(&self, codes: &[u16]) {
        self.shared.answers.lock().unwrap().extend(codes);
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.shared.asked.lock().unwrap().clone()
    }
}

async fn answer(State(shared): State<Shared>, request: Request) -> StatusCode {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, 1 << 20).await.unwrap();
    shared.asked.lock().unwrap().push(Asked { path: parts.uri.to_string(), headers: parts.headers, body });
    StatusCode::from_u16(shared.answers.lock().unwrap().pop_front().unwrap_or(201)).unwrap()
}
