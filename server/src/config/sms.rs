use super::Secret;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The gateway that takes our short messages, over HTTP. Gateways differ, so the request is written here, with places:
/// `{phone}` (`994501234567`), `{text}`, `{id}` (the same for the same message), `{sender}` and `{secret}`. Values are quoted
/// as the place demands: for JSON or for a form in the body, for an address in the address.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sms {
    /// Its address; unset: no short message is sent.
    pub url: Option<String>,
    /// How it is asked.
    pub method: SmsMethod,
    /// The body; nothing is sent with GET.
    pub body: String,
    /// What the body is.
    pub content_type: String,
    /// Headers; one that names the secret is left out while there is none.
    pub headers: BTreeMap<String, String>,
    /// The sender's name that people see.
    pub sender: String,
    /// The key that the gateway knows us by.
    pub secret: Option<Secret>,
    /// Words that an answer must hold to be a yes; for gateways that answer 200 to everything.
    pub accepted: Option<String>,
}

impl Default for Sms {
    fn default() -> Sms {
        Sms {
            url: None,
            method: SmsMethod::default(),
            body: r#"{"to":"{phone}","from":"{sender}","text":"{text}","id":"{id}"}"#.to_owned(),
            content_type: "application/json".to_owned(),
            headers: BTreeMap::from([("authorization".to_owned(), "Bearer {secret}".to_owned())]),
            sender: "ASAN".to_owned(),
            secret: None,
            accepted: None,
        }
    }
}

/// How the gateway is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmsMethod {
    /// With a body.
    #[default]
    Post,
    /// By the address alone.
    Get,
}
