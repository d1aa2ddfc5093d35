//! Browsers that may be sent push messages. The browser names the address of its push service; only known services are called.

use crate::people::token;
use crate::permission::Function;
use crate::{Ctx, Error};
use base64::Engine;
use base64::engine::general_purpose::{URL_SAFE, URL_SAFE_NO_PAD};
use domain::notice::{Channel, PushForm};
use domain::refusal::{Code, Refusal};
use store::subscriptions::SubscriptionRow;

/// Most browsers of one person.
const MOST: usize = 10;
/// Longest address of a push service.
const LONGEST: usize = 1_000;
/// An uncompressed point of P-256, and the browser's secret (RFC 8291, 3.2), bytes.
const KEY_BYTES: usize = 65;
const SECRET_BYTES: usize = 16;

/// Allows push on the browser in hand.
///
/// # Errors
/// [`Error::Refused`] when push is closed, or for an address or keys that no browser gives.
pub async fn allow_push(ctx: &Ctx, form: PushForm) -> Result<(), Error> {
    ctx.may(Function::AllowPush)?;
    let person = ctx.person()?.clone();
    if !ctx.portal.is_open(Channel::Push) {
        return Err(Refusal::form(Code::NotNow).into());
    }
    if !is_push_service(&ctx.portal.config().push_hosts, &form.endpoint) || !has_keys(&form) {
        return Err(Refusal::form(Code::BadFormat).into());
    }
    let id = token::hash(&form.endpoint);
    let older = store::subscriptions::of_person(ctx.portal.db(), &person).await?;
    let surplus: Vec<String> = older.into_iter().map(|row| row.id).filter(|other| *other != id).skip(MOST - 1).collect();
    let row = SubscriptionRow { id, person, endpoint: form.endpoint, p256dh: form.keys.p256dh, auth: form.keys.auth, created_ms: ctx.now };
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            for id in surplus {
                store::subscriptions::remove(tx, &id).await?;
            }
            Ok::<_, Error>(store::subscriptions::put(tx, &row).await?)
        })
    });
    write.await
}

/// Whether push is allowed to this person on the browser with this address.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn has_push(ctx: &Ctx, endpoint: &str) -> Result<bool, Error> {
    ctx.may(Function::HasPush)?;
    let id = token::hash(endpoint);
    Ok(store::subscriptions::of_person(ctx.portal.db(), ctx.person()?).await?.iter().any(|row| row.id == id))
}

/// Takes the permission back: of one browser by its address.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub async fn stop_push(ctx: &Ctx, endpoint: &str) -> Result<(), Error> {
    ctx.may(Function::StopPush)?;
    let (person, id) = (ctx.person()?.clone(), token::hash(endpoint));
    let write =
        ctx.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::subscriptions::remove_own(tx, &person, &id).await?) }));
    write.await.map(|_| ())
}

fn has_keys(form: &PushForm) -> bool {
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).or_else(|_| URL_SAFE.decode(text)).unwrap_or_default();
    let key = bytes(&form.keys.p256dh);
    let is_point = key.len() == KEY_BYTES && p256::PublicKey::from_sec1_bytes(&key).is_ok();
    is_point && bytes(&form.keys.auth).len() == SECRET_BYTES
}

/// Whether an address belongs to a known push service: `push.example`, `*.push.example`, or a whole origin such as
/// `http://127.0.0.1:4000` for a service in one's own network.
pub(crate) fn is_push_service(known: &[String], endpoint: &str) -> bool {
    let Some((scheme, rest)) = endpoint.split_once("://") else { return false };
    let Some((host, path)) = rest.split_once('/') else { return false };
    let plain = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte));
    let printable = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let is_known = |known: &String| match known.strip_prefix("*.") {
        Some(above) => scheme == "https" && host.strip_suffix(above).is_some_and(|under| under.len() > 1 && under.ends_with('.')),
        None if known.contains("://") => *known == format!("{scheme}://{host}"),
        None => scheme == "https" && host == known,
    };
    plain && printable && endpoint.len() <= LONGEST && known.iter().any(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_cannot_send_the_server_anywhere() {
        let known = ["push.example".to_owned(), "*.apple.example".to_owned(), "http://127.0.0.1:4000".to_owned()];
        let is = |endpoint: &str| is_push_service(&known, endpoint);
        assert!(is("https://push.example/send/abc?x=1") && is("https://web.apple.example/Q") && is("http://127.0.0.1:4000/a"));
        let foreign = [
            "http://push.example/a",
            "https://push.example",
            "https://push.example:8443/a",
            "https://evil.example/push.example/",
            "https://push.example@evil.example/a",
            "https://push.example\\@evil.example/a",
            "https://push.example#@evil.example/a",
            "https://notapple.example/a",
            "https://.apple.example/a",
            "http://127.0.0.1:22/a",
            "http://127.0.0.1:4000@evil.example/a",
            "https://push.example/a\r\nHost: evil",
            "file:///etc/passwd",
            "",
        ];
        for address in foreign {
            assert!(!is(address), "{address}");
        }
        assert!(!is(&format!("https://push.example/{}", "a".repeat(LONGEST))));
    }
}
