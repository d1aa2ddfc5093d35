//! A register behind an X-Road security server (message protocol for REST): `/r1/{service}{path}`, with our name in
//! `X-Road-Client` and the question's id in `X-Road-Id`.

use super::answer::data;
use super::caller::{Answer, Caller};
use crate::config::{Fields, Register as Way};
use crate::delivery::template::{Quoting, filled};
use anyhow::{Context, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::exchange::{Fact, Trouble};
use futures::future::BoxFuture;
use serde_json::Value;
use services::exchange::{Question, Register, Reply};

const CLIENT: &str = "x-road-client";
const ID: &str = "x-road-id";
const ERROR: &str = "x-road-error";
const REQUEST_HASH: &str = "x-road-request-hash";
/// Bytes of SHA-512.
const HASH_BYTES: usize = 64;

/// The register.
pub struct XRoad {
    fact: Fact,
    caller: Caller,
    client: String,
    fields: Fields,
}

impl XRoad {
    /// The configured one.
    ///
    /// # Errors
    /// When address, client or service is missing or not of its form.
    pub fn new(fact: Fact, way: &Way) -> anyhow::Result<XRoad> {
        let server = way.url.as_deref().context("url (of the security server) is needed")?.trim_end_matches('/');
        let client = identifier(way.client.as_deref().context("client is needed")?, 3..=4).context("client")?;
        let service = identifier(way.service.as_deref().context("service is needed")?, 4..=5).context("service")?;
        let caller = Caller::new(format!("{server}/r1/{service}{}", way.path), way)?;
        Ok(XRoad { fact, caller, client, fields: way.fields.clone() })
    }

    fn reply(&self, question: &Question, answer: &Answer) -> Result<Reply, Trouble> {
        let header = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok());
        // The status doesn't tell whose failure it is, this header does.
        if answer.headers.contains_key(ERROR) {
            return Err(fault(&answer.body));
        }
        // The answer to another question must never become this person's.
        if header(ID).is_some_and(|id| id != question.id) {
            return Err(Trouble::Nonsense);
        }
        let data = data(self.fact, &self.fields, answer)?;
        Ok(Reply { data, request_hash: header(REQUEST_HASH).filter(|hash| is_hash(hash)).map(str::to_owned) })
    }
}

impl Register for XRoad {
    fn ask<'a>(&'a self, question: &'a Question) -> BoxFuture<'a, Result<Reply, Trouble>> {
        Box::pin(async move {
            let answer = self.caller.ask(question, &[(CLIENT, &self.client), (ID, &question.id)]).await?;
            self.reply(question, &answer)
        })
    }

    fn may_repeat(&self) -> bool {
        self.caller.may_repeat()
    }
}

/// `Client.…`: it does not take our question. `Server.…`: it, or the register behind it, failed.
fn fault(body: &[u8]) -> Trouble {
    let said: Value = serde_json::from_slice(body).unwrap_or_default();
    match said.get("type").and_then(Value::as_str) {
        Some(kind) if kind.starts_with("Client.") => Trouble::Refused,
        _ => Trouble::Fault,
    }
}

/// The parts of an identifier, each percent-encoded by itself, the strokes between them not.
fn identifier(text: &str, parts: std::ops::RangeInclusive<usize>) -> anyhow::Result<String> {
    let found: Vec<&str> = text.split('/').collect();
    ensure!(parts.contains(&found.len()) && found.iter().all(|part| !part.is_empty()), "{text} is no identifier");
    Ok(found.iter().map(|part| filled("{part}", &[("part", part)], Quoting::Percent)).collect::<Vec<_>>().join("/"))
}

fn is_hash(text: &str) -> bool {
    STANDARD.decode(text).is_ok_and(|bytes| bytes.len() == HASH_BYTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_encoded_part_by_part() {
        assert_eq!(identifier("AZ/GOV/1 2/amis/şəxs", 4..=5).unwrap(), "AZ/GOV/1%202/amis/%C5%9F%C9%99xs");
        for wrong in ["", "AZ", "AZ/GOV//amis", "a/b/c/d/e/f"] {
            assert!(identifier(wrong, 3..=5).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_fault_of_the_security_server_is_told_from_the_type() {
        assert_eq!(fault(br#"{"type":"Client.AccessDenied","message":"m","detail":"d"}"#), Trouble::Refused);
        assert_eq!(fault(br#"{"type":"Server.ServerProxy.ServiceFailed"}"#), Trouble::Fault);
        assert_eq!(fault(b"<html>"), Trouble::Fault);
        assert!(is_hash(&STANDARD.encode([7; 64])) && !is_hash("aGFzaA==") && !is_hash("?"));
    }
}
