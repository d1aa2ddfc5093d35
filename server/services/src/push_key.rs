//! The key by which push services know this server (VAPID, RFC 8292): ECDSA on P-256, made at the first start, kept with the
//! settings. Browsers are given its public half and take messages from nobody else.

use crate::Error;
use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::time::UnixMs;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::json;
use store::Db;

const SETTING: &str = "push_key";
/// How long a token is good for, seconds: push services refuse more than a day (RFC 8292, 2).
const GOOD_FOR_S: i64 = 12 * 3_600;

/// The key.
pub struct PushKey(SigningKey);

impl PushKey {
    /// Reads the key, or makes it; of several servers that start at once all take the first one's.
    ///
    /// # Errors
    /// [`Error::Internal`] when the database fails or what is kept there is no key.
    pub async fn open(db: &Db) -> Result<PushKey, Error> {
        let kept = match store::settings::get(db, SETTING).await? {
            Some(kept) => kept,
            None => {
                let fresh = URL_SAFE_NO_PAD.encode(SigningKey::random(&mut rand::rngs::OsRng).to_bytes());
                let begin = db.write(move |tx| Box::pin(async move { Ok::<_, Error>(store::settings::begin(tx, SETTING, &fresh).await?) }));
                begin.await?
            }
        };
        PushKey::read(&kept)
    }

    /// A key from its secret number, base64url.
    ///
    /// # Errors
    /// [`Error::Internal`] when it is none.
    pub fn read(secret: &str) -> Result<PushKey, Error> {
        let bytes = URL_SAFE_NO_PAD.decode(secret).context("the push key can't be read")?;
        Ok(PushKey(SigningKey::from_slice(&bytes).context("the push key is no key")?))
    }

    /// The public half: an uncompressed point, base64url. It is also what `k=` says.
    pub fn public(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.verifying_key().to_encoded_point(false).as_bytes())
    }

    /// The header `Authorization` for a push service (`https://host`), which may write to `contact` when something is wrong.
    pub fn authorization(&self, service: &str, contact: &str, now: UnixMs) -> String {
        let head = json!({ "typ": "JWT", "alg": "ES256" });
        let claims = json!({ "aud": service, "exp": now.0 / 1_000 + GOOD_FOR_S, "sub": contact });
        let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(head.to_string()), URL_SAFE_NO_PAD.encode(claims.to_string()));
        let signature: Signature = self.0.sign(signed.as_bytes());
        format!("vapid t={signed}.{}, k={}", URL_SAFE_NO_PAD.encode(signature.to_bytes()), self.public())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use p256::ecdsa::VerifyingKey;
    use p256::ecdsa::signature::Verifier;

    fn decoded(text: &str) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(text).unwrap()
    }

    #[tokio::test]
    async fn the_key_is_made_once_and_its_token_can_be_verified() {
        let world = crate::testing::sqlite().await;
        let key = world.portal.push_key();
        assert_eq!(PushKey::open(world.portal.db()).await.unwrap().public(), key.public(), "the same after another start");
        let header = key.authorization("https://push.example", "mailto:a@example.az", UnixMs(1_773_431_940_000));
        let (token, public) = header.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let verifying = VerifyingKey::from_sec1_bytes(&decoded(public)).unwrap();
        verifying.verify(signed.as_bytes(), &Signature::from_slice(&decoded(signature)).unwrap()).unwrap();
        let claims: serde_json::Value = serde_json::from_slice(&decoded(signed.split_once('.').unwrap().1)).unwrap();
        assert_eq!(claims, json!({ "aud": "https://push.example", "exp": 1_773_475_140, "sub": "mailto:a@example.az" }));
    }

    /// The example of RFC 8292, 2.4: its token is signed by the key it names.
    #[test]
    fn the_rfcs_own_example_is_understood() {
        let token = "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im\
            1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA";
        let public = "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let verifying = VerifyingKey::from_sec1_bytes(&decoded(public)).unwrap();
        verifying.verify(signed.as_bytes(), &Signature::from_slice(&decoded(signature)).unwrap()).unwrap();
    }
}
