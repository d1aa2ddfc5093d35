//! Short messages over a gateway's HTTP interface.

use super::template::{Quoting, filled};
use super::{PATIENCE, trouble_of};
use crate::config::{Secret, Sms, SmsMethod};
use anyhow::Context;
use domain::notice::Trouble;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};

/// So much of an answer is looked at, bytes.
const LARGEST_ANSWER: usize = 64 << 10;

/// The gateway.
pub struct Gateway {
    http: reqwest::Client,
    url: String,
    config: Sms,
}

impl Gateway {
    /// The configured one, if there is one.
    ///
    /// # Errors
    /// When its address or a header's name is none.
    pub fn new(config: &Sms) -> anyhow::Result<Option<Gateway>> {
        let Some(url) = config.url.clone() else { return Ok(None) };
        let example = filled(&url, &[("phone", "0"), ("text", "0"), ("id", "0"), ("sender", "0"), ("secret", "0")], Quoting::Percent);
        reqwest::Url::parse(&example).context("sms.url is no address")?;
        for name in config.headers.keys() {
            HeaderName::try_from(name).with_context(|| format!("sms.headers: {name} is no header"))?;
        }
        let http = reqwest::Client::builder().timeout(PATIENCE).redirect(reqwest::redirect::Policy::none()).build()?;
        Ok(Some(Gateway { http, url, config: config.clone() }))
    }

    /// Sends a text to `+994…`; `key` is the same for the same message.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn send(&self, phone: &str, key: &str, text: &str) -> Result<(), Trouble> {
        let secret = self.config.secret.as_ref().map(Secret::reveal).unwrap_or_default();
        let digits = phone.trim_start_matches('+');
        let values = [("phone", digits), ("text", text), ("id", key), ("sender", &self.config.sender), ("secret", secret)];
        let url = filled(&self.url, &values, Quoting::Percent);
        let mut request = match self.config.method {
            SmsMethod::Get => self.http.get(url),
            SmsMethod::Post => {
                let body = filled(&self.config.body, &values, Quoting::of_body(&self.config.content_type));
                self.http.post(url).header(CONTENT_TYPE, &self.config.content_type).body(body)
            }
        };
        for (name, value) in self.config.headers.iter().filter(|(_, value)| !secret.is_empty() || !value.contains("{secret}")) {
            let Ok(mut value) = HeaderValue::from_str(&filled(value, &values, Quoting::Plain)) else { continue };
            value.set_sensitive(true);
            request = request.header(name, value);
        }
        let answer = request.header("idempotency-key", key).send().await.map_err(|error| trouble_of(&error))?;
        self.verdict(answer).await
    }

    async fn verdict(&self, answer: reqwest::Response) -> Result<(), Trouble> {
        let status = answer.status();
        match status {
            StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS => Err(Trouble::NotNow),
            // The operator must look at it; the message is not to blame.
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Err(Trouble::NotNow),
            _ if status.is_client_error() => Err(Trouble::Rejected),
            _ if !status.is_success() => Err(Trouble::NotNow),
            _ => match &self.config.accepted {
                Some(words) if !said(answer).await?.contains(words) => Err(Trouble::NotNow),
                _ => Ok(()),
            },
        }
    }
}

/// The beginning of an answer.
async fn said(mut answer: reqwest::Response) -> Result<String, Trouble> {
    let mut bytes = Vec::new();
    while let Some(part) = answer.chunk().await.map_err(|error| trouble_of(&error))? {
        bytes.extend_from_slice(&part);
        if bytes.len() > LARGEST_ANSWER {
            break;
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
