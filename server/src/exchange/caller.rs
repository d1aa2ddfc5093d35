//! What both ways of speaking share: the request of the configuration, and an answer of bounded length.

use crate::config::{Method, Register, Secret};
use crate::delivery::template::{Quoting, filled};
use anyhow::Context;
use domain::exchange::Trouble;
use http::StatusCode;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use services::exchange::Question;
use std::path::Path;
use std::time::Duration;

/// So much of an answer is read, bytes; a longer one can't be about one person.
const LARGEST_ANSWER: usize = 64 << 10;
/// How long a connection may take to come about.
const CONNECTING: Duration = Duration::from_secs(5);

/// Sends the questions of one register.
pub struct Caller {
    http: reqwest::Client,
    url: String,
    way: Register,
}

/// An answer as it came.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Caller {
    /// A caller of the address `url`, in which `{key}` may stand. Redirects are not followed: they would take a person's number
    /// where nobody has allowed it to go.
    ///
    /// # Errors
    /// When the address, a header's name or a certificate is none.
    pub fn new(url: String, way: &Register) -> anyhow::Result<Caller> {
        reqwest::Url::parse(&filled(&url, &[("key", "0"), ("id", "0"), ("secret", "0")], Quoting::Percent)).context("url is no address")?;
        for name in way.headers.keys() {
            HeaderName::try_from(name).with_context(|| format!("headers: {name} is no header"))?;
        }
        let mut http = reqwest::Client::builder().connect_timeout(CONNECTING).redirect(reqwest::redirect::Policy::none());
        if let Some(file) = &way.certificate {
            http = http.identity(reqwest::Identity::from_pem(&read(file)?).context("certificate")?);
        }
        if let Some(file) = &way.authority {
            http = http.tls_certs_only([reqwest::Certificate::from_pem(&read(file)?).context("authority")?]);
        }
        Ok(Caller { http: http.build()?, url, way: way.clone() })
    }

    /// Whether a question changes nothing there.
    pub fn may_repeat(&self) -> bool {
        self.way.method == Method::Get
    }

    /// Asks, with these headers beside the configured ones.
    ///
    /// # Errors
    /// [`Trouble::Unreachable`], [`Trouble::Timeout`]; [`Trouble::Nonsense`] for an answer that is too long.
    pub async fn ask(&self, question: &Question, ours: &[(&'static str, &str)]) -> Result<Answer, Trouble> {
        let secret = self.way.secret.as_ref().map(Secret::reveal).unwrap_or_default();
        let values = [("key", question.key.as_str()), ("id", question.id.as_str()), ("secret", secret)];
        let url = filled(&self.url, &values, Quoting::Percent);
        let mut request = match self.way.method {
            Method::Get => self.http.get(url),
            Method::Post => {
                let body = filled(&self.way.body, &values, Quoting::of_body(&self.way.content_type));
                self.http.post(url).header(CONTENT_TYPE, &self.way.content_type).body(body)
            }
        };
        for (name, value) in self.way.headers.iter().filter(|(_, value)| !secret.is_empty() || !value.contains("{secret}")) {
            let Ok(mut value) = HeaderValue::from_str(&filled(value, &values, Quoting::Plain)) else { continue };
            value.set_sensitive(true);
            request = request.header(name, value);
        }
        for (name, value) in ours {
            request = request.header(*name, *value);
        }
        whole(request.header(ACCEPT, "application/json").send().await.map_err(|error| trouble_of(&error))?).await
    }
}

fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(file).with_context(|| file.display().to_string())
}

async fn whole(mut answer: reqwest::Response) -> Result<Answer, Trouble> {
    let (status, headers) = (answer.status(), answer.headers().clone());
    let mut body = Vec::new();
    while let Some(part) = answer.chunk().await.map_err(|error| trouble_of(&error))? {
        body.extend_from_slice(&part);
        if body.len() > LARGEST_ANSWER {
            return Err(Trouble::Nonsense);
        }
    }
    Ok(Answer { status, headers, body })
}

fn trouble_of(error: &reqwest::Error) -> Trouble {
    if error.is_timeout() { Trouble::Timeout } else { Trouble::Unreachable }
}
