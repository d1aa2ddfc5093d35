//! Messages to browsers (RFC 8030), encrypted so that only the browser can read them (RFC 8291).

use super::words::Words;
use super::{PATIENCE, trouble_of};
use crate::config::Config;
use base64::Engine;
use base64::engine::general_purpose::{URL_SAFE, URL_SAFE_NO_PAD};
use domain::notice::Trouble;
use futures::future::join_all;
use http::StatusCode;
use http::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE};
use serde_json::json;
use services::Portal;
use services::delivery::{Browser, Outcome};
use sha2::{Digest, Sha256};
use web_push_native::{Auth, encrypt, p256};

/// How long a service keeps a message for a device that is off, seconds: after that it is no news.
const KEPT_S: u32 = 24 * 3_600;
/// A topic has at most 32 characters (RFC 8030, 5.4); this many bytes give them.
const TOPIC_BYTES: usize = 24;

/// The push services, as far as they are called.
pub struct PushServices {
    http: reqwest::Client,
    contact: String,
}

/// What a service said of one browser.
enum Said {
    Taken,
    Gone,
    No(Trouble),
}

impl PushServices {
    /// A client that follows no redirects: only known services are called.
    ///
    /// # Errors
    /// When the TLS provider is missing.
    pub fn new(config: &Config) -> anyhow::Result<PushServices> {
        let http = reqwest::Client::builder().timeout(PATIENCE).redirect(reqwest::redirect::Policy::none()).build()?;
        let public = || if config.is_https() { config.origin() } else { "mailto:postmaster@localhost".to_owned() };
        Ok(PushServices { http, contact: config.push.contact.clone().unwrap_or_else(public) })
    }

    /// Sends to all browsers of a person: done when one has taken it.
    pub async fn send(&self, portal: &Portal, browsers: &[Browser], key: &str, words: &Words) -> Outcome {
        let (title, text, path) = words.on_screen();
        let message = json!({ "title": title, "body": text, "url": path, "tag": key }).to_string();
        let said = join_all(browsers.iter().map(|browser| self.send_one(portal, browser, key, &message))).await;
        let gone = browsers.iter().zip(&said).filter(|(_, said)| matches!(said, Said::Gone)).map(|(browser, _)| browser.id.clone());
        Outcome { gone: gone.collect(), taken: verdict(&said) }
    }

    async fn send_one(&self, portal: &Portal, browser: &Browser, key: &str, message: &str) -> Said {
        let Some(body) = encrypted(browser, message) else { return Said::Gone };
        let Some(service) = service_of(&browser.endpoint) else { return Said::Gone };
        let request = self
            .http
            .post(&browser.endpoint)
            .header("ttl", KEPT_S)
            .header("urgency", "normal")
            // The same message again takes the place of the first one.
            .header("topic", topic(key))
            .header(AUTHORIZATION, portal.push_key().authorization(service, &self.contact, portal.now()))
            .header(CONTENT_ENCODING, "aes128gcm")
            .header(CONTENT_TYPE, "application/octet-stream")
            .body(body);
        match request.send().await {
            Ok(answer) => by_status(answer.status()),
            Err(error) => Said::No(trouble_of(&error)),
        }
    }
}

fn by_status(status: StatusCode) -> Said {
    match status {
        StatusCode::NOT_FOUND | StatusCode::GONE => Said::Gone,
        _ if status.is_success() => Said::Taken,
        StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => Said::No(Trouble::NotNow),
        _ if status.is_server_error() => Said::No(Trouble::NotNow),
        _ => Said::No(Trouble::Rejected),
    }
}

/// One that has taken it is enough. Otherwise what may pass is waited for; browsers that are gone are no address.
fn verdict(said: &[Said]) -> Result<(), Trouble> {
    if said.iter().any(|said| matches!(said, Said::Taken)) {
        return Ok(());
    }
    let troubles = said.iter().filter_map(|said| if let Said::No(trouble) = said { Some(*trouble) } else { None });
    Err(troubles.max_by_key(|trouble| trouble.may_pass()).unwrap_or(Trouble::NoAddress))
}

fn encrypted(browser: &Browser, message: &str) -> Option<Vec<u8>> {
    let key = p256::PublicKey::from_sec1_bytes(&decoded(&browser.p256dh)?).ok()?;
    let secret: [u8; 16] = decoded(&browser.auth)?.try_into().ok()?;
    encrypt(message.as_bytes().to_vec(), &key, &Auth::from(secret)).ok()
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).or_else(|_| URL_SAFE.decode(text)).ok()
}

/// `https://push.example` of `https://push.example/send/1`.
fn service_of(endpoint: &str) -> Option<&str> {
    let host = endpoint.find("://")? + 3;
    let end = endpoint[host..].find('/').map_or(endpoint.len(), |at| host + at);
    Some(&endpoint[..end])
}

fn topic(key: &str) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(key)[..TOPIC_BYTES])
}

#[cfg(test)]
mod tests {
    use super::*;
    use web_push_native::decrypt;

    /// RFC 8291, Appendix A.
    const PRIVATE: &str = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
    const PUBLIC: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const SECRET: &str = "BTBZMqHH6r4Tts7J_aSIgg";
    const MESSAGE: &str = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95b\
        Qpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    fn read(message: Vec<u8>) -> String {
        let key = p256::SecretKey::from_slice(&decoded(PRIVATE).unwrap()).unwrap();
        let secret: [u8; 16] = decoded(SECRET).unwrap().try_into().unwrap();
        String::from_utf8(decrypt(message, &key, &Auth::from(secret)).unwrap()).unwrap()
    }

    #[test]
    fn the_browser_of_the_rfc_reads_the_rfcs_message_and_ours() {
        let browser = Browser { id: String::new(), endpoint: String::new(), p256dh: PUBLIC.into(), auth: SECRET.into() };
        let ours = encrypted(&browser, "AM-2026-0000001-0: cavab gəldi").unwrap();
        assert_eq!(read(decoded(MESSAGE).unwrap()), "When I grow up, I want to be a watermelon");
        assert_eq!(read(ours.clone()), "AM-2026-0000001-0: cavab gəldi");
        assert_ne!(ours, encrypted(&browser, "AM-2026-0000001-0: cavab gəldi").unwrap(), "a new key for each message");
    }

    #[test]
    fn an_address_that_has_expired_is_forgotten_and_any_other_trouble_forgets_none() {
        for (status, gone) in [(410, true), (404, true), (201, false), (400, false), (403, false), (413, false), (429, false), (503, false)]
        {
            let said = by_status(StatusCode::from_u16(status).unwrap());
            assert_eq!(matches!(said, Said::Gone), gone, "{status}");
        }
    }

    #[test]
    fn one_browser_is_enough_and_what_may_pass_is_waited_for() {
        assert_eq!(verdict(&[Said::Gone, Said::No(Trouble::NotNow), Said::Taken]), Ok(()));
        assert_eq!(verdict(&[Said::No(Trouble::Rejected), Said::No(Trouble::Timeout)]), Err(Trouble::Timeout));
        assert_eq!(verdict(&[Said::No(Trouble::Rejected), Said::Gone]), Err(Trouble::Rejected));
        assert_eq!(verdict(&[Said::Gone]), Err(Trouble::NoAddress));
        assert_eq!(service_of("https://push.example/a/b"), Some("https://push.example"));
        assert_eq!(topic("x").len(), 32);
    }
}
